import type { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { handleWebhook } from '../use-cases/handle-webhook.ts';

type WebhookRpcs = Pick<ServiceHandlers<PaymentsServiceService>, 'handleWebhook'>;

/** The RPC that the provider's webhooks end in. */
export function createWebhookRpcs(dependencies: PaymentsDependencies): WebhookRpcs {
  return { handleWebhook: (request, call) => handleWebhook(dependencies, call, request) };
}
