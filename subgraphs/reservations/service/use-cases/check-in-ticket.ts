import { z } from 'zod';
import type { CheckInTicketRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { normalizeTicketCode, type Ticket, ticketTransitions } from '../model/ticket.ts';
import { ticketCheckedIn } from '../published-events.ts';
import { createTicketStore } from '../stores/ticket-store.ts';

const inputSchema = z.object({
  code: z.string().trim().min(1, 'A code is required.').max(64),
  eventId: z.string().optional(),
});

/** Lets the holder of a ticket in: VALID → USED, once. Needs `reservations:ticket:checkin`. */
export async function checkInTicket(
  { database, currentTime }: ReservationsDependencies,
  viewer: Viewer,
  request: CheckInTicketRequest,
): Promise<Ticket> {
  const organizationId = requirePermission(viewer, 'reservations:ticket:checkin');
  const input = validateInput(inputSchema, request);
  return database.transaction(async (transaction) => {
    const tickets = createTicketStore(transaction, database.engine);
    const code = normalizeTicketCode(input.code);
    const ticket = await tickets.findByCode(organizationId, code);
    if (!ticket) throw new DomainError('NOT_FOUND', 'There is no ticket with this code.');
    if (input.eventId !== undefined && input.eventId !== ticket.eventId)
      throw new DomainError('CONFLICT', 'The ticket is for another event.', {
        metadata: { currentState: ticket.status, eventId: ticket.eventId },
      });
    assertTransition('The ticket', ticketTransitions, ticket.status, 'USED');
    const now = await currentTime(transaction);
    // Conditional: of two doors that scan the same code at once, one opens.
    if (!(await tickets.use(ticket.id, now)))
      throw new DomainError('CONFLICT', 'The ticket was used or cancelled at this very moment.', {
        metadata: { requestedState: 'USED' },
      });
    const used: Ticket = { ...ticket, status: 'USED', usedAt: now };
    const checkedInBy = viewer.kind === 'user' ? viewer.userId : undefined;
    await appendEvents(transaction, now, [ticketCheckedIn(used, checkedInBy)]);
    return used;
  });
}
