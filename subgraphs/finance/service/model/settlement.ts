import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { AccountPurpose } from './ledger-account.ts';

/** One change of what is due on an invoice: what brought it down, or (negative) up again. Never changed. */
export interface Settlement {
  readonly id: string;
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly kind: SettlementKind;
  /** Undefined when no money moved. */
  readonly method: PaymentMethod | undefined;
  /** Minor units of the invoice's currency. */
  readonly amount: bigint;
  readonly currency: string;
  readonly settledOn: CalendarDate;
  readonly reference: string | undefined;
  readonly paymentIntentId: string | undefined;
  /** The payment of something else whose credit was applied here, or taken away again. */
  readonly customerPaymentId: string | undefined;
  readonly recordedBy: string | undefined;
  readonly journalEntryId: string;
  /** The settlement that this one takes back. */
  readonly reversalOfId: string | undefined;
  readonly createdAt: Date;
}

/**
 * RECORDED by hand; PAYMENT and PREPAYMENT of the payments domain, after and before the issue; REFUND of a
 * payment; RELEASE of a payment to the customer's credit because the invoice is lower now; CREDIT of the
 * customer from another payment; CREDIT_NOTE; WRITE_OFF of
 * what is not expected any more. A settlement that takes another one back has its kind and the opposite amount.
 */
export type SettlementKind =
  | 'RECORDED'
  | 'PAYMENT'
  | 'PREPAYMENT'
  | 'REFUND'
  | 'RELEASE'
  | 'CREDIT'
  | 'CREDIT_NOTE'
  | 'WRITE_OFF';

type OptionalKey =
  | 'method'
  | 'reference'
  | 'paymentIntentId'
  | 'customerPaymentId'
  | 'recordedBy'
  | 'reversalOfId';

/** What is to be said of a new settlement; the rest follows from its invoice. */
export type NewSettlement = Pick<Settlement, 'kind' | 'amount' | 'settledOn' | 'journalEntryId'> &
  Partial<Pick<Settlement, OptionalKey>>;

/** A settlement of an invoice whose entry is posted, to be applied with others of the same change. */
export function createSettlement(
  invoice: { readonly id: string; readonly organizationId: string; readonly currency: string },
  settlement: NewSettlement,
  now: Date,
): Settlement {
  return {
    method: undefined,
    reference: undefined,
    paymentIntentId: undefined,
    customerPaymentId: undefined,
    recordedBy: undefined,
    reversalOfId: undefined,
    ...settlement,
    id: newId(),
    organizationId: invoice.organizationId,
    invoiceId: invoice.id,
    currency: invoice.currency,
    createdAt: now,
  };
}

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
