import { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { forwardCall } from '../../../kit/grpc/grpc-client.ts';
import { type BoundService, bindService } from '../../../kit/grpc/grpc-server.ts';
import type { ViewerTokens } from '../../../kit/viewer/viewer-token.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { toPaymentIntentMessage, toRefundMessage, toTransitionMessage } from '../messages.ts';
import { visibleRowsOf } from '../model/visible-rows.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';
import { createPaymentTransitionStore } from '../stores/payment-transition-store.ts';
import { createRefundStore } from '../stores/refund-store.ts';
import { cancelPaymentIntent } from '../use-cases/cancel-payment-intent.ts';
import { createPaymentIntent } from '../use-cases/create-payment-intent.ts';
import { handleWebhook } from '../use-cases/handle-webhook.ts';
import { processPayment } from '../use-cases/process-payment.ts';
import { refundPayment } from '../use-cases/refund-payment.ts';
import { findIntentsOfReservations, listPaymentIntents } from './payment-intent.ts';

/** The RPCs of `erp.payments.v1.PaymentsService` over the use cases. */
export function createPaymentsService(
  dependencies: PaymentsDependencies,
  viewerTokens: ViewerTokens,
): BoundService {
  const { database } = dependencies;
  const intents = createPaymentIntentStore(database.kysely, database.engine);
  const transitions = createPaymentTransitionStore(database.kysely);
  const refunds = createRefundStore(database.kysely, database.engine);
  return bindService(PaymentsServiceService, {
    batchGetPaymentIntents: async ({ ids }, { viewer }) => ({
      paymentIntents: (await intents.findByIds(visibleRowsOf(viewer), ids)).map(toPaymentIntentMessage),
    }),
    batchGetPaymentIntentsByReservation: async ({ reservationIds }, { viewer }) => ({
      paymentIntents: (await findIntentsOfReservations(dependencies, viewer, reservationIds)).map(
        toPaymentIntentMessage,
      ),
    }),
    batchListPaymentIntentsByInvoice: async ({ invoiceIds }, { viewer }) => ({
      paymentIntents: (await intents.listByInvoices(visibleRowsOf(viewer), invoiceIds)).map(
        toPaymentIntentMessage,
      ),
    }),
    listPaymentIntents: async (request, { viewer }) => {
      const found = await listPaymentIntents(dependencies, viewer, request);
      return { paymentIntents: found.rows.map(toPaymentIntentMessage), page: found.page };
    },
    batchListTransitionsByPaymentIntent: async ({ paymentIntentIds }, { viewer }) => ({
      transitions: (await transitions.listByPaymentIntents(visibleRowsOf(viewer), paymentIntentIds)).map(
        toTransitionMessage,
      ),
    }),
    batchGetRefunds: async ({ ids }, { viewer }) => ({
      refunds: (await refunds.findByIds(visibleRowsOf(viewer), ids)).map(toRefundMessage),
    }),
    batchListRefundsByPaymentIntent: async ({ paymentIntentIds }, { viewer }) => ({
      refunds: (await refunds.listByPaymentIntents(visibleRowsOf(viewer), paymentIntentIds)).map(
        toRefundMessage,
      ),
    }),
    createPaymentIntent: async (request, call) => {
      const peerCall = await forwardCall(call, viewerTokens);
      const intent = await createPaymentIntent(dependencies, call.viewer, peerCall, request);
      return { paymentIntent: toPaymentIntentMessage(intent) };
    },
    processPayment: async (request, call) => {
      const peerCall = await forwardCall(call, viewerTokens);
      const intent = await processPayment(dependencies, call.viewer, peerCall, request);
      return { paymentIntent: toPaymentIntentMessage(intent) };
    },
    cancelPaymentIntent: async (request, { viewer }) => ({
      paymentIntent: toPaymentIntentMessage(await cancelPaymentIntent(dependencies, viewer, request)),
    }),
    refundPayment: async (request, { viewer }) => {
      const { refund, intent } = await refundPayment(dependencies, viewer, request);
      return { refund: toRefundMessage(refund), paymentIntent: toPaymentIntentMessage(intent) };
    },
    handleWebhook: (request) => handleWebhook(dependencies, request),
  });
}
