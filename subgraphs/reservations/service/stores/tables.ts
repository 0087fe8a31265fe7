import {
  choice,
  folded,
  type GroupColumn,
  instant,
  int64,
  number,
  text,
} from '../../../kit/database/columns.ts';
import { columns, type RowOf } from '../../../kit/database/row-codec.ts';
import { type BooleanColumn, fromBoolean, type Int64Column } from '../../../kit/database/sql-differences.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import type { EventLifecycle, WaitingRoomSettings } from '../model/event.ts';
import type { Admission, QueueEntryStatus } from '../model/queue-entry.ts';
import type { ReservationStatus } from '../model/reservation.ts';
import type { TicketStatus } from '../model/ticket.ts';

/** Tables of the reservations database, each by the columns that keep the fields of its model. */
export interface ReservationsTables {
  readonly events: RowOf<typeof eventColumns>;
  readonly ticket_types: RowOf<typeof ticketTypeColumns>;
  readonly reservations: RowOf<typeof reservationColumns>;
  readonly reservation_items: RowOf<typeof reservationItemColumns>;
  readonly tickets: RowOf<typeof ticketColumns>;
  /** One row for each buyer of an event: the lock under which their tickets are counted. */
  readonly event_buyers: { readonly event_id: string; readonly buyer: string };
  readonly refund_requests: RowOf<typeof refundRequestColumns>;
  readonly used_admissions: RowOf<typeof usedAdmissionColumns>;
  readonly waiting_rooms: RowOf<typeof waitingRoomColumns>;
  readonly queue_entries: RowOf<typeof queueEntryColumns>;
  readonly service_secrets: { readonly name: string; readonly value: string };
  /** The slug under which the public events of an organization are found. */
  readonly organizations: { readonly id: string; readonly slug: string };
}

const waitingRoomSettings: GroupColumn<
  WaitingRoomSettings,
  { readonly waiting_room_enabled: BooleanColumn; readonly admissions_per_minute: number }
> = {
  kind: 'group',
  names: ['waiting_room_enabled', 'admissions_per_minute'],
  read: (row) => ({
    isEnabled: fromBoolean(row.waiting_room_enabled),
    admissionsPerMinute: row.admissions_per_minute,
  }),
  write: ({ isEnabled, admissionsPerMinute }) => ({
    waiting_room_enabled: isEnabled,
    admissions_per_minute: admissionsPerMinute,
  }),
};

/** An event without its ticket types. */
export const eventColumns = columns({
  id: text,
  organizationId: text,
  name: text,
  description: text.optional,
  venue: text,
  startsAt: instant,
  onSaleAt: instant.optional,
  lifecycle: choice<EventLifecycle>(),
  currency: text,
  waitingRoom: waitingRoomSettings,
  maxTicketsPerBuyer: number.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  searchFolded: folded('name', 'venue'),
});

/** A kind of ticket; the only row that buyers compete for. The currency of its price is that of its event. */
export const ticketTypeColumns = columns({
  id: text,
  organizationId: text,
  eventId: text,
  /** Order among the ticket types of the event. */
  position: number,
  name: text,
  priceMinorUnits: int64,
  capacity: number,
  available: number,
  maxPerOrder: number,
  version: number,
});

const total: GroupColumn<Money, { readonly currency: string; readonly total_minor_units: Int64Column }> = {
  kind: 'group',
  names: ['currency', 'total_minor_units'],
  read: (row) => money(BigInt(row.total_minor_units), row.currency),
  write: ({ minorUnits, currency }) => ({ currency, total_minor_units: minorUnits }),
};

/** A reservation without its items. */
export const reservationColumns = columns({
  id: text,
  organizationId: text,
  eventId: text,
  userId: text,
  customerId: text.optional,
  status: choice<ReservationStatus>(),
  total,
  expiresAt: instant,
  paymentIntentId: text.optional,
  refundedMinorUnits: int64,
  lastPaymentFailure: text.optional,
  createdAt: instant,
  updatedAt: instant,
  confirmedAt: instant.optional,
  cancelledAt: instant.optional,
  version: number,
});

/** One kind of ticket in a reservation, at the price of the hold and in the currency of the total. */
export const reservationItemColumns = columns({
  reservationId: text,
  ticketTypeId: text,
  position: number,
  name: text,
  quantity: number,
  unitPriceMinorUnits: int64,
});

/** A ticket; its code is unique over all organizations. */
export const ticketColumns = columns({
  id: text,
  organizationId: text,
  reservationId: text,
  eventId: text,
  ticketTypeId: text,
  userId: text,
  code: text,
  status: choice<TicketStatus>(),
  createdAt: instant,
  usedAt: instant.optional,
});

/** One row a payment that is to be given back: what makes the request happen exactly once. */
export const refundRequestColumns = columns({
  paymentIntentId: text,
  reservationId: text,
  organizationId: text,
  reason: text,
  requestedAt: instant,
});

/** Admissions that are spent or given up: what makes an admission token good for one reservation. */
export const usedAdmissionColumns = columns({
  admissionId: text,
  queueEntryId: text,
  reservationId: text.optional,
  usedAt: instant,
});

/** The state of one line; its row is the lock under which places are given out and people admitted. */
export const waitingRoomColumns = columns({
  eventId: text,
  nextSequence: number,
  /** Unix time in milliseconds, with fraction. */
  nextAdmissionMs: number,
});

const admission: GroupColumn<
  Admission | undefined,
  { readonly admission_id: string | null; readonly admission_expires_at: string | null }
> = {
  kind: 'group',
  names: ['admission_id', 'admission_expires_at'],
  read: ({ admission_id: id, admission_expires_at: expiresAt }) =>
    id === null || expiresAt === null ? undefined : { id, expiresAt: new Date(expiresAt) },
  write: (value) => ({
    admission_id: value?.id ?? null,
    admission_expires_at: value?.expiresAt.toISOString() ?? null,
  }),
};

/** A place in a line. */
export const queueEntryColumns = columns({
  id: text,
  organizationId: text,
  eventId: text,
  userId: text.optional,
  tokenHash: text.optional,
  sequence: number,
  status: choice<QueueEntryStatus>(),
  admission,
  joinedAt: instant,
  updatedAt: instant,
});
