import { appendEvents, type NewEvent } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Opportunity } from '../model/opportunity.ts';
import { createStores } from '../stores/stores.ts';

/**
 * Changes one opportunity under its row lock and publishes what happened. `change` gets the opportunity as it
 * is and returns the fields that differ.
 */
export function changeOpportunity(
  { database, clock }: CrmDependencies,
  organizationId: string,
  target: { readonly id: string; readonly expectedVersion?: number },
  change: (opportunity: Opportunity, now: Date) => Partial<Opportunity>,
  toEvent: (opportunity: Opportunity) => NewEvent,
): Promise<Opportunity> {
  const now = clock();
  return database.transaction(async (transaction) => {
    const { opportunities } = createStores(transaction, database.engine);
    const current = await opportunities.lock(organizationId, target.id);
    assertExpectedVersion('Opportunity', current, target.expectedVersion);
    const changed: Opportunity = {
      ...current,
      ...change(current, now),
      updatedAt: now,
      version: current.version + 1,
    };
    await opportunities.update(changed);
    await appendEvents(transaction, now, [toEvent(changed)]);
    return changed;
  });
}
