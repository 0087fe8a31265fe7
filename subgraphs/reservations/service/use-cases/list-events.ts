import { z } from 'zod';
import type { ListEventsRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { eventVisibility } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';

const filterSchema = z.object({
  search: optionalText({ maxLength: 200 }),
  status: z.enum(['DRAFT', 'ON_SALE', 'SOLD_OUT', 'CLOSED']).optional(),
  startsFrom: z.date().optional(),
  startsUntil: z.date().optional(),
});

/**
 * Events by start. Logged-in callers see their organization (drafts with `reservations:event:read`) unless they
 * name another one, of which they see what everybody sees; anonymous callers see all published events.
 */
export async function listEvents(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: ListEventsRequest,
): Promise<KeysetPage<Event>> {
  const filter = validateInput(filterSchema, request);
  const { viewer } = call;
  const { events, organizations } = unitOfWork.read(dependencies);
  const own = viewer.kind === 'anonymous' ? undefined : viewer.organizationId;
  const organizationId =
    request.organization === undefined ? own : await organizations.resolve(request.organization);
  return events.list(
    eventVisibility(viewer),
    { ...filter, organizationId, now: dependencies.clock() },
    request.page,
  );
}
