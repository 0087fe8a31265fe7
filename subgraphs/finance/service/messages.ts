import type {
  CreditNote as CreditNoteMessage,
  CustomerPayment as CustomerPaymentMessage,
  InvoiceLine as InvoiceLineMessage,
  Invoice as InvoiceMessage,
  JournalEntry as JournalEntryMessage,
  LedgerAccount as LedgerAccountMessage,
  InvoiceSettlement as SettlementMessage,
} from '../../../proto/generated/erp/finance/v1/finance.ts';
import type { CalendarDate } from '../../kit/values/calendar-date.ts';
import { money, moneyToProto } from '../../kit/values/money.ts';
import type { CreditNote } from './model/credit-note.ts';
import { availableAmount, type CustomerPayment } from './model/customer-payment.ts';
import { amountDue, type Invoice, isOverdue } from './model/invoice.ts';
import { type InvoiceLine, totalLines } from './model/invoice-line.ts';
import type { PostedEntry } from './model/journal-entry.ts';
import { isControlAccount, type LedgerAccount } from './model/ledger-account.ts';
import type { Settlement } from './model/settlement.ts';

/** Models as the contract sends them. */

/** @param today decides what is overdue */
export function toInvoiceMessage(invoice: Invoice, today: CalendarDate): InvoiceMessage {
  const amount = (minorUnits: bigint) => moneyToProto(money(minorUnits, invoice.currency));
  const { subtotal, tax, total } = totalLines(invoice.lines);
  return {
    id: invoice.id,
    number: invoice.number,
    status: invoice.status,
    customerId: invoice.customerId,
    userId: invoice.userId,
    reservationId: invoice.reservationId,
    currencyCode: invoice.currency,
    pricesIncludeTax: invoice.pricesIncludeTax,
    lines: invoice.lines.map((line) => toLineMessage(line, invoice.currency)),
    subtotal: amount(subtotal),
    tax: amount(tax),
    total: amount(total),
    amountPaid: amount(invoice.amountPaid),
    creditedAmount: amount(invoice.amountCredited),
    writtenOffAmount: amount(invoice.amountWrittenOff),
    amountDue: amount(amountDue(invoice)),
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    isOverdue: isOverdue(invoice, today),
    notes: invoice.notes,
    voidReason: invoice.voidReason,
    createdAt: invoice.createdAt,
    updatedAt: invoice.updatedAt,
    version: invoice.version,
  };
}

function toLineMessage(line: InvoiceLine, currency: string): InvoiceLineMessage {
  const amount = (minorUnits: bigint) => moneyToProto(money(minorUnits, currency));
  return {
    description: line.description,
    quantity: line.quantity,
    unitPrice: amount(line.unitPrice),
    taxRateBasisPoints: line.taxRateBasisPoints,
    accountId: line.accountId,
    net: amount(line.net),
    tax: amount(line.tax),
    gross: amount(line.net + line.tax),
  };
}

/** The settlement as a message, without its organization. */
export function toSettlementMessage(settlement: Settlement): SettlementMessage {
  const { organizationId: _organizationId, currency, ...rest } = settlement;
  return {
    ...rest,
    method: rest.method ?? 'UNSPECIFIED',
    amount: moneyToProto(money(settlement.amount, currency)),
  };
}

/** The credit note as a message, with its sums. */
export function toCreditNoteMessage(creditNote: CreditNote): CreditNoteMessage {
  const { organizationId: _organizationId, idempotencyKey: _key, currency, lines, ...rest } = creditNote;
  const amount = (minorUnits: bigint) => moneyToProto(money(minorUnits, currency));
  const { subtotal, tax, total } = totalLines(lines);
  return {
    ...rest,
    lines: lines.map((line) => ({
      ...line,
      net: amount(line.net),
      tax: amount(line.tax),
      gross: amount(line.net + line.tax),
    })),
    subtotal: amount(subtotal),
    tax: amount(tax),
    total: amount(total),
  };
}

/**
 * The payment as a message.
 * @param paidFor the invoice it was made for, when there is one yet
 */
export function toCustomerPaymentMessage(
  payment: CustomerPayment,
  paidFor: Invoice | undefined,
): CustomerPaymentMessage {
  const amount = (minorUnits: bigint) => moneyToProto(money(minorUnits, payment.currency));
  return {
    id: payment.id,
    paymentIntentId: payment.paymentIntentId,
    method: payment.method,
    invoiceId: paidFor?.id,
    reservationId: payment.reservationId,
    customerId: paidFor?.customerId,
    userId: paidFor?.userId,
    received: amount(payment.received),
    refunded: amount(payment.refunded),
    applied: amount(payment.applied + payment.transferred),
    available: amount(availableAmount(payment)),
    receivedOn: payment.receivedOn,
  };
}

/** Signed amounts become debits and credits. */
export function toJournalEntryMessage(entry: PostedEntry): JournalEntryMessage {
  const { organizationId: _organizationId, lines, ...rest } = entry;
  return {
    ...rest,
    lines: lines.map(({ accountId, currency, amount, memo }) => ({
      accountId,
      debit: amount > 0n ? moneyToProto(money(amount, currency)) : undefined,
      credit: amount < 0n ? moneyToProto(money(-amount, currency)) : undefined,
      memo,
    })),
  };
}

/** Balances are read apart. */
export function toLedgerAccountMessage(account: LedgerAccount): LedgerAccountMessage {
  return {
    id: account.id,
    code: account.code,
    name: account.name,
    type: account.type,
    isControlAccount: isControlAccount(account),
    createdAt: account.createdAt,
  };
}
