import { money } from '../../../kit/values/money.ts';
import type { Reservation } from '../model/reservation.ts';
import type { ReservationItemRow, ReservationRow } from './tables.ts';

/** A reservation from its row and the rows of its items. */
export function toReservation(row: ReservationRow, items: readonly ReservationItemRow[]): Reservation {
  return {
    id: row.id,
    organizationId: row.organization_id,
    eventId: row.event_id,
    userId: row.user_id,
    customerId: row.customer_id ?? undefined,
    status: row.status,
    items: items.map((item) => ({
      ticketTypeId: item.ticket_type_id,
      name: item.name,
      quantity: item.quantity,
      unitPrice: money(BigInt(item.unit_price_minor_units), row.currency),
    })),
    total: money(BigInt(row.total_minor_units), row.currency),
    expiresAt: new Date(row.expires_at),
    paymentIntentId: row.payment_intent_id ?? undefined,
    lastPaymentFailure: row.last_payment_failure ?? undefined,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    confirmedAt: row.confirmed_at === null ? undefined : new Date(row.confirmed_at),
    cancelledAt: row.cancelled_at === null ? undefined : new Date(row.cancelled_at),
    version: row.version,
  };
}

/** The row of a reservation, without its items. */
export function toReservationRow(reservation: Reservation): ReservationRow {
  return {
    id: reservation.id,
    organization_id: reservation.organizationId,
    event_id: reservation.eventId,
    user_id: reservation.userId,
    customer_id: reservation.customerId ?? null,
    status: reservation.status,
    currency: reservation.total.currency,
    total_minor_units: reservation.total.minorUnits,
    expires_at: reservation.expiresAt.toISOString(),
    payment_intent_id: reservation.paymentIntentId ?? null,
    last_payment_failure: reservation.lastPaymentFailure ?? null,
    created_at: reservation.createdAt.toISOString(),
    updated_at: reservation.updatedAt.toISOString(),
    confirmed_at: reservation.confirmedAt?.toISOString() ?? null,
    cancelled_at: reservation.cancelledAt?.toISOString() ?? null,
    version: reservation.version,
  };
}

/** The rows of its items, in their order. */
export function toItemRows(reservation: Reservation): ReservationItemRow[] {
  return reservation.items.map((item, position) => ({
    reservation_id: reservation.id,
    ticket_type_id: item.ticketTypeId,
    position,
    name: item.name,
    quantity: item.quantity,
    unit_price_minor_units: item.unitPrice.minorUnits,
  }));
}
