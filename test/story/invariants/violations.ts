import { domainRegistry } from '../../../subgraphs/registry.ts';
import type { Records } from './records.ts';
import type { Witness } from './trader.ts';

interface StockRow {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly available: number;
  readonly held: number;
  /** Tickets of reservations that were confirmed, whatever became of them. */
  readonly sold: number;
  readonly valid: number;
  readonly used: number;
  readonly voided: number;
}

/**
 * What must hold at every committed state: nothing oversold, capacity = available + held + valid + used, and as many
 * tickets of a kind as were ever paid for; no buyer with more tickets than one may have. One statement each, so that
 * one state is read.
 */
export async function stockViolations(records: Records): Promise<string[]> {
  const rows = await records.read<StockRow>(
    'reservations',
    `select t.id, t.name, t.capacity, t.available,
       cast(coalesce(sum(case when r.status = 'HELD' then i.quantity else 0 end), 0) as bigint) as held,
       cast(coalesce(sum(case when r.confirmed_at is not null then i.quantity else 0 end), 0) as bigint) as sold,
       (select count(*) from tickets k where k.ticket_type_id = t.id and k.status = 'VALID') as valid,
       (select count(*) from tickets k where k.ticket_type_id = t.id and k.status = 'USED') as used,
       (select count(*) from tickets k where k.ticket_type_id = t.id and k.status = 'VOID') as voided
     from ticket_types t
     left join reservation_items i on i.ticket_type_id = t.id
     left join reservations r on r.id = i.reservation_id
     group by t.id, t.name, t.capacity, t.available`,
  );
  const greedy = await records.read(
    'reservations',
    `select r.event_id, r.user_id, e.max_tickets_per_buyer, sum(case when r.status = 'HELD'
         then (select sum(i.quantity) from reservation_items i where i.reservation_id = r.id)
         else (select count(*) from tickets t where t.reservation_id = r.id and t.status <> 'VOID') end) as tickets
     from reservations r join events e on e.id = r.event_id
     where r.status in ('HELD', 'CONFIRMED') and r.customer_id is null and e.max_tickets_per_buyer is not null
     group by r.event_id, r.user_id, e.max_tickets_per_buyer
     having sum(case when r.status = 'HELD'
         then (select sum(i.quantity) from reservation_items i where i.reservation_id = r.id)
         else (select count(*) from tickets t where t.reservation_id = r.id and t.status <> 'VOID') end)
       > e.max_tickets_per_buyer`,
  );
  const stock = rows
    .filter(
      ({ capacity, available, held, sold, valid, used, voided }) =>
        available < 0 || available + held + valid + used !== capacity || sold !== valid + used + voided,
    )
    .map((row) => `stock: ${JSON.stringify(row)}`);
  return [...stock, ...greedy.map((row) => `more tickets than one buyer may have: ${JSON.stringify(row)}`)];
}

interface ReservationRow {
  readonly id: string;
  readonly status: 'HELD' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
  readonly total: number;
  readonly currency: string;
  readonly payment_intent_id: string | null;
  readonly seats: number;
  readonly live_tickets: number;
  readonly used_tickets: number;
}

interface IntentRow {
  readonly id: string;
  readonly reservation_id: string | null;
  readonly invoice_id: string | null;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly refunded: number;
  readonly claimed: number;
  readonly successes: number;
}

interface RefundRow {
  readonly payment_intent_id: string;
  readonly status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  readonly amount: number;
  readonly request_key: string;
}

interface CaptureRow {
  readonly reference: string;
  readonly captures: number;
  readonly captured: number;
  readonly refunded: number;
}

interface InvoiceRow {
  readonly id: string;
  readonly reservation_id: string;
  readonly status: string;
  readonly total: number;
  readonly amount_paid: number;
  readonly amount_credited: number;
  readonly currency: string;
}

