import { z } from 'zod';
import type { ResolvePaymentAttentionRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { AttentionItem } from '../model/attention-item.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  id: z.string().min(1),
  note: requiredText({ subject: 'A note', maxLength: 500, isMultiline: true }),
});

/**
 * Takes off the work list what was settled elsewhere, for example a refund by bank transfer, with a note of what was
 * done. Throws CONFLICT for an item that is resolved, and for a payment whose outcome only the provider knows. Needs
 * `payments:attention:write`.
 */
export async function resolvePaymentAttention(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: ResolvePaymentAttentionRequest,
): Promise<AttentionItem> {
  const organizationId = requirePermission(call.viewer, 'payments:attention:write');
  const { id, note } = validateInput(inputSchema, request);
  const resolvedBy = call.viewer.kind === 'user' ? call.viewer.userId : undefined;
  return unitOfWork.change(dependencies, call, async ({ stores, now }) => {
    const item = await stores.attentionItems.lock(organizationId, id);
    if (item.resolvedAt) throw new DomainError('CONFLICT', 'This was resolved already.');
    if (item.reason === 'OUTCOME_UNKNOWN')
      throw new DomainError('CONFLICT', 'Only the provider knows the outcome: reconcile the payment.');
    const resolved = { ...item, resolvedAt: now, resolvedBy, note };
    await stores.attentionItems.update(resolved);
    return resolved;
  });
}
