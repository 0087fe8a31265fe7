import { type DemoOrganization, demoUserByEmail } from '../../../kit/demo/demo-people.ts';
import { type CalendarDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import { issueLines } from '../books/issue-draft.ts';
import type { Books } from '../books/lock-books.ts';
import { creditNoteEntryLines } from '../books/post-credit-note.ts';
import { spreadWriteOff, writeOffEntryLines } from '../books/write-off-lines.ts';
import { standardChart } from '../model/chart-of-accounts.ts';
import { type CreditNote, creditableLines, creditLines, spreadCredit } from '../model/credit-note.ts';
import type { CustomerPayment, CustomerRefund } from '../model/customer-payment.ts';
import { amountDue, type Invoice, nextInvoice, settleInvoice } from '../model/invoice.ts';
import { priceLines, type UnpricedLine } from '../model/invoice-line.ts';
import { counterLines, type JournalEntry } from '../model/journal-entry.ts';
import type { LedgerAccount } from '../model/ledger-account.ts';
import type { Settlement } from '../model/settlement.ts';
import type { WriteOffLine } from '../stores/write-off-store.ts';

type NewDemoEntry = Pick<JournalEntry, 'description' | 'source' | 'lines'> & Partial<JournalEntry>;
type NewDemoSettlement = Pick<Settlement, 'kind' | 'amount'> & Partial<Settlement>;

/** Demo books of one organization: what the use cases would have written, at times of the past. Stores nothing. */
export interface DemoLedger {
  readonly books: Books;
  /** The user who keeps the books. */
  readonly bookkeeper: string;
  readonly accounts: readonly LedgerAccount[];
  /** Latest version of each invoice, by id. */
  readonly invoices: ReadonlyMap<string, Invoice>;
  readonly entries: readonly JournalEntry[];
  readonly settlements: readonly Settlement[];
  readonly creditNotes: readonly CreditNote[];
  readonly writeOffLines: readonly WriteOffLine[];
  readonly payments: CustomerPayment[];
  readonly refunds: CustomerRefund[];
  lastInvoiceNumber(): number;
  lastCreditNoteNumber(): number;
  accountId(code: string): string;
  daysAgo(days: number): Date;
  post(at: Date, entry: NewDemoEntry): JournalEntry;
  /** @param key of the invoice's id */
  draft(key: number, at: Date, lines: readonly UnpricedLine[], fields: Partial<Invoice>): Invoice;
  issue(draft: Invoice, at: Date, dueOn: CalendarDate, postedBy?: string): Invoice;
  settle(invoice: Invoice, at: Date, entry: JournalEntry, settlement: NewDemoSettlement): Invoice;
  /** Credits an amount, tax included, of an invoice that has no credit note yet. */
  credit(invoice: Invoice, at: Date, amount: bigint, reason: string, issuedBy?: string): Invoice;
  /** Writes off what is due on an invoice that has no credit note. */
  writeOff(invoice: Invoice, at: Date, reason: string, recordedBy: string): Invoice;
  withdraw(invoice: Invoice, at: Date, voidReason: string, postedBy?: string): Invoice;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** Empty books with the standard chart. */
export function createDemoLedger(organization: DemoOrganization, now: Date): DemoLedger {
  const { currency, slug, id: organizationId } = organization;
  const accountId = (code: string): string => demoId('ledger-account', `${slug}:${code}`);
  const codeOf = new Map(standardChart.map(({ purpose, code }) => [purpose, code]));
  const books: Books = {
    organizationId,
    currency,
    account: (purpose) => accountId(codeOf.get(purpose) ?? ''),
  };
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const invoices = new Map<string, Invoice>();
  const entries: JournalEntry[] = [];
  const settlements: Settlement[] = [];
  const creditNotes: CreditNote[] = [];
  const writeOffLines: WriteOffLine[] = [];
  let lastInvoiceNumber = 0;

  const keep = (invoice: Invoice): Invoice => {
    invoices.set(invoice.id, invoice);
    return invoice;
  };
  const post = (at: Date, entry: NewDemoEntry): JournalEntry => {
    const posted: JournalEntry = {
      invoiceId: undefined,
      paymentIntentId: undefined,
      reversalOfId: undefined,
      postedBy: undefined,
      ...entry,
      id: demoId('journal-entry', `${slug}:${entries.length + 1}`),
      organizationId,
      postedOn: toCalendarDate(at),
      createdAt: at,
    };
    entries.push(posted);
    return posted;
  };
  const settle: DemoLedger['settle'] = (invoice, at, entry, settlement) => {
    settlements.push({
      method: undefined,
      reference: undefined,
      paymentIntentId: undefined,
      customerPaymentId: undefined,
      recordedBy: undefined,
      reversalOfId: undefined,
      ...settlement,
      id: demoId('settlement', `${slug}:${settlements.length + 1}`),
      organizationId,
      invoiceId: invoice.id,
      currency,
      settledOn: toCalendarDate(at),
      journalEntryId: entry.id,
      createdAt: at,
    });
    return keep(settleInvoice(invoice, [settlement], at));
  };
  return {
    books,
    bookkeeper: demoUserByEmail(slug === 'acme' ? 'finance@acme.example' : 'admin@globex.example').id,
    accounts: standardChart.map(({ code, name, type, purpose }) => ({
      id: accountId(code),
      organizationId,
      code,
      name,
      type,
      purpose,
      createdAt: daysAgo(120),
    })),
    invoices,
    entries,
    settlements,
    creditNotes,
    writeOffLines,
    payments: [],
    refunds: [],
    lastInvoiceNumber: () => lastInvoiceNumber,
    lastCreditNoteNumber: () => creditNotes.length,
    accountId,
    daysAgo,
    post,
    draft: (key, at, lines, fields) => {
      const pricesIncludeTax = fields.pricesIncludeTax ?? false;
      return keep({
        number: undefined,
        status: 'DRAFT',
        customerId: undefined,
        userId: undefined,
        reservationId: undefined,
        amountPaid: 0n,
        amountCredited: 0n,
        amountWrittenOff: 0n,
        issuedOn: undefined,
        dueOn: undefined,
        voidedOn: undefined,
        voidReason: undefined,
        notes: undefined,
        issueEntryId: undefined,
        ...fields,
        id: demoId('invoice', key),
        organizationId,
        currency,
        pricesIncludeTax,
        lines: priceLines(lines, pricesIncludeTax),
        createdAt: at,
        updatedAt: at,
        version: 1,
      });
    },
    issue: (draft, at, dueOn, postedBy) => {
      lastInvoiceNumber += 1;
      const entry = post(at, {
        description: `Invoice ${lastInvoiceNumber}`,
        source: 'INVOICE_ISSUED',
        invoiceId: draft.id,
        postedBy,
        lines: issueLines(books, draft),
      });
      const issued = {
        number: lastInvoiceNumber,
        issuedOn: toCalendarDate(at),
        dueOn,
        issueEntryId: entry.id,
      };
      return keep(nextInvoice(draft, { ...issued, status: 'ISSUED' }, at));
    },
    settle,
    credit: (invoice, at, amount, reason, issuedBy) => {
      const number = creditNotes.length + 1;
      const lines = creditLines(invoice.lines, [], spreadCredit(creditableLines(invoice.lines, []), amount));
      const entry = post(at, {
        description: `Credit note ${number} for invoice ${invoice.number ?? ''}`,
        source: 'CREDIT_NOTE_ISSUED',
        invoiceId: invoice.id,
        postedBy: issuedBy,
        lines: creditNoteEntryLines(books, currency, lines),
      });
      creditNotes.push({
        id: demoId('credit-note', `${slug}:${number}`),
        organizationId,
        number,
        invoiceId: invoice.id,
        customerId: invoice.customerId,
        userId: invoice.userId,
        currency,
        reason,
        lines,
        issuedOn: toCalendarDate(at),
        paymentIntentId: undefined,
        refundId: undefined,
        issuedBy,
        journalEntryId: entry.id,
        idempotencyKey: undefined,
        createdAt: at,
      });
      const reference = `Credit note ${number}`;
      return settle(invoice, at, entry, { kind: 'CREDIT_NOTE', amount, reference, recordedBy: issuedBy });
    },
    writeOff: (invoice, at, reason, recordedBy) => {
      const due = amountDue(invoice);
      const lines = spreadWriteOff(invoice, [], due);
      const entry = post(at, {
        description: `Write-off of invoice ${invoice.number ?? ''}. ${reason}`,
        source: 'WRITTEN_OFF',
        invoiceId: invoice.id,
        postedBy: recordedBy,
        lines: writeOffEntryLines(books, currency, lines),
      });
      const writeOff = { kind: 'WRITE_OFF', amount: due, reference: reason, recordedBy } as const;
      const written = settle(invoice, at, entry, writeOff);
      const settlementId = settlements.at(-1)?.id ?? '';
      for (const line of lines)
        writeOffLines.push({ ...line, organizationId, settlementId, invoiceId: invoice.id });
      return written;
    },
    withdraw: (invoice, at, voidReason, postedBy) => {
      const issueEntry = entries.find((entry) => entry.id === invoice.issueEntryId);
      post(at, {
        description: `Invoice ${invoice.number ?? ''} void`,
        source: 'INVOICE_VOIDED',
        invoiceId: invoice.id,
        reversalOfId: issueEntry?.id,
        postedBy,
        lines: counterLines(issueEntry?.lines ?? []),
      });
      return keep(nextInvoice(invoice, { status: 'VOID', voidedOn: toCalendarDate(at), voidReason }, at));
    },
  };
}