/** The rules that are broken after trade has ended; empty when all hold. */
export async function violations(
  records: Records,
  eventIds: readonly string[],
  witness: Witness,
): Promise<readonly string[]> {
  const reservations = await records.read<ReservationRow>(
    'reservations',
    `select r.id, r.status, r.total_minor_units as total, r.currency, r.payment_intent_id,
       (select cast(sum(i.quantity) as bigint) from reservation_items i where i.reservation_id = r.id) as seats,
       (select count(*) from tickets t where t.reservation_id = r.id and t.status <> 'VOID') as live_tickets,
       (select count(*) from tickets t where t.reservation_id = r.id and t.status = 'USED') as used_tickets
     from reservations r where r.event_id in (${eventIds.map((id) => `'${id}'`).join(', ')})`,
  );
  const ours = new Set(reservations.map((reservation) => reservation.id));
  const refunds = Map.groupBy(
    await records.read<RefundRow>(
      'payments',
      'select payment_intent_id, status, amount_minor as amount, request_key from refunds',
    ),
    (refund) => refund.payment_intent_id,
  );
  const invoices = Map.groupBy(
    await records.read<InvoiceRow>(
      'finance',
      'select id, reservation_id, status, total, amount_paid, amount_credited, currency from invoices where reservation_id is not null',
    ),
    (invoice) => invoice.reservation_id,
  );
  const reservationOfInvoice = new Map(
    [...invoices.values()].flat().map((invoice) => [invoice.id, invoice.reservation_id]),
  );
  const intents = (
    await records.read<IntentRow>(
      'payments',
      `select id, reservation_id, invoice_id, status, amount_minor as amount, currency, refunded_minor as refunded,
         refund_claimed_minor as claimed,
         (select count(*) from payment_transitions t
          where t.payment_intent_id = payment_intents.id and t.to_status = 'SUCCEEDED') as successes
       from payment_intents`,
    )
  ).filter((intent) => ours.has(paidReservation(intent, reservationOfInvoice)));
  const byReservation = Map.groupBy(intents, (intent) => paidReservation(intent, reservationOfInvoice));
  return [
    ...(await stockViolations(records)),
    ...reservations.flatMap((reservation) =>
      saleViolations(
        reservation,
        byReservation.get(reservation.id) ?? [],
        refunds,
        invoices.get(reservation.id) ?? [],
      ),
    ),
    ...intents.flatMap((intent) => intentViolations(intent, refunds.get(intent.id) ?? [])),
    ...(await providerViolations(records, intents)),
    ...(await bookViolations(records)),
    ...(await eventViolations(records)),
    ...broken(reservations, intents, witness),
  ];
}

/** The reservation an intent pays for: directly, or by its invoice. Empty for others. */
function paidReservation(intent: IntentRow, reservationOfInvoice: ReadonlyMap<string, string>): string {
  return intent.reservation_id ?? reservationOfInvoice.get(intent.invoice_id ?? '') ?? '';
}

function saleViolations(
  reservation: ReservationRow,
  intents: readonly IntentRow[],
  refunds: ReadonlyMap<string, readonly RefundRow[]>,
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
  const isRefundRefused = succeeded.some((intent) =>
    refunds.get(intent.id)?.some((refund) => refund.status === 'FAILED'),
  );
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
    const own = refunds.get(payment.id) ?? [];
    check(own.filter((refund) => refund.request_key.startsWith('event:')).length <= 1, 'refunded twice');
  }
  check(status === 'CONFIRMED' || kept === 0 || isRefundRefused, 'its money is kept');
  if (status === 'CONFIRMED') {
    check(invoice !== undefined, 'not billed');
    check((payment !== undefined) === total > 0, 'without its payment');
    check((reservation.payment_intent_id ?? undefined) === payment?.id, 'confirmed by another payment');
    check(payment === undefined || payment.invoice_id === invoice?.id, 'the payment misses its invoice');
    // What was refunded was credited.
    const expected = kept === 0 && total > 0 ? 'CREDITED' : 'PAID';
    check(
      invoice?.status === expected &&
        invoice.amount_paid === kept &&
        invoice.amount_credited === total - kept &&
        invoice.total === total,
      `the invoice is not ${expected}`,
    );
    check(invoice?.currency === reservation.currency, 'billed in another currency');
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

function intentViolations(intent: IntentRow, refunds: readonly RefundRow[]): string[] {
  const found: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    if (!isRight) found.push(`intent: ${what} ${JSON.stringify({ intent, refunds })}`);
  };
  const sum = (statuses: readonly string[]): number =>
    refunds
      .filter(({ status }) => statuses.includes(status))
      .reduce((total, { amount }) => total + amount, 0);
  check(!['PROCESSING', 'UNKNOWN'].includes(intent.status), 'its outcome is never known');
  check(intent.successes === (intent.status === 'SUCCEEDED' ? 1 : 0), 'succeeded more or less than once');
  check(sum(['PENDING']) === 0, 'a refund waits for ever');
  check(sum(['SUCCEEDED']) === intent.refunded, 'refunds do not add up');
  check(intent.claimed === intent.refunded, 'an amount stays reserved');
  check(
    intent.refunded <= (intent.status === 'SUCCEEDED' ? intent.amount : 0),
    'refunded more than captured',
  );
  return found;
}

