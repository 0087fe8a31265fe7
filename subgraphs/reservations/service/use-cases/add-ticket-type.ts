import { z } from 'zod';
import type { AddTicketTypeRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { maxTicketTypes, newTicketType, ticketTypeFields } from '../model/ticket-type.ts';
import { assertPriceCurrency, changeTicketTypes } from './change-ticket-type.ts';

const inputSchema = z.object({ ticketType: ticketTypeFields });

/** Adds a kind of ticket to an event that is not closed. Needs `reservations:event:write`. */
export async function addTicketType(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: AddTicketTypeRequest,
): Promise<Event> {
  const organizationId = requirePermission(call.viewer, 'reservations:event:write');
  const { ticketType } = validateInput(inputSchema, request);
  const { eventId } = request;
  return changeTicketTypes(dependencies, call, { organizationId, eventId }, async (event, types) => {
    const { length } = event.ticketTypes;
    if (length >= maxTicketTypes)
      throw new DomainError('CONFLICT', `An event has at most ${maxTicketTypes} kinds of tickets.`);
    assertPriceCurrency('ticketType.price', event.currency, ticketType);
    await types.insert(organizationId, [newTicketType(eventId, ticketType)], length);
  });
}
