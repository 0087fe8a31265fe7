import type { UpdateTicketTypeRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { type TicketType, ticketTypeFields } from '../model/ticket-type.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { assertPriceCurrency, changeTicketTypes } from './change-ticket-type.ts';

/**
 * Changes the fields of a kind of ticket that the mask names, while its event is not closed. Throws CONFLICT when the capacity would fall below
 * what is held and sold. Needs `reservations:event:write`.
 */
export async function updateTicketType(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: UpdateTicketTypeRequest,
): Promise<Event> {
  const organizationId = requirePermission(call.viewer, 'reservations:event:write');
  const { ticketTypeId, expectedVersion } = request;
  const eventId = await unitOfWork.read(dependencies).ticketTypes.findEventId(organizationId, ticketTypeId);
  return changeTicketTypes(dependencies, call, { organizationId, eventId }, async (event, types) => {
    const type = event.ticketTypes.find((candidate) => candidate.id === ticketTypeId);
    if (!type) throw notFound('TicketType', ticketTypeId);
    assertExpectedVersion('TicketType', type, expectedVersion);
    const { capacity = type.capacity, ...changes } = readMaskedChanges(
      { schema: ticketTypeFields },
      request,
      type,
    );
    const changed: TicketType = { ...type, ...changes };
    assertPriceCurrency('price', event.currency, changed);
    const capacityChange = capacity - type.capacity;
    if (await types.update(organizationId, changed, capacityChange)) return;
    const taken = type.capacity - type.available;
    throw new DomainError('CONFLICT', `The capacity cannot fall below the ${taken} tickets held and sold.`, {
      metadata: { taken: String(taken) },
    });
  });
}
