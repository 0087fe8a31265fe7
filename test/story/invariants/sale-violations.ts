import type { InvoiceRow } from './book-violations.ts';
import type { IntentRow } from './payment-violations.ts';
import type { Records } from './records.ts';

/** A reservation with its tickets. Amounts in minor units. */
export interface ReservationRow {
  readonly id: string;
  readonly status: 'HELD' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
  readonly total: number;
  readonly currency: string;
  readonly payment_intent_id: string | null;
  /** 1 when it was confirmed at some time. */
  readonly was_confirmed: number;
  readonly seats: number;
  readonly live_tickets: number;
  readonly used_tickets: number;
}

/** All reservations of one committed state. */
export function readReservations(records: Records): Promise<readonly ReservationRow[]> {
  return records.read<ReservationRow>(
    'reservations',
    `select r.id, r.status, r.total_minor_units as total, r.currency, r.payment_intent_id,
       case when r.confirmed_at is null then 0 else 1 end as was_confirmed,
       (select cast(sum(i.quantity) as bigint) from reservation_items i where i.reservation_id = r.id) as seats,
       (select count(*) from tickets t where t.reservation_id = r.id and t.status <> 'VOID') as live_tickets,
       (select count(*) from tickets t where t.reservation_id = r.id and t.status = 'USED') as used_tickets
     from reservations r`,
  );
}

/** What a reservation, its payments and its invoices must come to when nothing moves any more. */
export function saleViolations(
  reservation: ReservationRow,
  intents: readonly IntentRow[],
  invoices: readonly InvoiceRow[],
): string[] {
  const { id, status, total } = reservation;
  const found: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    if (!isRight)
      found.push(
        `reservation ${id} ${status}: ${what} ${JSON.stringify({ reservation, intents, invoices })}`,
      );
  };
  const succeeded = intents.filter((intent) => intent.status === 'SUCCEEDED');
  const captured = succeeded.filter((intent) => intent.reservation_id !== null);
  const kept = succeeded.reduce((sum, intent) => sum + intent.amount - intent.refunded, 0);
  const isRefundRefused = succeeded.some((intent) => intent.refunds_failed > 0);
  check(status !== 'HELD', 'is held for ever');
  check(captured.length <= 1, 'paid more than once');
  check(invoices.length <= 1, 'billed more than once');
  const [payment] = captured;
  const isGivenBack = payment !== undefined && payment.refunded === payment.amount;
  const open = isGivenBack ? reservation.used_tickets : reservation.seats;
  check(reservation.live_tickets === (status === 'CONFIRMED' ? open : 0), 'wrong tickets');
  check(
    status !== 'CONFIRMED' || !isGivenBack || reservation.used_tickets > 0,
    'refunded and still confirmed',
  );
  const [invoice] = invoices;
  if (payment) {
    check(payment.amount === total && payment.currency === reservation.currency, 'captured another amount');
    check(payment.refunds_by_event <= 1, 'refunded twice');
  }
  check(status === 'CONFIRMED' || kept === 0 || isRefundRefused, 'its money is kept');
  if (status === 'CONFIRMED') {
    check(invoice !== undefined, 'not billed');
    check((payment !== undefined) === total > 0, 'without its payment');
    check((reservation.payment_intent_id ?? undefined) === payment?.id, 'confirmed by another payment');
    check(payment === undefined || payment.invoice_id === invoice?.id, 'the payment misses its invoice');
    check(
      invoice?.total === total && invoice.currency === reservation.currency,
      'billed in another currency or over another amount',
    );
    // What was refunded was credited. When people corrected the bill, the rules of all invoices hold.
    const expected = kept === 0 && total > 0 ? 'CREDITED' : 'PAID';
    check(
      (invoice !== undefined && invoice.by_hand > 0) ||
        (invoice?.status === expected &&
          invoice.amount_paid === kept &&
          invoice.amount_credited === total - kept),
      `the invoice is not ${expected}`,
    );
  } else {
    check(
      invoice === undefined ||
        total === 0 ||
        (['VOID', 'CREDITED'].includes(invoice.status) && invoice.amount_paid === 0),
      'still billed',
    );
  }
  return found;
}
