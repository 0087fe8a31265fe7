import { appendEvents, type NewEvent } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Lead } from '../model/lead.ts';
import { createStores } from '../stores/stores.ts';

/**
 * Changes one lead under its row lock and publishes what happened. `change` gets the lead as it is and returns
 * the fields that differ; undefined leaves everything as it is, version included.
 */
export function changeLead(
  { database, clock }: CrmDependencies,
  organizationId: string,
  target: { readonly id: string; readonly expectedVersion?: number },
  change: (lead: Lead) => Partial<Lead> | undefined,
  toEvent: (lead: Lead) => NewEvent,
): Promise<Lead> {
  const now = clock();
  return database.transaction(async (transaction) => {
    const { leads } = createStores(transaction, database.engine);
    const current = await leads.lock(organizationId, target.id);
    assertExpectedVersion('Lead', current, target.expectedVersion);
    const changes = change(current);
    if (!changes) return current;
    const changed: Lead = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    await leads.update(changed);
    await appendEvents(transaction, now, [toEvent(changed)]);
    return changed;
  });
}
