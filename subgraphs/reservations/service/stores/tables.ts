import type { BooleanColumn, Int64Column } from '../../../kit/database/sql-differences.ts';
import type { EventLifecycle } from '../model/event.ts';
import type { QueueEntryStatus } from '../model/queue-entry.ts';
import type { ReservationStatus } from '../model/reservation.ts';
import type { TicketStatus } from '../model/ticket.ts';

/** Rows of the reservations database, read alike on SQLite and PostgreSQL. */
export interface ReservationsTables {
  readonly events: EventRow;
  readonly ticket_types: TicketTypeRow;
  readonly reservations: ReservationRow;
  readonly reservation_items: ReservationItemRow;
  readonly tickets: TicketRow;
  readonly refund_requests: RefundRequestRow;
  readonly used_admissions: UsedAdmissionRow;
  readonly waiting_rooms: WaitingRoomRow;
  readonly queue_entries: QueueEntryRow;
  readonly service_secrets: ServiceSecretRow;
  readonly organizations: OrganizationRow;
}

/** An event without its ticket types. */
export interface EventRow {
  readonly id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly venue: string;
  readonly starts_at: string;
  readonly on_sale_at: string | null;
  readonly lifecycle: EventLifecycle;
  readonly currency: string;
  readonly waiting_room_enabled: BooleanColumn;
  readonly admissions_per_minute: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** A kind of ticket; the only row that buyers compete for. */
export interface TicketTypeRow {
  readonly id: string;
  readonly organization_id: string;
  readonly event_id: string;
  /** Order among the ticket types of the event. */
  readonly position: number;
  readonly name: string;
  readonly price_minor_units: Int64Column;
  readonly capacity: number;
  readonly available: number;
  readonly max_per_order: number;
  readonly version: number;
}

/** A reservation without its items. */
export interface ReservationRow {
  readonly id: string;
  readonly organization_id: string;
  readonly event_id: string;
  readonly user_id: string;
  readonly customer_id: string | null;
  readonly status: ReservationStatus;
  readonly currency: string;
  readonly total_minor_units: Int64Column;
  readonly expires_at: string;
  readonly payment_intent_id: string | null;
  readonly last_payment_failure: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly confirmed_at: string | null;
  readonly cancelled_at: string | null;
  readonly version: number;
}

/** One kind of ticket in a reservation, at the price of the hold. */
export interface ReservationItemRow {
  readonly reservation_id: string;
  readonly ticket_type_id: string;
  readonly position: number;
  readonly name: string;
  readonly quantity: number;
  readonly unit_price_minor_units: Int64Column;
}

/** A ticket; its code is unique over all organizations. */
export interface TicketRow {
  readonly id: string;
  readonly organization_id: string;
  readonly reservation_id: string;
  readonly event_id: string;
  readonly ticket_type_id: string;
  readonly user_id: string;
  readonly code: string;
  readonly status: TicketStatus;
  readonly created_at: string;
  readonly used_at: string | null;
}

/** One row a payment that is to be given back: what makes the request happen exactly once. */
export interface RefundRequestRow {
  readonly payment_intent_id: string;
  readonly reservation_id: string;
  readonly organization_id: string;
  readonly reason: string;
  readonly requested_at: string;
}

/** Admissions that are spent or given up: what makes an admission token good for one reservation. */
export interface UsedAdmissionRow {
  readonly admission_id: string;
  readonly queue_entry_id: string;
  readonly reservation_id: string | null;
  readonly used_at: string;
}

/** The state of one line; its row is the lock under which places are given out and people admitted. */
export interface WaitingRoomRow {
  readonly event_id: string;
  readonly next_sequence: number;
  /** Unix time in milliseconds, with fraction. */
  readonly next_admission_ms: number;
}

/** A place in a line. */
export interface QueueEntryRow {
  readonly id: string;
  readonly organization_id: string;
  readonly event_id: string;
  readonly user_id: string | null;
  readonly token_hash: string | null;
  readonly sequence: number;
  readonly status: QueueEntryStatus;
  readonly admission_id: string | null;
  readonly admission_expires_at: string | null;
  readonly joined_at: string;
  readonly updated_at: string;
}

/** A secret that all processes of the service share. */
export interface ServiceSecretRow {
  readonly name: string;
  readonly value: string;
}

/** The slug under which the public events of an organization are found. */
export interface OrganizationRow {
  readonly id: string;
  readonly slug: string;
}
