import type { PaymentIntentStatus as PaymentIntentStatusMessage } from '../../../proto/generated/erp/payments/v1/payments.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type {
  MutationResolvers,
  PaymentIntentStatus,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers-types.ts';

type PaymentIntentQueries = Pick<QueryResolvers, 'paymentIntent' | 'payments'>;
type PaymentIntentMutations = Pick<
  MutationResolvers,
  'createPaymentIntent' | 'processPayment' | 'cancelPaymentIntent'
>;

/** Query fields about payment intents. */
export const paymentIntentQueries: PaymentIntentQueries = {
  paymentIntent: (_parent, { id }, { loaders }) => loaders.paymentIntentById.load(id),
  payments: async (_parent, args, { service, call }, info) => {
    const { status, reservationId, invoiceId, userId } = args;
    const found = await service.listPaymentIntents(
      { ...withoutNulls({ status, reservationId, invoiceId, userId }), page: toPageRequest(args, info) },
      call,
    );
    return toConnection(found.paymentIntents, found.page);
  },
};

/** Mutation fields about payment intents. */
export const paymentIntentMutations: PaymentIntentMutations = {
  createPaymentIntent: async (_parent, { input }, { service, call }) => {
    const { paymentIntent } = await service.createPaymentIntent(withoutNulls(input), call);
    return { paymentIntent: required(paymentIntent) };
  },
  processPayment: async (_parent, { input }, { service, call }) => {
    const { paymentIntent } = await service.processPayment(withoutNulls(input), call);
    return { paymentIntent: required(paymentIntent) };
  },
  cancelPaymentIntent: async (_parent, { input }, { service, call }) => {
    const { paymentIntent } = await service.cancelPaymentIntent(withoutNulls(input), call);
    return { paymentIntent: required(paymentIntent) };
  },
};

/** Fields of `PaymentIntent` that differ from the message, or are loaded. */
export const PaymentIntent: Resolvers['PaymentIntent'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.paymentIntentById.load(id),
  amount: ({ amount }) => required(amount),
  refundedAmount: ({ refundedAmount }) => required(refundedAmount),
  refundableAmount: ({ refundableAmount }) => required(refundableAmount),
  reservation: ({ reservationId }) => (reservationId === undefined ? null : { id: reservationId }),
  invoice: ({ invoiceId }) => (invoiceId === undefined ? null : { id: invoiceId }),
  user: ({ userId }) => ({ id: userId }),
  refunds: ({ id }, _args, { loaders }) => loaders.refundsByIntent.load(id),
  history: ({ id }, _args, { loaders }) => loaders.historyByIntent.load(id),
};

/** Fields of `PaymentTransition` that differ from the message. */
export const PaymentTransition: Resolvers['PaymentTransition'] = {
  from: ({ fromStatus }) => (fromStatus === undefined ? null : toStatusName(fromStatus)),
  to: ({ toStatus }) => toStatusName(toStatus),
};

function toStatusName(status: PaymentIntentStatusMessage): PaymentIntentStatus {
  if (status === 'UNSPECIFIED') throw new Error('The service left out the status of a transition.');
  return status;
}
