import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertTransition, type Transitions } from '../../../kit/values/transitions.ts';
import { type InvoiceLine, totalLines } from './invoice-line.ts';
import type { Settlement, SettlementKind } from './settlement.ts';

/** A bill to a customer or a user. Amounts in minor units of `currency`. */
export interface Invoice {
  readonly id: string;
  readonly organizationId: string;
  /** Gapless within the organization, assigned at issue; drafts have none. */
  readonly number: number | undefined;
  readonly status: InvoiceStatus;
  readonly customerId: string | undefined;
  /** The user the invoice is made out to. */
  readonly userId: string | undefined;
  readonly reservationId: string | undefined;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly InvoiceLine[];
  readonly amountPaid: bigint;
  /** Sum of the credit notes. */
  readonly amountCredited: bigint;
  /** What is not expected any more. */
  readonly amountWrittenOff: bigint;
  readonly issuedOn: CalendarDate | undefined;
  readonly dueOn: CalendarDate | undefined;
  readonly voidedOn: CalendarDate | undefined;
  readonly voidReason: string | undefined;
  readonly notes: string | undefined;
  /** The entry that posted the issue; undefined for drafts and for invoices over nothing. */
  readonly issueEntryId: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** All statuses, in the order of an invoice's life. */
export const invoiceStatuses = [
  'DRAFT',
  'ISSUED',
  'PARTIALLY_PAID',
  'PAID',
  'CREDITED',
  'WRITTEN_OFF',
  'VOID',
] as const;
/** Where an invoice stands; see {@link invoiceTransitions}. */
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/**
 * Legal transitions. What was paid or written off can be taken back, a credit note cannot; only an invoice on which
 * nothing counts yet can be void.
 */
const invoiceTransitions: Transitions<InvoiceStatus> = {
  DRAFT: ['ISSUED', 'VOID'],
  ISSUED: ['PARTIALLY_PAID', 'PAID', 'CREDITED', 'WRITTEN_OFF', 'VOID'],
  PARTIALLY_PAID: ['ISSUED', 'PAID', 'CREDITED', 'WRITTEN_OFF'],
  PAID: ['ISSUED', 'PARTIALLY_PAID', 'CREDITED', 'WRITTEN_OFF'],
  WRITTEN_OFF: ['ISSUED', 'PARTIALLY_PAID', 'PAID', 'CREDITED'],
  CREDITED: [],
  VOID: [],
};

/** Statuses in which an amount may be due. */
export const openStatuses: readonly InvoiceStatus[] = ['ISSUED', 'PARTIALLY_PAID'];

/** Whether nothing of the invoice stands any more. */
export function isTakenBack({ status }: Pick<Invoice, 'status'>): boolean {
  return status === 'VOID' || status === 'CREDITED';
}

/** What is still to be paid: zero for drafts and void invoices. */
export function amountDue(invoice: Invoice): bigint {
  if (!openStatuses.includes(invoice.status)) return 0n;
  const { amountPaid, amountCredited, amountWrittenOff } = invoice;
  return totalLines(invoice.lines).total - amountPaid - amountCredited - amountWrittenOff;
}

/** How much credit notes may still come to: zero for drafts and void invoices. */
export function creditableAmount(invoice: Invoice): bigint {
  if (invoice.status === 'DRAFT' || invoice.status === 'VOID') return 0n;
  return totalLines(invoice.lines).total - invoice.amountCredited - invoice.amountWrittenOff;
}

/** Whether the due date has passed while something is due. */
export function isOverdue(invoice: Invoice, today: CalendarDate): boolean {
  return invoice.dueOn !== undefined && invoice.dueOn < today && amountDue(invoice) > 0n;
}

/** The invoice after its next change: updated now, one version on. */
export function nextInvoice(invoice: Invoice, change: Partial<Invoice>, now: Date): Invoice {
  return { ...invoice, ...change, updatedAt: now, version: invoice.version + 1 };
}

/**
 * Throws CONFLICT unless the invoice is a draft: what has been issued is final. Asking the table alone would
 * not do, because a refund leads back to ISSUED too.
 */
export function assertDraft(invoice: Invoice): void {
  if (invoice.status === 'DRAFT') return;
  throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; only a draft can be changed or issued.`, {
    metadata: { currentState: invoice.status },
  });
}

/** Throws CONFLICT when the invoice may not become `status`. */
export function assertInvoiceTransition(invoice: Invoice, status: InvoiceStatus): void {
  assertTransition('Invoice', invoiceTransitions, invoice.status, status);
}

/**
 * The invoice after its settlements, which take effect together; its status follows the sums. Sums below zero or
 * beyond the total are a bug of the caller.
 */
export function settleInvoice(
  invoice: Invoice,
  settlements: ReadonlyArray<Pick<Settlement, 'kind' | 'amount'>>,
  now: Date,
): Invoice {
  const sumOf = (sum: InvoiceSum): bigint =>
    settlements.reduce((total, { kind, amount }) => (sumOfKind(kind) === sum ? total + amount : total), 0n);
  const sums = {
    amountPaid: invoice.amountPaid + sumOf('amountPaid'),
    amountCredited: invoice.amountCredited + sumOf('amountCredited'),
    amountWrittenOff: invoice.amountWrittenOff + sumOf('amountWrittenOff'),
  };
  const { total } = totalLines(invoice.lines);
  const amounts = Object.values(sums);
  if (amounts.some((amount) => amount < 0n) || amounts.reduce((sum, amount) => sum + amount, 0n) > total) {
    const texts = Object.entries(sums).map(([name, amount]) => `${name} ${amount}`);
    throw new Error(`Invoice ${invoice.id} over ${total} cannot have ${texts.join(', ')}.`);
  }
  const status = statusOf(total, sums);
  if (status !== invoice.status) assertInvoiceTransition(invoice, status);
  return nextInvoice(invoice, { ...sums, status }, now);
}

type InvoiceSum = 'amountPaid' | 'amountCredited' | 'amountWrittenOff';

function sumOfKind(kind: SettlementKind): InvoiceSum {
  if (kind === 'CREDIT_NOTE') return 'amountCredited';
  return kind === 'WRITE_OFF' ? 'amountWrittenOff' : 'amountPaid';
}

function statusOf(total: bigint, sums: Readonly<Record<InvoiceSum, bigint>>): InvoiceStatus {
  const { amountPaid, amountCredited, amountWrittenOff } = sums;
  if (amountCredited === total) return 'CREDITED';
  if (amountPaid + amountCredited + amountWrittenOff === total)
    return amountWrittenOff > 0n ? 'WRITTEN_OFF' : 'PAID';
  return amountPaid > 0n ? 'PARTIALLY_PAID' : 'ISSUED';
}
