import type { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { toPaymentIntentMessage, toRefundMessage } from '../messages.ts';
import { visibleRowsOf } from '../model/visible-rows.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { recordRefund } from '../use-cases/record-refund.ts';
import { refundPayment } from '../use-cases/refund-payment.ts';
import { retryRefund } from '../use-cases/retry-refund.ts';

type RefundRpcs = Pick<
  ServiceHandlers<PaymentsServiceService>,
  'batchGetRefunds' | 'batchListRefundsByPaymentIntent' | 'refundPayment' | 'retryRefund' | 'recordRefund'
>;

/** RPCs about refunds. */
export function createRefundRpcs(dependencies: PaymentsDependencies): RefundRpcs {
  const { refunds } = unitOfWork.read(dependencies);
  return {
    batchGetRefunds: async ({ ids }, { viewer }) => {
      const found = await refunds.findByIds(visibleRowsOf(viewer), ids);
      return { refunds: found.map(toRefundMessage) };
    },
    batchListRefundsByPaymentIntent: async ({ paymentIntentIds }, { viewer }) => {
      const found = await refunds.listByPaymentIntents(visibleRowsOf(viewer), paymentIntentIds);
      return { refunds: found.map(toRefundMessage) };
    },
    retryRefund: async (request, call) => {
      const { refund, intent } = await retryRefund(dependencies, call, request);
      return { refund: toRefundMessage(refund), paymentIntent: toPaymentIntentMessage(intent) };
    },
    recordRefund: async (request, call) => {
      const { refund, intent } = await recordRefund(dependencies, call, request);
      return { refund: toRefundMessage(refund), paymentIntent: toPaymentIntentMessage(intent) };
    },
    refundPayment: async (request, call) => {
      const { refund, intent } = await refundPayment(dependencies, call, request);
      return { refund: toRefundMessage(refund), paymentIntent: toPaymentIntentMessage(intent) };
    },
  };
}
