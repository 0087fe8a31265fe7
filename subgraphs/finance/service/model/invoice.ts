import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertTransition, type Transitions } from '../../../kit/values/transitions.ts';
import { type InvoiceLine, totalLines } from './invoice-line.ts';

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
export const invoiceStatuses = ['DRAFT', 'ISSUED', 'PARTIALLY_PAID', 'PAID', 'VOID'] as const;
/** Where an invoice stands; see {@link invoiceTransitions}. */
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** Legal transitions. A refund leads back; only an invoice without payments can be void. */
const invoiceTransitions: Transitions<InvoiceStatus> = {
  DRAFT: ['ISSUED', 'VOID'],
  ISSUED: ['PARTIALLY_PAID', 'PAID', 'VOID'],
  PARTIALLY_PAID: ['PAID', 'ISSUED'],
  PAID: ['PARTIALLY_PAID', 'ISSUED'],
  VOID: [],
};

/** Statuses in which an amount may be due. */
export const openStatuses: readonly InvoiceStatus[] = ['ISSUED', 'PARTIALLY_PAID'];

/** What is still to be paid: zero for drafts and void invoices. */
export function amountDue(invoice: Invoice): bigint {
  return openStatuses.includes(invoice.status) ? totalLines(invoice.lines).total - invoice.amountPaid : 0n;
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
 * The invoice after money came (positive) or went back (negative); its status follows the amount paid. An
 * amount beyond what is due or what was paid is a bug of the caller.
 */
export function settleInvoice(invoice: Invoice, amount: bigint, now: Date): Invoice {
  const { total } = totalLines(invoice.lines);
  const amountPaid = invoice.amountPaid + amount;
  if (amountPaid < 0n || amountPaid > total)
    throw new Error(`Invoice ${invoice.id} over ${total} cannot have ${amountPaid} paid.`);
  const status: InvoiceStatus =
    amountPaid === total ? 'PAID' : amountPaid === 0n ? 'ISSUED' : 'PARTIALLY_PAID';
  if (status !== invoice.status) assertInvoiceTransition(invoice, status);
  return nextInvoice(invoice, { amountPaid, status }, now);
}
