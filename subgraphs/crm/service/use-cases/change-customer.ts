import type { NewEvent } from '../../../kit/events/outbox.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requireOrganization } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Customer } from '../model/customer.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Changes one customer under its row lock and publishes what happened. `change` gets the customer as it is and returns
 * the fields that differ; undefined leaves everything as it is, version included.
 */
export function changeCustomer(
  dependencies: CrmDependencies,
  call: ServiceCall,
  target: { readonly id: string; readonly expectedVersion?: number },
  change: (customer: Customer, now: Date) => Partial<Customer> | undefined,
  toEvent: (customer: Customer) => NewEvent,
): Promise<Customer> {
  const organizationId = requireOrganization(call.viewer);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const current = await stores.customers.lock(organizationId, target.id);
    assertExpectedVersion('Customer', current, target.expectedVersion);
    const changes = change(current, now);
    if (!changes) return current;
    const changed: Customer = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    await stores.customers.update(changed);
    await publish(toEvent(changed));
    return changed;
  });
}
