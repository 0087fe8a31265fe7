import type { HandleWebhookRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { settleAttempt } from '../intents/settle-attempt.ts';
import type { ProviderEvent } from '../provider/payment-provider.ts';
import { settleRefund } from '../refunds/settle-refund.ts';
import type { PaymentsStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Takes in what the provider reports on its own account. The signature of the body is the permission: there is no viewer.
 * An event has its effect once, in the transaction that remembers its id; what it says about a payment that is
 * settled already, or about an earlier attempt, changes nothing, so order does not matter.
 */
export async function handleWebhook(
  dependencies: PaymentsDependencies,
  call: ServiceCall,
  request: HandleWebhookRequest,
): Promise<{ readonly isNew: boolean }> {
  const { provider, clock } = dependencies;
  if (request.provider !== provider.name) throw notFound('Payment provider', request.provider.slice(0, 40));
  const receivedAt = clock();
  const event = provider.readWebhook({ body: request.body, headers: request.headers, receivedAt });
  const isNew = await unitOfWork.change(dependencies, call, async (unit) => {
    const isFirst = await unit.stores.providerEvents.insertIfNew({
      provider: provider.name,
      eventId: event.id,
      kind: event.kind,
      receivedAt,
    });
    if (isFirst) await apply(dependencies, unit, event);
    return isFirst;
  });
  return { isNew };
}

async function apply(
  dependencies: PaymentsDependencies,
  unit: Unit<PaymentsStores>,
  event: ProviderEvent,
): Promise<void> {
  switch (event.kind) {
    case 'capture-decided':
      await settleAttempt(dependencies, unit, {
        attempt: event.attempt,
        outcome: event.outcome,
        cause: 'webhook',
      });
      return;
    case 'refund-decided':
      await settleRefund(unit, event.refundId, event.outcome);
      return;
    case 'other':
      return;
    default:
      assertNever(event);
  }
}
