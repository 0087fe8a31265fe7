import type { Records } from './records.ts';

/** An invoice with the sums of what stands behind it. Amounts in minor units. */
export interface InvoiceRow {
  readonly id: string;
  readonly reservation_id: string | null;
  readonly status: string;
  readonly total: number;
  readonly amount_paid: number;
  readonly amount_credited: number;
  readonly amount_written_off: number;
  readonly currency: string;
  /** Sums of its settlements and credit notes. */
  readonly paid: number;
  readonly credited: number;
  readonly written_off: number;
  readonly credit_notes: number;
  /** What is left of payments that were made for it. */
  readonly idle: number;
  /** Whether a person has credited, paid, reversed or written off something of it. */
  readonly by_hand: number;
}

/** All invoices of one committed state. */
export function readInvoices(records: Records): Promise<readonly InvoiceRow[]> {
  const settled = (kinds: string): string =>
    `(select cast(coalesce(sum(s.amount), 0) as bigint) from invoice_settlements s
      where s.invoice_id = i.id and s.kind ${kinds})`;
  return records.read<InvoiceRow>(
    'finance',
    `select i.id, i.reservation_id, i.status, i.total, i.amount_paid, i.amount_credited, i.amount_written_off, i.currency,
       ${settled(`not in ('CREDIT_NOTE', 'WRITE_OFF')`)} as paid, ${settled(`= 'CREDIT_NOTE'`)} as credited,
       ${settled(`= 'WRITE_OFF'`)} as written_off,
       (select cast(coalesce(sum(l.net + l.tax), 0) as bigint) from credit_notes c
        join credit_note_lines l on l.credit_note_id = c.id where c.invoice_id = i.id) as credit_notes,
       (select cast(coalesce(sum(p.received - p.refunded - p.applied - p.transferred), 0) as bigint)
        from customer_payments p where p.organization_id = i.organization_id and p.currency = i.currency
          and (p.invoice_id = i.id or p.reservation_id = i.reservation_id)) as idle,
       (select count(*) from invoice_settlements s where s.invoice_id = i.id
          and (s.recorded_by is not null or s.customer_payment_id is not null or s.payment_intent_id in (
            select o.payment_intent_id from invoice_settlements o where o.customer_payment_id is not null))) as by_hand
     from invoices i`,
  );
}

/**
 * What must hold at every committed state of the books, each read by one statement: what is paid, credited and written off
 * is what settlements and credit notes add up to and never more than the invoice; every settlement, payment and reversal
 * has its posting; every entry balances; and the accounts are the sums of what they stand for.
 */
export async function bookViolations(records: Records): Promise<readonly string[]> {
  const invoices = await readInvoices(records);
  const found = await Promise.all(
    bookRules.map(async ([what, query]) =>
      (await records.read('finance', query)).map((row) => `${what}: ${JSON.stringify(row)}`),
    ),
  );
  return [...invoices.flatMap(invoiceViolations), ...found.flat()];
}

function invoiceViolations(invoice: InvoiceRow): string[] {
  const { total, amount_paid: paid, amount_credited: credited, amount_written_off: writtenOff } = invoice;
  const due = total - paid - credited - writtenOff;
  const isOpen = !['DRAFT', 'VOID'].includes(invoice.status);
  const checks: ReadonlyArray<readonly [isRight: boolean, what: string]> = [
    [paid === invoice.paid, 'payments do not add up'],
    [credited === invoice.credited && credited === invoice.credit_notes, 'credit notes do not add up'],
    [writtenOff === invoice.written_off, 'write-offs do not add up'],
    [credited <= total, 'credit notes exceed the invoice'],
    [Math.min(paid, credited, writtenOff, due) >= 0, 'a sum is below zero'],
    [
      isOpen ? invoice.status === statusOf(invoice, due) : due === total,
      'has another status than its sums say',
    ],
    [!isOpen || due === 0 || invoice.idle === 0, 'something is due that is paid already'],
  ];
  return checks.flatMap(([isRight, what]) =>
    isRight ? [] : [`invoice: ${what} ${JSON.stringify(invoice)}`],
  );
}

function statusOf(
  { total, amount_paid: paid, amount_credited: credited, amount_written_off: writtenOff }: InvoiceRow,
  due: number,
): string {
  if (total > 0 && credited === total) return 'CREDITED';
  if (due === 0) return writtenOff > 0 ? 'WRITTEN_OFF' : 'PAID';
  return paid > 0 ? 'PARTIALLY_PAID' : 'ISSUED';
}

