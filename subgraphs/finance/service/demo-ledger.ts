import { type DemoOrganization, demoUserByEmail } from '../../kit/demo/demo-people.ts';
import type { DemoReservation } from '../../kit/demo/demo-sales.ts';
import { demoId } from '../../kit/uuid-v7.ts';
import type { Books } from './books.ts';
import { addDays, toCalendarDate } from './calendar-date.ts';
import { standardChart } from './chart-of-accounts.ts';
import type { CustomerPayment } from './customer-payment.ts';
import type { CustomerRefund } from './customer-payment-store.ts';
import type { DemoCustomerInvoice } from './demo-invoices.ts';
import { changeInvoice, type Invoice, settleInvoice } from './invoice.ts';
import { priceLines, totalLines, type UnpricedLine } from './invoice-line.ts';
import { issueLines } from './issue-draft.ts';
import { counterLines, credit, debit, type JournalEntry } from './journal-entry.ts';
import type { AccountPurpose, LedgerAccount } from './ledger-account.ts';
import type { PaymentMethod, Settlement, SettlementKind } from './settlement.ts';

/** Demo books of one organization, booked day by day with the rules of the use cases; nothing is stored. */
export interface DemoLedger {
  readonly accounts: readonly LedgerAccount[];
  readonly invoices: Map<string, Invoice>;
  readonly entries: JournalEntry[];
  readonly settlements: Settlement[];
  readonly payments: CustomerPayment[];
  readonly refunds: CustomerRefund[];
  lastInvoiceNumber: number;
  /** Bills a reservation, books its payment and, when it was cancelled, takes both back. */
  addReservation(reservation: DemoReservation): void;
  addCustomerInvoice(invoice: DemoCustomerInvoice): void;
  /** A manual entry: debits the first account, credits the second. */
  addManualEntry(
    daysAgo: number,
    description: string,
    debitCode: string,
    creditCode: string,
    amount: bigint,
  ): void;
}

const dayMs = 24 * 60 * 60 * 1_000;
const salesTaxBasisPoints = 1_900;

