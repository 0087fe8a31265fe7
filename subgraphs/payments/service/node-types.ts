import type { PaymentsServiceService } from '../../../proto/generated/erp/payments/v1/payments.ts';
import type { NodeTypes } from '../../kit/part/node-rpcs.ts';

/** The types of payments that `node` and `nodes` look up by id. */
export const nodeTypes: NodeTypes<PaymentsServiceService> = {
  PaymentIntent: {
    find: async ({ batchGetPaymentIntents }, ids, call) =>
      (await batchGetPaymentIntents({ ids }, call)).paymentIntents,
  },
  Refund: {
    find: async ({ batchGetRefunds }, ids, call) => (await batchGetRefunds({ ids }, call)).refunds,
  },
};
