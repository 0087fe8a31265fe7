import type { NewEvent } from '../../../kit/events/outbox.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requireOrganization } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Opportunity } from '../model/opportunity.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Changes one opportunity under its row lock and publishes what happened. `change` gets the opportunity as it is and returns
 * the fields that differ; undefined leaves everything as it is, version included.
 */
export function changeOpportunity(
  dependencies: CrmDependencies,
  call: ServiceCall,
  target: { readonly id: string; readonly expectedVersion?: number },
  change: (opportunity: Opportunity, now: Date) => Partial<Opportunity> | undefined,
  toEvent: (opportunity: Opportunity) => NewEvent,
): Promise<Opportunity> {
  const organizationId = requireOrganization(call.viewer);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const current = await stores.opportunities.lock(organizationId, target.id);
    assertExpectedVersion('Opportunity', current, target.expectedVersion);
    const changes = change(current, now);
    if (!changes) return current;
    const changed: Opportunity = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    await stores.opportunities.update(changed);
    await publish(toEvent(changed));
    return changed;
  });
}
