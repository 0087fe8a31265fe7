import type { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { toPaymentIntentMessage, toTransitionMessage } from '../messages.ts';
import { countingIntents } from '../model/payment-intent.ts';
import { visibleRowsOf } from '../model/visible-rows.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { cancelPaymentIntent } from '../use-cases/cancel-payment-intent.ts';
import { createPaymentIntent } from '../use-cases/create-payment-intent.ts';
import { processPayment } from '../use-cases/process-payment.ts';

type PaymentIntentRpcs = Pick<
  ServiceHandlers<PaymentsServiceService>,
  | 'batchGetPaymentIntents'
  | 'batchGetPaymentIntentsByReservation'
  | 'batchListPaymentIntentsByInvoice'
  | 'listPaymentIntents'
  | 'batchListTransitionsByPaymentIntent'
  | 'createPaymentIntent'
  | 'processPayment'
  | 'cancelPaymentIntent'
>;

/** RPCs about payment intents and their history. */
export function createPaymentIntentRpcs(dependencies: PaymentsDependencies): PaymentIntentRpcs {
  const { intents, transitions } = unitOfWork.read(dependencies);
  return {
    batchGetPaymentIntents: async ({ ids }, { viewer }) => {
      const found = await intents.findByIds(visibleRowsOf(viewer), ids);
      return { paymentIntents: found.map(toPaymentIntentMessage) };
    },
    batchGetPaymentIntentsByReservation: async ({ reservationIds }, { viewer }) => {
      const found = await intents.listByReservations(visibleRowsOf(viewer), reservationIds);
      return { paymentIntents: countingIntents(found).map(toPaymentIntentMessage) };
    },
    batchListPaymentIntentsByInvoice: async ({ invoiceIds }, { viewer }) => {
      const found = await intents.listByInvoices(visibleRowsOf(viewer), invoiceIds);
      return { paymentIntents: found.map(toPaymentIntentMessage) };
    },
    listPaymentIntents: async ({ page, ...filter }, { viewer }) => {
      const found = await intents.list(
        visibleRowsOf(viewer),
        { ...filter, status: filter.status === 'UNSPECIFIED' ? undefined : filter.status },
        page,
      );
      return { paymentIntents: found.rows.map(toPaymentIntentMessage), page: found.page };
    },
    batchListTransitionsByPaymentIntent: async ({ paymentIntentIds }, { viewer }) => {
      const found = await transitions.listByPaymentIntents(visibleRowsOf(viewer), paymentIntentIds);
      return { transitions: found.map(toTransitionMessage) };
    },
    createPaymentIntent: async (request, call) => ({
      paymentIntent: toPaymentIntentMessage(
        await once(call, () => createPaymentIntent(dependencies, call, request)),
      ),
    }),
    processPayment: async (request, call) => ({
      paymentIntent: toPaymentIntentMessage(await processPayment(dependencies, call, request)),
    }),
    cancelPaymentIntent: async (request, call) => ({
      paymentIntent: toPaymentIntentMessage(await cancelPaymentIntent(dependencies, call, request)),
    }),
  };
}
