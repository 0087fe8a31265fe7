import type { NewEvent } from '../../../kit/events/outbox.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requireOrganization } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Lead } from '../model/lead.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Changes one lead under its row lock and publishes what happened. `change` gets the lead as it is and returns
 * the fields that differ; undefined leaves everything as it is, version included.
 */
export function changeLead(
  dependencies: CrmDependencies,
  call: ServiceCall,
  target: { readonly id: string; readonly expectedVersion?: number },
  change: (lead: Lead, now: Date) => Partial<Lead> | undefined,
  toEvent: (lead: Lead) => NewEvent,
): Promise<Lead> {
  const organizationId = requireOrganization(call.viewer);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const current = await stores.leads.lock(organizationId, target.id);
    assertExpectedVersion('Lead', current, target.expectedVersion);
    const changes = change(current, now);
    if (!changes) return current;
    const changed: Lead = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    await stores.leads.update(changed);
    await publish(toEvent(changed));
    return changed;
  });
}
