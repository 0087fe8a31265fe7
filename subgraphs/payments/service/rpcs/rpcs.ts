import type { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { createAttentionItemRpcs } from './attention-item.ts';
import { createPaymentIntentRpcs } from './payment-intent.ts';
import { createRefundRpcs } from './refund.ts';
import { createWebhookRpcs } from './webhook.ts';

/** The RPCs of `erp.payments.v1.PaymentsService` over the use cases. */
export function createRpcs(dependencies: PaymentsDependencies): ServiceHandlers<PaymentsServiceService> {
  return {
    ...createPaymentIntentRpcs(dependencies),
    ...createRefundRpcs(dependencies),
    ...createAttentionItemRpcs(dependencies),
    ...createWebhookRpcs(dependencies),
  };
}
