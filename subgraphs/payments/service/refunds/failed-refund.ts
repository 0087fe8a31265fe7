import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { UnitDependencies } from '../../../kit/part/unit-of-work.ts';
import type { Refund } from '../model/refund.ts';
import type { PaymentsTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** The refund with this id, which the provider refused. Throws NOT_FOUND, and CONFLICT for one that has not failed. */
export async function requireFailedRefund(
  dependencies: UnitDependencies<PaymentsTables>,
  organizationId: string,
  refundId: string,
): Promise<Refund> {
  const [refund] = await unitOfWork.read(dependencies).refunds.findByIds({ organizationId }, [refundId]);
  if (!refund) throw notFound('Refund', refundId);
  if (refund.status === 'FAILED') return refund;
  throw new DomainError('CONFLICT', `The refund is ${refund.status}: only a failed one is tried again.`, {
    metadata: { currentState: refund.status },
  });
}

/** The key of the one refund that takes the place of a failed one: tried again, or given back by hand. */
export function retryKeyOf(failed: Refund): string {
  return `retry:${failed.id}`;
}