/** The provider's own ledger against ours: money moved exactly as often and as far as we say. */
async function providerViolations(records: Records, intents: readonly IntentRow[]): Promise<string[]> {
  const rows = await records.read<CaptureRow>(
    'payments',
    `select reference, count(*) as captures, cast(sum(amount_minor) as bigint) as captured,
       cast(sum(refunded_minor) as bigint) as refunded
     from sandbox_payments where status = 'captured' group by reference`,
  );
  const moved = new Map(rows.map((row) => [row.reference, row]));
  return intents.flatMap((intent) => {
    const provider = moved.get(intent.id);
    const isCaptured = intent.status === 'SUCCEEDED';
    const isSame = isCaptured
      ? provider?.captures === 1 &&
        provider.captured === intent.amount &&
        provider.refunded === intent.refunded
      : provider === undefined;
    return isSame ? [] : [`provider: ${JSON.stringify({ intent, provider })}`];
  });
}

/** Every entry balances per currency, numbers have no gaps, and the ledger's accounts agree with what they sum up. */
async function bookViolations(records: Records): Promise<string[]> {
  const unbalanced = await records.read(
    'finance',
    `select entry_id, currency, cast(sum(amount) as bigint) as difference from journal_lines
     group by entry_id, currency having sum(amount) <> 0`,
  );
  const gaps = await records.read(
    'finance',
    `select organization_id, count(number) as issued, max(number) as last from invoices
     group by organization_id having count(number) <> max(number)`,
  );
  const creditGaps = await records.read(
    'finance',
    `select organization_id, count(number) as issued, max(number) as last from credit_notes
     group by organization_id having count(number) <> max(number)`,
  );
  const overcredited = await records.read(
    'finance',
    `select * from (
       select i.id, i.total, i.amount_credited, cast(coalesce(sum(l.net + l.tax), 0) as bigint) as credit_notes
       from invoices i left join credit_notes c on c.invoice_id = i.id
         left join credit_note_lines l on l.credit_note_id = c.id
       group by i.id, i.total, i.amount_credited
     ) as credited where credit_notes <> amount_credited or credit_notes > total`,
  );
  const accounts = await records.read(
    'finance',
    `select * from (
       select a.organization_id, a.purpose, l.currency, cast(sum(l.amount) as bigint) as booked,
         case a.purpose
           when 'RECEIVABLE' then (
             select cast(coalesce(sum(i.total - i.amount_paid - i.amount_credited - i.amount_written_off), 0) as bigint)
             from invoices i
             where i.organization_id = a.organization_id and i.currency = l.currency
               and i.status not in ('DRAFT', 'VOID'))
           else (
             select -cast(coalesce(sum(p.received - p.refunded - p.applied - p.transferred), 0) as bigint) from customer_payments p
             where p.organization_id = a.organization_id and p.currency = l.currency)
         end as owed
       from journal_lines l join ledger_accounts a on a.id = l.account_id
       where a.purpose in ('RECEIVABLE', 'PREPAYMENTS')
       group by a.organization_id, a.purpose, l.currency
     ) as ledger where booked <> owed`,
  );
  // As the report ages them: what was issued and is not void, less its settlements.
  const aged = await records.read(
    'finance',
    `select * from (
       select a.organization_id, l.currency, cast(sum(l.amount) as bigint) as booked, (
         select cast(coalesce(sum(i.total - (
           select coalesce(sum(s.amount), 0) from invoice_settlements s where s.invoice_id = i.id
         )), 0) as bigint)
         from invoices i where i.organization_id = a.organization_id and i.currency = l.currency
           and i.issued_on is not null and i.voided_on is null) as aged
       from journal_lines l join ledger_accounts a on a.id = l.account_id where a.purpose = 'RECEIVABLE'
       group by a.organization_id, l.currency
     ) as receivables where booked <> aged`,
  );
  return [
    ...aged.map((row) => `aged receivables differ from the account: ${JSON.stringify(row)}`),
    ...unbalanced.map((row) => `unbalanced entry: ${JSON.stringify(row)}`),
    ...gaps.map((row) => `gap in invoice numbers: ${JSON.stringify(row)}`),
    ...creditGaps.map((row) => `gap in numbers of credit notes: ${JSON.stringify(row)}`),
    ...overcredited.map((row) => `credit notes exceed or miss their invoice: ${JSON.stringify(row)}`),
    ...accounts.map((row) => `account differs from its records: ${JSON.stringify(row)}`),
  ];
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
  return [
    ...[...witness.captured].filter((id) => !succeeded.has(id)).map((id) => `lost capture: ${id}`),
    ...[...witness.cancelled].filter((id) => !cancelled.has(id)).map((id) => `lost cancellation: ${id}`),
    ...witness.surprises.map((answer) => `unexpected answer: ${answer}`),
  ];
}
