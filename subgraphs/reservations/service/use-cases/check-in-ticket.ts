import { z } from 'zod';
import type { CheckInTicketRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { normalizeTicketCode, type Ticket, ticketTransitions } from '../model/ticket.ts';
import { ticketCheckedIn } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  code: requiredText({ subject: 'A code', maxLength: 64 }),
  eventId: z.string().optional(),
});

/** Lets the holder of a ticket in: VALID → USED, once. Needs `reservations:ticket:checkin`. */
export async function checkInTicket(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: CheckInTicketRequest,
): Promise<Ticket> {
  const organizationId = requirePermission(call.viewer, 'reservations:ticket:checkin');
  const checkedInBy = call.viewer.kind === 'user' ? call.viewer.userId : undefined;
  const input = validateInput(inputSchema, request);
  return unitOfWork.change(dependencies, call, async ({ stores, publish }) => {
    // Locked: of two doors that scan the same code at the same time, one opens.
    const ticket = await stores.tickets.lockByCode(organizationId, normalizeTicketCode(input.code));
    if (input.eventId !== undefined && input.eventId !== ticket.eventId)
      throw new DomainError('CONFLICT', 'The ticket is for another event.', {
        metadata: { currentState: ticket.status, eventId: ticket.eventId },
      });
    assertTransition('The ticket', ticketTransitions, ticket.status, 'USED');
    const used: Ticket = { ...ticket, status: 'USED', usedAt: await stores.time.now() };
    await stores.tickets.update(used);
    await publish(ticketCheckedIn(used, checkedInBy));
    return used;
  });
}
