import type { Transaction } from 'kysely';
import type { HandleWebhookRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { assertNever } from '../../../kit/values/assert-never.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import { settleAttemptWithin } from '../intents/settle-attempt.ts';
import type { ProviderEvent } from '../provider/payment-provider.ts';
import { settleRefundWithin } from '../refunds/settle-refund.ts';
import { createProviderEventStore } from '../stores/provider-event-store.ts';
import type { PaymentsTables } from '../stores/tables.ts';

/**
 * Takes in what the provider tells on its own account. Whoever can sign the body may call: there is no viewer.
 * An event has its effect once, in the transaction that remembers its id; what it says about a payment that is
 * settled already, or about an earlier attempt, changes nothing, so order does not matter.
 */
export async function handleWebhook(
  dependencies: PaymentsDependencies,
  request: HandleWebhookRequest,
): Promise<{ readonly isNew: boolean }> {
  const { provider, database, clock } = dependencies;
  if (request.provider !== provider.name) throw notFound('Payment provider', request.provider.slice(0, 40));
  const receivedAt = clock();
  const event = provider.readWebhook({ body: request.body, headers: request.headers, receivedAt });
  const isNew = await database.transaction(async (transaction) => {
    const isFirst = await createProviderEventStore(transaction).insertIfNew({
      provider: provider.name,
      eventId: event.id,
      kind: event.kind,
      receivedAt,
    });
    if (isFirst) await apply(dependencies, transaction, event);
    return isFirst;
  });
  return { isNew };
}

async function apply(
  dependencies: PaymentsDependencies,
  transaction: Transaction<PaymentsTables>,
  event: ProviderEvent,
): Promise<void> {
  switch (event.kind) {
    case 'capture-decided':
      await settleAttemptWithin(dependencies, transaction, {
        attempt: event.attempt,
        outcome: event.outcome,
        cause: 'webhook',
      });
      return;
    case 'refund-decided':
      await settleRefundWithin(dependencies, transaction, event.refundId, event.outcome);
      return;
    case 'other':
      return;
    default:
      assertNever(event);
  }
}
