import { appendEvents, type NewEvent } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Customer } from '../model/customer.ts';
import { createStores } from '../stores/stores.ts';

/**
 * Changes one customer under its row lock and publishes what happened. `change` gets the customer as it is and
 * returns the fields that differ; undefined leaves everything as it is, version included.
 */
export function changeCustomer(
  { database, clock }: CrmDependencies,
  organizationId: string,
  target: { readonly id: string; readonly expectedVersion?: number },
  change: (customer: Customer, now: Date) => Partial<Customer> | undefined,
  toEvent: (customer: Customer) => NewEvent,
): Promise<Customer> {
  const now = clock();
  return database.transaction(async (transaction) => {
    const { customers } = createStores(transaction, database.engine);
    const current = await customers.lock(organizationId, target.id);
    assertExpectedVersion('Customer', current, target.expectedVersion);
    const changes = change(current, now);
    if (!changes) return current;
    const changed: Customer = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    await customers.update(changed);
    await appendEvents(transaction, now, [toEvent(changed)]);
    return changed;
  });
}
