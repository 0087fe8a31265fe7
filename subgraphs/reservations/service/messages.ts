import type {
  Event as EventMessage,
  QueueEntry as QueueEntryMessage,
  Reservation as ReservationMessage,
  TicketType as TicketTypeMessage,
} from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import { moneyToProto } from '../../kit/values/money.ts';
import { type Event, eventStatus } from './model/event.ts';
import type { QueueEntry } from './model/queue-entry.ts';
import type { Reservation } from './model/reservation.ts';
import type { TicketType } from './model/ticket-type.ts';
import type { ReservationsSettings } from './settings.ts';
import { estimateWaitSeconds } from './waiting-room/admission-rate.ts';
import type { AdmissionTokens } from './waiting-room/admission-token.ts';

/** Models as the contract sends them. Tickets are missing here: they have the fields of their message. */

/** An event with its ticket types and its status of this moment as a message. */
export function toEventMessage(
  event: Event,
  now: Date,
  settings: Pick<ReservationsSettings, 'maxTicketsPerBuyer'>,
): EventMessage {
  return {
    id: event.id,
    organizationId: event.organizationId,
    name: event.name,
    description: event.description,
    venue: event.venue,
    startsAt: event.startsAt,
    onSaleAt: event.onSaleAt,
    status: eventStatus(event, now),
    currencyCode: event.currency,
    ticketTypes: event.ticketTypes.map(toTicketTypeMessage),
    maxTicketsPerBuyer: event.maxTicketsPerBuyer ?? settings.maxTicketsPerBuyer,
    waitingRoomEnabled: event.waitingRoom.isEnabled,
    admissionsPerMinute: event.waitingRoom.admissionsPerMinute,
    createdAt: event.createdAt,
    updatedAt: event.updatedAt,
    version: event.version,
  };
}

/** A kind of ticket as a message. */
export function toTicketTypeMessage(type: TicketType): TicketTypeMessage {
  return { ...type, price: moneyToProto(type.price) };
}

/** A reservation with its items as a message. */
export function toReservationMessage(reservation: Reservation): ReservationMessage {
  return {
    ...reservation,
    items: reservation.items.map((item) => ({ ...item, unitPrice: moneyToProto(item.unitPrice) })),
    total: moneyToProto(reservation.total),
  };
}

/** An entry as its holder sees it, with the admission token while it is admitted. */
export async function toQueueEntryMessage(
  entry: QueueEntry,
  event: Event | undefined,
  tokens: AdmissionTokens,
): Promise<QueueEntryMessage> {
  return {
    id: entry.id,
    eventId: entry.eventId,
    userId: entry.userId,
    status: entry.status,
    position: entry.position,
    estimatedWaitSeconds: estimateWaitSeconds(entry.position, event?.waitingRoom.admissionsPerMinute ?? 0),
    admissionToken: await tokens.sign(entry),
    admissionExpiresAt: entry.admission?.expiresAt,
    joinedAt: entry.joinedAt,
  };
}
