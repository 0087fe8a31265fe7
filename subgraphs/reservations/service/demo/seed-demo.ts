import { createHash } from 'node:crypto';
import { demoOrganizations, demoUsers } from '../../../kit/demo/demo-people.ts';
import {
  type DemoEvent,
  type DemoReservation,
  demoEventByNumber,
  demoEvents,
  demoReservations,
} from '../../../kit/demo/demo-sales.ts';
import { money } from '../../../kit/values/money.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import type { Event } from '../model/event.ts';
import { hashClientToken, newWaitingEntry } from '../model/queue-entry.ts';
import type { Reservation } from '../model/reservation.ts';
import { normalizeTicketCode, type Ticket } from '../model/ticket.ts';
import type { ReservationsStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

const dayMs = 86_400_000;

/** Fills an empty database with the demo's events, reservations, tickets and queue. Safe to run twice. */
export async function seedDemo(
  dependencies: Pick<ReservationsDependencies, 'database' | 'clock'>,
): Promise<void> {
  await unitOfWork.change(dependencies, undefined, async ({ stores, now }) => {
    const first = demoEventByNumber(1);
    const seeded = await stores.events.findVisible({ draftsOf: first.organization.id }, [first.id]);
    if (seeded.length > 0) return;
    const reservations = demoReservations.map((reservation) => toReservation(reservation, now));
    for (const organization of demoOrganizations) await stores.organizations.save(organization);
    await stores.events.insert(demoEvents.map((event) => toEvent(event, now)));
    await stores.reservations.insert(reservations);
    await stores.tickets.insert(demoReservations.flatMap((reservation) => toTickets(reservation, now)));
    for (const { id, organizationId, status, paymentIntentId, updatedAt } of reservations) {
      if (status !== 'CANCELLED' || paymentIntentId === undefined) continue;
      await stores.refundRequests.insertOnce({
        paymentIntentId,
        reservationId: id,
        organizationId,
        reason: 'The reservation was cancelled.',
        requestedAt: updatedAt,
      });
    }
    await insertQueue(stores, now);
  });
}

function toEvent(event: DemoEvent, now: Date): Event {
  const createdAt = new Date(now.getTime() - 45 * dayMs);
  const startsAt = new Date(now.getTime() + event.startsInDays * dayMs);
  startsAt.setUTCHours(19, 0, 0, 0);
  return {
    id: event.id,
    organizationId: event.organization.id,
    name: event.name,
    description: undefined,
    venue: event.venue,
    startsAt,
    onSaleAt: undefined,
    // Sold out is what its sales make it.
    lifecycle: event.status === 'SOLD_OUT' ? 'ON_SALE' : event.status,
    currency: event.organization.currency,
    waitingRoom: event.waitingRoom,
    maxTicketsPerBuyer: undefined,
    ticketTypes: event.ticketTypes.map((type) => ({
      id: type.id,
      eventId: event.id,
      name: type.name,
      price: money(type.priceMinorUnits, event.organization.currency),
      capacity: type.capacity,
      available: type.capacity - soldOf(type.id),
      maxPerOrder: type.maxPerOrder,
      version: 1,
    })),
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}

function soldOf(ticketTypeId: string): number {
  return demoReservations
    .filter(({ ticketType, status }) => ticketType.id === ticketTypeId && status === 'CONFIRMED')
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function toReservation(reservation: DemoReservation, now: Date): Reservation {
  const { organization, ticketType, quantity, status } = reservation;
  const createdAt = new Date(now.getTime() - reservation.createdDaysAgo * dayMs);
  const expiresAt = new Date(createdAt.getTime() + 600_000);
  const paidAt = status === 'EXPIRED' ? undefined : new Date(createdAt.getTime() + 120_000);
  const cancelledAt = status === 'CANCELLED' ? new Date(createdAt.getTime() + dayMs / 2) : undefined;
  const unitPrice = money(ticketType.priceMinorUnits, organization.currency);
  return {
    id: reservation.id,
    organizationId: organization.id,
    eventId: reservation.event.id,
    userId: reservation.userId,
    customerId: reservation.customerId,
    status,
    items: [{ ticketTypeId: ticketType.id, name: ticketType.name, quantity, unitPrice }],
    total: money(reservation.totalMinorUnits, organization.currency),
    expiresAt,
    paymentIntentId: paidAt ? reservation.paymentIntentId : undefined,
    refundedMinorUnits: cancelledAt ? reservation.totalMinorUnits : 0n,
    lastPaymentFailure: undefined,
    createdAt,
    updatedAt: cancelledAt ?? paidAt ?? expiresAt,
    confirmedAt: paidAt,
    cancelledAt,
    version: status === 'CANCELLED' ? 3 : 2,
  };
}

/** Codes are derived, so that the demo is the same everywhere; they open demo events alone. */
function toTickets(reservation: DemoReservation, now: Date): readonly Ticket[] {
  if (reservation.status === 'EXPIRED') return [];
  const createdAt = new Date(now.getTime() - reservation.createdDaysAgo * dayMs + 120_000);
  return Array.from({ length: reservation.quantity }, (_, index) => {
    const key = `${reservation.number}:${index + 1}`;
    const code = createHash('sha256').update(`ticket:${key}`).digest('hex').slice(0, 20);
    return {
      id: demoId('ticket', key),
      organizationId: reservation.organization.id,
      reservationId: reservation.id,
      eventId: reservation.event.id,
      ticketTypeId: reservation.ticketType.id,
      userId: reservation.userId,
      code: normalizeTicketCode(code),
      status: reservation.status === 'CANCELLED' ? ('VOID' as const) : ('VALID' as const),
      createdAt,
      usedAt: undefined,
    };
  });
}

const demoQueueLength = 12;

/**
 * People in front of the event with a waiting room: two users and anonymous clients. A waiting room in memory
 * starts empty, in the demo too.
 */
async function insertQueue(stores: ReservationsStores, now: Date): Promise<void> {
  const event = demoEvents.find((candidate) => candidate.waitingRoom.isEnabled);
  if (!event) return;
  const users = demoUsers.filter(({ role }) => role === 'employee' || role === 'sales_rep');
  const entries = Array.from({ length: demoQueueLength }, (_, index) => {
    const number = index + 1;
    const user = users[index];
    return newWaitingEntry(
      {
        id: demoId('queue-entry', number),
        organizationId: event.organization.id,
        eventId: event.id,
        userId: user?.id,
        tokenHash: user ? undefined : hashClientToken(`demo-queue-client-${number}`),
      },
      number,
      new Date(now.getTime() - (demoQueueLength - index) * 1_000),
    );
  });
  const room = await stores.waitingRooms.lock(event.id);
  await stores.waitingRooms.update({ ...room, nextSequence: demoQueueLength + 1 });
  await stores.queueEntries.insert(entries);
}
