import { domainRegistry } from '../../../subgraphs/registry.ts';
import { bookViolations, type InvoiceRow, readInvoices } from './book-violations.ts';
import {
  type IntentRow,
  momentaryIntentViolations,
  readIntents,
  restingIntentViolations,
} from './payment-violations.ts';
import type { Records } from './records.ts';
import { type ReservationRow, readReservations, saleViolations } from './sale-violations.ts';
import { stockViolations } from './stock-violations.ts';
import type { Witness } from './witness.ts';

/** Ids of what there was before a run. Its demo data was not traded: what belongs together was made apart. */
export interface Ground {
  readonly reservations: ReadonlySet<string>;
  readonly intents: ReadonlySet<string>;
}

/** What there is before anybody trades. */
export async function surveyGround(records: Records): Promise<Ground> {
  const idsOf = async (domain: string, table: string): Promise<ReadonlySet<string>> =>
    new Set((await records.read<{ id: string }>(domain, `select id from ${table}`)).map(({ id }) => id));
  return {
    reservations: await idsOf('reservations', 'reservations'),
    intents: await idsOf('payments', 'payment_intents'),
  };
}

/** Rules that are broken at this moment, whatever is under way. */
export async function momentaryViolations(records: Records): Promise<readonly string[]> {
  // Who hears of something knows no more than who reports it, so that listeners are read first.
  const billed = await readInvoices(records);
  const banked = await readBankedPayments(records);
  const reserved = await readReservations(records);
  const intents = await readIntents(records);
  return [
    ...(await stockViolations(records)),
    ...momentaryIntentViolations(intents),
    ...(await bookViolations(records)),
    ...hearsayViolations({ billed, banked, reserved, intents }),
  ];
}

/** The rules that are broken after trade has ended; empty when all hold. */
export async function allViolations(
  records: Records,
  ground: Ground,
  witness: Witness,
): Promise<readonly string[]> {
  const reservations = (await readReservations(records)).filter(({ id }) => !ground.reservations.has(id));
  const intents = (await readIntents(records)).filter(({ id }) => !ground.intents.has(id));
  const invoices = await readInvoices(records);
  const banked = new Map((await readBankedPayments(records)).map((row) => [row.payment_intent_id, row]));
  const reservationOfInvoice = new Map(invoices.map((invoice) => [invoice.id, invoice.reservation_id]));
  const invoicesOf = Map.groupBy(invoices, (invoice) => invoice.reservation_id);
  const intentsOf = Map.groupBy(
    intents,
    (intent) => intent.reservation_id ?? reservationOfInvoice.get(intent.invoice_id ?? ''),
  );
  return [
    ...(await momentaryViolations(records)),
    ...restingIntentViolations(intents),
    ...reservations.flatMap((reservation) =>
      saleViolations(reservation, intentsOf.get(reservation.id) ?? [], invoicesOf.get(reservation.id) ?? []),
    ),
    ...intents.flatMap((intent) => bankViolations(intent, banked.get(intent.id))),
    ...(await eventViolations(records)),
    ...broken(reservations, intents, witness),
  ];
}

/** A card payment as finance knows it. */
interface BankedRow {
  readonly payment_intent_id: string;
  readonly currency: string;
  readonly received: number;
  readonly refunded: number;
}

function readBankedPayments(records: Records): Promise<readonly BankedRow[]> {
  return records.read<BankedRow>(
    'finance',
    'select payment_intent_id, currency, received, refunded from customer_payments where payment_intent_id is not null',
  );
}

/** What a domain knows of another one by events was so there before. */
function hearsayViolations(known: {
  readonly billed: readonly InvoiceRow[];
  readonly banked: readonly BankedRow[];
  readonly reserved: readonly ReservationRow[];
  readonly intents: readonly IntentRow[];
}): readonly string[] {
  const intents = new Map(known.intents.map((intent) => [intent.id, intent]));
  const reservations = new Map(known.reserved.map((reservation) => [reservation.id, reservation]));
  const banked = known.banked.filter((row) => {
    const intent = intents.get(row.payment_intent_id);
    const isReceived =
      row.received === 0 || (intent?.status === 'SUCCEEDED' && intent.amount === row.received);
    return (
      !isReceived ||
      intent === undefined ||
      row.refunded > intent.refunded ||
      row.currency !== intent.currency
    );
  });
  const confirmed = known.reserved.filter(
    ({ status, payment_intent_id: id }) =>
      status === 'CONFIRMED' && id !== null && intents.get(id)?.status !== 'SUCCEEDED',
  );
  const billed = known.billed.filter(
    ({ reservation_id: id }) => id !== null && reservations.get(id)?.was_confirmed !== 1,
  );
  return [
    ...banked.map((row) => `booked and not paid: ${JSON.stringify(row)}`),
    ...confirmed.map((row) => `confirmed and not paid: ${JSON.stringify(row)}`),
    ...billed.map((row) => `billed and not confirmed: ${JSON.stringify(row)}`),
  ];
}

/** What was captured and refunded is in the books, and nothing else. */
function bankViolations(intent: IntentRow, row: BankedRow | undefined): readonly string[] {
  const isCaptured = intent.status === 'SUCCEEDED';
  const isSame = isCaptured
    ? row?.received === intent.amount && row.refunded === intent.refunded
    : row === undefined;
  return isSame ? [] : [`the books differ from the payment: ${JSON.stringify({ intent, row })}`];
}

/** No event was given up, none is still to be published. */
async function eventViolations(records: Records): Promise<string[]> {
  const found: string[] = [];
  for (const { name: domain } of domainRegistry) {
    const dead = await records.read<{ error: string }>(domain, 'select event, error from dead_events');
    found.push(...dead.map((row) => `dead event in ${domain}: ${JSON.stringify(row)}`));
    const [waiting] = await records.read<{ events: number }>(
      domain,
      'select count(*) as events from outbox where published_at is null',
    );
    if (waiting?.events !== 0) found.push(`outbox of ${domain}: ${waiting?.events} events wait`);
  }
  return found;
}

/** What clients were promised and the records do not hold. */
function broken(
  reservations: readonly ReservationRow[],
  intents: readonly IntentRow[],
  witness: Witness,
): string[] {
  const succeeded = new Set(intents.filter(({ status }) => status === 'SUCCEEDED').map(({ id }) => id));
  const cancelled = new Set(reservations.filter(({ status }) => status === 'CANCELLED').map(({ id }) => id));
  const confirmed = new Set(
    reservations.filter((reservation) => reservation.was_confirmed === 1).map(({ id }) => id),
  );
  return [
    ...[...witness.captured].filter((id) => !succeeded.has(id)).map((id) => `lost capture: ${id}`),
    ...[...witness.confirmed].filter((id) => !confirmed.has(id)).map((id) => `lost confirmation: ${id}`),
    ...[...witness.cancelled].filter((id) => !cancelled.has(id)).map((id) => `lost cancellation: ${id}`),
  ];
}