/** Statements that answer the rows that are wrong. */
const bookRules: ReadonlyArray<readonly [what: string, query: string]> = [
  [
    'unbalanced entry',
    `select entry_id, currency, cast(sum(amount) as bigint) as difference from journal_lines
     group by entry_id, currency having sum(amount) <> 0`,
  ],
  [
    'gap in invoice numbers',
    `select organization_id, count(number) as issued, max(number) as last from invoices
     group by organization_id having count(number) <> max(number)`,
  ],
  [
    'gap in numbers of credit notes',
    `select organization_id, count(number) as issued, max(number) as last from credit_notes
     group by organization_id having count(number) <> max(number)`,
  ],
  [
    // As the report ages them: what was issued and is not void, less its settlements.
    'aged receivables differ from the account',
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
  ],
  [
    // Receivables, customers' credit, bad debts, tax and money, each against what it stands for.
    'account differs from its records',
    `select organization_id, purpose, currency, cast(sum(amount) as bigint) as difference from (
       select a.organization_id, l.currency, l.amount,
         case when a.purpose in ('CASH', 'BANK', 'CARD_CLEARING') then 'MONEY' else a.purpose end as purpose
       from journal_lines l join ledger_accounts a on a.id = l.account_id join journal_entries e on e.id = l.entry_id
       where a.purpose in ('RECEIVABLE', 'PREPAYMENTS', 'BAD_DEBTS', 'TAX_PAYABLE', 'CASH', 'BANK', 'CARD_CLEARING')
         and e.source not in ('MANUAL', 'REVERSAL')
       union all
       select organization_id, currency, amount_paid + amount_credited + amount_written_off - total, 'RECEIVABLE'
       from invoices where status not in ('DRAFT', 'VOID')
       union all
       select organization_id, currency, received - refunded - applied - transferred, 'PREPAYMENTS' from customer_payments
       union all
       select i.organization_id, i.currency, -l.net, 'BAD_DEBTS' from write_off_lines l join invoices i on i.id = l.invoice_id
       union all
       select i.organization_id, i.currency, -l.tax, 'TAX_PAYABLE' from write_off_lines l join invoices i on i.id = l.invoice_id
       union all
       select i.organization_id, i.currency, l.tax, 'TAX_PAYABLE' from invoices i
       join invoice_lines l on l.invoice_id = i.id where i.status not in ('DRAFT', 'VOID')
       union all
       select c.organization_id, c.currency, -l.tax, 'TAX_PAYABLE' from credit_notes c
       join credit_note_lines l on l.credit_note_id = c.id
       union all
       select organization_id, currency, refunded - received, 'MONEY' from customer_payments where payment_intent_id is not null
       union all
       select organization_id, currency, refunded, 'MONEY' from customer_payments where payment_intent_id is null
       union all
       select organization_id, currency, -amount, 'MONEY' from invoice_settlements where kind = 'RECORDED'
     ) as ledger group by organization_id, purpose, currency having sum(amount) <> 0`,
  ],
  [
    'settlement without its posting',
    `select s.id, s.kind, s.amount from invoice_settlements s where s.amount <> (
       select coalesce(-sum(l.amount), 0) from journal_lines l join ledger_accounts a on a.id = l.account_id
       where l.entry_id = s.journal_entry_id and a.purpose = 'RECEIVABLE')`,
  ],
  [
    'reversal differs from what it takes back',
    `select s.id, o.id as original, s.amount, o.amount as taken_back from invoice_settlements s
     join invoice_settlements o on o.id = s.reversal_of_id join journal_entries e on e.id = s.journal_entry_id
     where s.amount <> -o.amount or s.kind <> o.kind or s.invoice_id <> o.invoice_id
       or e.reversal_of_id is null or e.reversal_of_id <> o.journal_entry_id`,
  ],
  [
    'more is taken off a line than it has',
    `select i.invoice_id, i.position, i.net, i.tax, sum(taken.net) as net_taken, sum(taken.tax) as tax_taken
     from invoice_lines i join (
       select c.invoice_id, l.line_number, l.net, l.tax from credit_notes c
       join credit_note_lines l on l.credit_note_id = c.id
       union all
       select invoice_id, line_number, net, tax from write_off_lines
     ) as taken on taken.invoice_id = i.invoice_id and taken.line_number = i.position
     group by i.invoice_id, i.position, i.net, i.tax
     having sum(taken.net) > i.net or sum(taken.tax) > i.tax or min(taken.net) < 0 or min(taken.tax) < 0`,
  ],
  [
    'lines written off differ from the invoice',
    `select * from (
       select i.id, i.amount_written_off, (select cast(coalesce(sum(l.net + l.tax), 0) as bigint) from write_off_lines l
         where l.invoice_id = i.id) as lines_written_off from invoices i
     ) as lost where amount_written_off <> lines_written_off`,
  ],
  [
    'payment differs from what it was used for',
    `select * from (
       select p.id, p.received, p.refunded, p.applied, p.transferred, p.payment_intent_id, p.received_on, p.unmatched,
         case when p.reservation_id is null or exists (select 1 from invoices i
           where i.organization_id = p.organization_id and i.reservation_id = p.reservation_id) then 1 else 0 end as is_billed,
         (select cast(coalesce(sum(s.amount), 0) as bigint) from invoice_settlements s
          where s.customer_payment_id = p.id) as used_elsewhere,
         (select cast(coalesce(sum(s.amount), 0) as bigint) from invoice_settlements s
          where s.payment_intent_id = p.payment_intent_id and s.customer_payment_id is null
            and s.kind in ('PAYMENT', 'PREPAYMENT', 'REFUND', 'RELEASE')) as used,
         (select cast(coalesce(sum(r.amount), 0) as bigint) from customer_refunds r
          where r.payment_intent_id = p.payment_intent_id) as given_back
       from customer_payments p
     ) as used_payments
     where transferred <> used_elsewhere or applied < 0 or transferred < 0 or refunded < 0
       or (payment_intent_id is not null and (applied <> used or refunded <> given_back))
       or (payment_intent_id is not null and received_on is not null
         and unmatched <> is_billed * (received - refunded - applied - transferred))
       or (received_on is not null and received < refunded + applied + transferred)`,
  ],
];
