import { z } from 'zod';
import type { ListEventsRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { eventVisibility } from '../model/reservation-scope.ts';
import { createEventStore } from '../stores/event-store.ts';
import { createOrganizationStore } from '../stores/organization-store.ts';

const filterSchema = z.object({
  search: z.string().max(200).optional(),
  status: z.enum(['DRAFT', 'ON_SALE', 'SOLD_OUT', 'CLOSED']).optional(),
  startsFrom: z.date().optional(),
  startsUntil: z.date().optional(),
});

/**
 * Events by start. Logged-in callers see their organization (drafts with `reservations:event:read`) unless they
 * name another one, of which they see what everybody sees; anonymous callers see all published events.
 */
export async function listEvents(
  { database }: ReservationsDependencies,
  viewer: Viewer,
  request: ListEventsRequest,
): Promise<KeysetPage<Event>> {
  const filter = validateInput(filterSchema, request);
  const own = viewer.kind === 'anonymous' ? undefined : viewer.organizationId;
  const organizationId =
    request.organization === undefined
      ? own
      : await createOrganizationStore(database.kysely).resolve(request.organization);
  return createEventStore(database.kysely, database.engine).list(
    eventVisibility(viewer),
    { ...filter, organizationId },
    request.page,
  );
}
