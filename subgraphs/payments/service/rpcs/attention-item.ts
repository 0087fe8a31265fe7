import type { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { toAttentionItemMessage, toPaymentIntentMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { reconcilePayment } from '../use-cases/reconcile-payment.ts';
import { resolvePaymentAttention } from '../use-cases/resolve-payment-attention.ts';

type AttentionItemRpcs = Pick<
  ServiceHandlers<PaymentsServiceService>,
  'listPaymentsNeedingAttention' | 'resolvePaymentAttention' | 'reconcilePayment'
>;

/** RPCs of the work list. */
export function createAttentionItemRpcs(dependencies: PaymentsDependencies): AttentionItemRpcs {
  const { settings, clock } = dependencies;
  const { attentionItems } = unitOfWork.read(dependencies);
  return {
    listPaymentsNeedingAttention: async ({ page, reason }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'payments:attention:read');
      const since = new Date(clock().getTime() - settings.attentionAfterMs);
      const filter = { since, reason: reason === 'UNSPECIFIED' ? undefined : reason };
      const found = await attentionItems.listOpen(organizationId, filter, page);
      return { items: found.rows.map(toAttentionItemMessage), page: found.page };
    },
    resolvePaymentAttention: async (request, call) => ({
      item: toAttentionItemMessage(await resolvePaymentAttention(dependencies, call, request)),
    }),
    reconcilePayment: async (request, call) => ({
      paymentIntent: toPaymentIntentMessage(
        await once(call, () => reconcilePayment(dependencies, call, request)),
      ),
    }),
  };
}
