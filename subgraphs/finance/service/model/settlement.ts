import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { AccountPurpose } from './ledger-account.ts';

/** One change of what is due on an invoice: money that came, or (negative) went back. Never changed. */
export interface Settlement {
  readonly id: string;
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly kind: SettlementKind;
  readonly method: PaymentMethod;
  /** Minor units of the invoice's currency. */
  readonly amount: bigint;
  readonly currency: string;
  readonly settledOn: CalendarDate;
  readonly reference: string | undefined;
  readonly paymentIntentId: string | undefined;
  readonly recordedBy: string | undefined;
  readonly journalEntryId: string;
  readonly createdAt: Date;
}

/**
 * RECORDED by hand; PAYMENT and PREPAYMENT of the payments domain, after and before the issue; REFUND of a
 * payment; RELEASE of a payment to the customer's credit because the sale was cancelled.
 */
export type SettlementKind = 'RECORDED' | 'PAYMENT' | 'PREPAYMENT' | 'REFUND' | 'RELEASE';

/** Ways in which money arrives. */
export const paymentMethods = ['BANK_TRANSFER', 'CASH', 'CARD'] as const;
/** How money arrived; decides the account it is debited to. */
export type PaymentMethod = (typeof paymentMethods)[number];

/** The account that money received in this way is debited to. */
export const accountOfMethod: Readonly<Record<PaymentMethod, AccountPurpose>> = {
  BANK_TRANSFER: 'BANK',
  CASH: 'CASH',
  CARD: 'CARD_CLEARING',
};
