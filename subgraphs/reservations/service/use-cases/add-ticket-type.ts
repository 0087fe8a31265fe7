import { z } from 'zod';
import type { AddTicketTypeRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { assertNotClosed, type Event } from '../model/event.ts';
import { newTicketType, ticketTypeSchema } from '../model/event-input.ts';
import { appendTicketType } from './change-ticket-type.ts';

const maxTicketTypes = 50;

/** Adds a kind of ticket to an event that is not closed. Needs `reservations:event:write`. */
export async function addTicketType(
  dependencies: ReservationsDependencies,
  viewer: Viewer,
  request: AddTicketTypeRequest,
): Promise<Event> {
  const organizationId = requirePermission(viewer, 'reservations:event:write');
  const { ticketType } = validateInput(z.object({ ticketType: ticketTypeSchema }), request);
  return appendTicketType(dependencies, organizationId, request.eventId, (event) => {
    assertNotClosed(event);
    if (event.ticketTypes.length >= maxTicketTypes)
      throw new DomainError('CONFLICT', `An event has at most ${maxTicketTypes} kinds of tickets.`);
    if (ticketType.price.currencyCode !== event.currency)
      throw invalidInput({
        path: 'ticketType.price',
        message: `All prices of an event have one currency, here ${event.currency}.`,
      });
    return newTicketType(event.id, ticketType);
  });
}
