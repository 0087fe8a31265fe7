import { DomainError, staleVersion } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { type ReservationsUnit, unitOfWork } from '../unit-of-work.ts';

/** Which event is changed, and the version that the client saw. */
interface EventTarget {
  readonly organizationId: string;
  readonly eventId: string;
  readonly expectedVersion?: number;
}

/**
 * Changes one event. `change` gets the event as it is and returns what it becomes; `announce` publishes it.
 * Throws NOT_FOUND, and CONFLICT when the version is not the expected one or another change came first.
 * @param call undefined for jobs
 */
export function changeEvent(
  dependencies: ReservationsDependencies,
  call: ServiceCall | undefined,
  { organizationId, eventId, expectedVersion }: EventTarget,
  change: (event: Event, now: Date) => Event,
  announce: (unit: ReservationsUnit, after: Event, before: Event) => Promise<void>,
): Promise<Event> {
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const event = await stores.events.find(organizationId, eventId);
    assertExpectedVersion('Event', event, expectedVersion);
    const changed = { ...change(event, now), updatedAt: now };
    if (!(await stores.events.update(changed))) throw changedMeanwhile(event, expectedVersion);
    const stored = { ...changed, version: event.version + 1 };
    await announce(unit, stored, event);
    return stored;
  });
}

function changedMeanwhile({ id, version }: Event, expectedVersion: number | undefined): DomainError {
  return expectedVersion === undefined
    ? new DomainError('CONFLICT', `Event ${id} was changed by another request at the same time.`)
    : staleVersion('Event', id, expectedVersion, version + 1);
}