export function createDemoLedger(
  organization: DemoOrganization,
  now: Date,
  ticketTaxBasisPoints: number,
): DemoLedger {
  const { currency, slug } = organization;
  const organizationId = organization.id;
  const bookkeeper = demoUserByEmail(slug === 'acme' ? 'finance@acme.example' : 'admin@globex.example').id;
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const accountId = (code: string): string => demoId('ledger-account', `${slug}:${code}`);
  const codeOf = new Map(standardChart.map(({ purpose, code }) => [purpose, code]));
  const account = (purpose: AccountPurpose): string => accountId(codeOf.get(purpose) ?? '');
  const books: Books = { organizationId, currency, account };

  const post = (
    at: Date,
    entry: Pick<JournalEntry, 'description' | 'source' | 'lines'> & Partial<JournalEntry>,
  ): JournalEntry => {
    const posted: JournalEntry = {
      invoiceId: undefined,
      paymentIntentId: undefined,
      reversalOfId: undefined,
      postedBy: undefined,
      ...entry,
      id: demoId('journal-entry', `${slug}:${ledger.entries.length + 1}`),
      organizationId,
      postedOn: toCalendarDate(at),
      createdAt: at,
    };
    ledger.entries.push(posted);
    return posted;
  };

  const issue = (draft: Invoice, at: Date, dueOn: string, postedBy?: string): Invoice => {
    ledger.lastInvoiceNumber += 1;
    const number = ledger.lastInvoiceNumber;
    const entry = post(at, {
      description: `Invoice ${number}`,
      source: 'INVOICE_ISSUED',
      invoiceId: draft.id,
      postedBy,
      lines: issueLines(books, draft),
    });
    const issuedOn = toCalendarDate(at);
    return keep(
      changeInvoice(draft, { number, status: 'ISSUED', issuedOn, dueOn, issueEntryId: entry.id }, at),
    );
  };

  const settle = (
    invoice: Invoice,
    at: Date,
    entry: JournalEntry,
    settlement: {
      readonly kind: SettlementKind;
      readonly method: PaymentMethod;
      readonly amount: bigint;
    } & Partial<Settlement>,
  ): Invoice => {
    ledger.settlements.push({
      reference: undefined,
      paymentIntentId: undefined,
      recordedBy: undefined,
      ...settlement,
      id: demoId('settlement', `${slug}:${ledger.settlements.length + 1}`),
      organizationId,
      invoiceId: invoice.id,
      currency,
      settledOn: toCalendarDate(at),
      journalEntryId: entry.id,
      createdAt: at,
    });
    return keep(settleInvoice(invoice, settlement.amount, at));
  };

  const withdraw = (invoice: Invoice, at: Date, voidReason: string, postedBy?: string): void => {
    const issued = ledger.entries.find((entry) => entry.id === invoice.issueEntryId);
    post(at, {
      description: `Invoice ${invoice.number ?? ''} void`,
      source: 'INVOICE_VOIDED',
      invoiceId: invoice.id,
      reversalOfId: invoice.issueEntryId,
      postedBy,
      lines: counterLines(issued?.lines ?? []),
    });
    keep(changeInvoice(invoice, { status: 'VOID', voidedOn: toCalendarDate(at), voidReason }, at));
  };

  const keep = (invoice: Invoice): Invoice => {
    ledger.invoices.set(invoice.id, invoice);
    return invoice;
  };

  const draft = (
    key: number,
    at: Date,
    lines: readonly UnpricedLine[],
    fields: Partial<Invoice>,
  ): Invoice => {
    const pricesIncludeTax = fields.pricesIncludeTax ?? false;
    return keep({
      number: undefined,
      status: 'DRAFT',
      customerId: undefined,
      userId: undefined,
      reservationId: undefined,
      amountPaid: 0n,
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
  };

  const ledger: DemoLedger = {
    accounts: standardChart.map(({ code, name, type, purpose }) => ({
      id: accountId(code),
      organizationId,
      code,
      name,
      type,
      purpose,
      createdAt: daysAgo(120),
    })),
    invoices: new Map(),
    entries: [],
    settlements: [],
    payments: [],
    refunds: [],
    lastInvoiceNumber: 0,
    addReservation: ({
      number,
      id,
      event,
      ticketType,
      quantity,
      customerId,
      userId,
      paymentIntentId,
      createdDaysAgo,
      status,
    }) => {
      const at = daysAgo(createdDaysAgo);
      const line: UnpricedLine = {
        description: `${event.name}: ${ticketType.name}`,
        quantity,
        unitPrice: ticketType.priceMinorUnits,
        taxRateBasisPoints: ticketTaxBasisPoints,
        accountId: account('TICKET_SALES'),
      };
      const issued = issue(
        draft(number, at, [line], { customerId, userId, reservationId: id, pricesIncludeTax: true }),
        at,
        toCalendarDate(at),
      );
      const amount = totalLines(issued.lines).total;
      const money = { invoiceId: issued.id, paymentIntentId };
      const received = post(at, {
        ...money,
        description: `Payment of invoice ${issued.number ?? ''}`,
        source: 'PAYMENT_RECEIVED',
        lines: [
          debit(account('CARD_CLEARING'), currency, amount),
          credit(account('RECEIVABLE'), currency, amount),
        ],
      });
      const paid = settle(issued, at, received, { kind: 'PAYMENT', method: 'CARD', amount, paymentIntentId });
      const isCancelled = status === 'CANCELLED';
      ledger.payments.push({
        paymentIntentId,
        organizationId,
        invoiceId: undefined,
        reservationId: id,
        currency,
        received: amount,
        refunded: isCancelled ? amount : 0n,
        applied: isCancelled ? 0n : amount,
        receivedOn: toCalendarDate(at),
      });
      if (!isCancelled) return;
      const cancelledAt = daysAgo(createdDaysAgo - 1);
      const released = post(cancelledAt, {
        ...money,
        description: `Payment of invoice ${issued.number ?? ''} released to the customer's credit`,
        source: 'PAYMENT_RELEASED',
        lines: [
          debit(account('RECEIVABLE'), currency, amount),
          credit(account('PREPAYMENTS'), currency, amount),
        ],
      });
      const unpaid = settle(paid, cancelledAt, released, {
        kind: 'RELEASE',
        method: 'CARD',
        amount: -amount,
        paymentIntentId,
      });
      withdraw(unpaid, cancelledAt, 'Reservation cancelled');
      post(cancelledAt, {
        paymentIntentId,
        description: 'Refund of a prepayment',
        source: 'PAYMENT_REFUNDED',
        lines: [
          debit(account('PREPAYMENTS'), currency, amount),
          credit(account('CARD_CLEARING'), currency, amount),
        ],
      });
      ledger.refunds.push({
        refundId: demoId('refund', number),
        organizationId,
        paymentIntentId,
        amount,
        refundedOn: toCalendarDate(cancelledAt),
      });
    },
    addCustomerInvoice: ({ key, customerId, issuedDaysAgo, paymentTermDays, lines, paid, isVoid }) => {
      const at = daysAgo(issuedDaysAgo ?? 0);
      const stored = draft(
        key,
        at,
        lines.map(([description, quantity, unitPrice]) => ({
          description,
          quantity,
          unitPrice,
          taxRateBasisPoints: salesTaxBasisPoints,
          accountId: account('SALES'),
        })),
        { customerId },
      );
      if (issuedDaysAgo === undefined) return;
      const issued = issue(stored, at, addDays(toCalendarDate(at), paymentTermDays), bookkeeper);
      if (isVoid) withdraw(issued, daysAgo(issuedDaysAgo - 1), 'Issued by mistake', bookkeeper);
      if (!paid) return;
      const paidAt = daysAgo(issuedDaysAgo - 1);
      const amount = (totalLines(issued.lines).total * BigInt(paid.percent)) / 100n;
      const purpose = ({ BANK_TRANSFER: 'BANK', CASH: 'CASH', CARD: 'CARD_CLEARING' } as const)[paid.method];
      const entry = post(paidAt, {
        description: `Payment of invoice ${issued.number ?? ''}`,
        source: 'PAYMENT_RECEIVED',
        invoiceId: issued.id,
        postedBy: bookkeeper,
        lines: [debit(account(purpose), currency, amount), credit(account('RECEIVABLE'), currency, amount)],
      });
      settle(issued, paidAt, entry, {
        kind: 'RECORDED',
        method: paid.method,
        amount,
        recordedBy: bookkeeper,
      });
    },
    addManualEntry: (days, description, debitCode, creditCode, amount) => {
      post(daysAgo(days), {
        description,
        source: 'MANUAL',
        postedBy: bookkeeper,
        lines: [
          debit(accountId(debitCode), currency, amount),
          credit(accountId(creditCode), currency, amount),
        ],
      });
    },
  };
  return ledger;
}
