// Written by proto/generate.ts. Do not edit.
// Source: erp/finance/v1/events.proto
import { createEventContract, type EventContract } from '../../../../event-contract.ts';

/** An invoice was drafted. Payload of `finance.invoice-created.v1`. */
export interface InvoiceCreated {
  readonly invoiceId: string;
  readonly status: 'DRAFT' | 'ISSUED' | 'PARTIALLY_PAID' | 'PAID' | 'VOID' | 'CREDITED' | 'WRITTEN_OFF';
  /** Gapless within the organization; drafts have none. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  /** User the invoice is made out to. */
  readonly userId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Zero for drafts and void invoices. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `finance.invoice-created.v1`: {@link InvoiceCreated}. */
export const InvoiceCreated: EventContract<InvoiceCreated> = createEventContract({
  type: 'finance.invoice-created.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ISSUED","PARTIALLY_PAID","PAID","VOID","CREDITED","WRITTEN_OFF"] } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** Fields of a draft changed. Payload of `finance.invoice-updated.v1`. */
export interface InvoiceUpdated {
  readonly invoiceId: string;
  readonly status: 'DRAFT' | 'ISSUED' | 'PARTIALLY_PAID' | 'PAID' | 'VOID' | 'CREDITED' | 'WRITTEN_OFF';
  /** Gapless within the organization; drafts have none. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  /** User the invoice is made out to. */
  readonly userId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Zero for drafts and void invoices. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `finance.invoice-updated.v1`: {@link InvoiceUpdated}. */
export const InvoiceUpdated: EventContract<InvoiceUpdated> = createEventContract({
  type: 'finance.invoice-updated.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ISSUED","PARTIALLY_PAID","PAID","VOID","CREDITED","WRITTEN_OFF"] } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** An invoice got its number and is due. Payload of `finance.invoice-issued.v1`. */
export interface InvoiceIssued {
  readonly invoiceId: string;
  readonly status: 'DRAFT' | 'ISSUED' | 'PARTIALLY_PAID' | 'PAID' | 'VOID' | 'CREDITED' | 'WRITTEN_OFF';
  /** Gapless within the organization; drafts have none. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  /** User the invoice is made out to. */
  readonly userId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Zero for drafts and void invoices. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `finance.invoice-issued.v1`: {@link InvoiceIssued}. */
export const InvoiceIssued: EventContract<InvoiceIssued> = createEventContract({
  type: 'finance.invoice-issued.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ISSUED","PARTIALLY_PAID","PAID","VOID","CREDITED","WRITTEN_OFF"] } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** What is paid of an invoice changed, refunds included. Payload of `finance.invoice-settled.v1`. */
export interface InvoiceSettled {
  readonly invoiceId: string;
  readonly status: 'DRAFT' | 'ISSUED' | 'PARTIALLY_PAID' | 'PAID' | 'VOID' | 'CREDITED' | 'WRITTEN_OFF';
  /** Gapless within the organization; drafts have none. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  /** User the invoice is made out to. */
  readonly userId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Zero for drafts and void invoices. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `finance.invoice-settled.v1`: {@link InvoiceSettled}. */
export const InvoiceSettled: EventContract<InvoiceSettled> = createEventContract({
  type: 'finance.invoice-settled.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ISSUED","PARTIALLY_PAID","PAID","VOID","CREDITED","WRITTEN_OFF"] } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** Nothing is due on an invoice any more, by a payment. Payload of `finance.invoice-paid.v1`. */
export interface InvoicePaid {
  readonly invoiceId: string;
  readonly status: 'DRAFT' | 'ISSUED' | 'PARTIALLY_PAID' | 'PAID' | 'VOID' | 'CREDITED' | 'WRITTEN_OFF';
  /** Gapless within the organization; drafts have none. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  /** User the invoice is made out to. */
  readonly userId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Zero for drafts and void invoices. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** What was received: less than the total when a part was credited or written off. */
  readonly amountPaid?: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  } | undefined;
}

/** `finance.invoice-paid.v1`: {@link InvoicePaid}. */
export const InvoicePaid: EventContract<InvoicePaid> = createEventContract({
  type: 'finance.invoice-paid.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ISSUED","PARTIALLY_PAID","PAID","VOID","CREDITED","WRITTEN_OFF"] } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountPaid', presence: 'optional', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** An invoice is void. Payload of `finance.invoice-voided.v1`. */
export interface InvoiceVoided {
  readonly invoiceId: string;
  readonly status: 'DRAFT' | 'ISSUED' | 'PARTIALLY_PAID' | 'PAID' | 'VOID' | 'CREDITED' | 'WRITTEN_OFF';
  /** Gapless within the organization; drafts have none. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  /** User the invoice is made out to. */
  readonly userId?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Zero for drafts and void invoices. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `finance.invoice-voided.v1`: {@link InvoiceVoided}. */
export const InvoiceVoided: EventContract<InvoiceVoided> = createEventContract({
  type: 'finance.invoice-voided.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["DRAFT","ISSUED","PARTIALLY_PAID","PAID","VOID","CREDITED","WRITTEN_OFF"] } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** An invoice was taken back in part or in full. Payload of `finance.credit-note-issued.v1`. */
export interface CreditNoteIssued {
  readonly creditNoteId: string;
  readonly invoiceId: string;
  /** Gapless within the organization, a series of its own. */
  readonly number: number;
  /** The customer and the user of the invoice. */
  readonly customerId?: string | undefined;
  readonly userId?: string | undefined;
  /** Without tax. */
  readonly subtotal: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly tax: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** subtotal + tax */
  readonly total: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly reason: string;
  /** The refunded payment and its refund, when a refund caused the credit note. */
  readonly paymentIntentId?: string | undefined;
  readonly refundId?: string | undefined;
}

/** `finance.credit-note-issued.v1`: {@link CreditNoteIssued}. */
export const CreditNoteIssued: EventContract<CreditNoteIssued> = createEventContract({
  type: 'finance.credit-note-issued.v1',
  domain: 'finance',
  aggregateFields: ["creditNoteId"],
  fields: [
    { name: 'creditNoteId', presence: 'required', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'number', presence: 'required', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'subtotal', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'tax', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'total', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
    { name: 'paymentIntentId', presence: 'optional', type: { kind: 'string' } },
    { name: 'refundId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** A payment that was recorded by hand was taken back. Payload of `finance.payment-reversed.v1`. */
export interface PaymentReversed {
  /** The settlement that was taken back. */
  readonly settlementId: string;
  readonly invoiceId: string;
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** What is due on the invoice now. */
  readonly amountDue: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly reason: string;
}

/** `finance.payment-reversed.v1`: {@link PaymentReversed}. */
export const PaymentReversed: EventContract<PaymentReversed> = createEventContract({
  type: 'finance.payment-reversed.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'settlementId', presence: 'required', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'amountDue', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
  ],
});

/** What was still due on an invoice is not expected any more. Payload of `finance.invoice-written-off.v1`. */
export interface InvoiceWrittenOff {
  readonly invoiceId: string;
  /** Gapless within the organization. */
  readonly number?: number | undefined;
  readonly customerId?: string | undefined;
  readonly userId?: string | undefined;
  /** What was written off. */
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly reason: string;
}

/** `finance.invoice-written-off.v1`: {@link InvoiceWrittenOff}. */
export const InvoiceWrittenOff: EventContract<InvoiceWrittenOff> = createEventContract({
  type: 'finance.invoice-written-off.v1',
  domain: 'finance',
  aggregateFields: ["invoiceId"],
  fields: [
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'number', presence: 'optional', type: { kind: 'int32' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A card payment of an invoice that is void is to be given back. Payload of `finance.refund-requested.v1`. */
export interface RefundRequested {
  readonly paymentIntentId: string;
  readonly invoiceId: string;
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly reason: string;
}

/** `finance.refund-requested.v1`: {@link RefundRequested}. */
export const RefundRequested: EventContract<RefundRequested> = createEventContract({
  type: 'finance.refund-requested.v1',
  domain: 'finance',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
  ],
});

/** An entry was posted to the journal. Payload of `finance.journal-entry-posted.v1`. */
export interface JournalEntryPosted {
  readonly journalEntryId: string;
  readonly source: 'MANUAL' | 'REVERSAL' | 'INVOICE_ISSUED' | 'INVOICE_VOIDED' | 'PAYMENT_RECEIVED' | 'PREPAYMENT_RECEIVED' | 'PREPAYMENT_APPLIED' | 'PAYMENT_RELEASED' | 'PAYMENT_REFUNDED' | 'CREDIT_NOTE_ISSUED' | 'SETTLEMENT_REVERSED' | 'WRITTEN_OFF' | 'CREDIT_APPLIED' | 'CREDIT_REFUNDED';
  /** Calendar date. */
  readonly postedOn: string;
  readonly invoiceId?: string | undefined;
  readonly paymentIntentId?: string | undefined;
  /** Entry that this one takes back. */
  readonly reversalOfId?: string | undefined;
  readonly lines: ReadonlyArray<{
    readonly accountId: string;
    /** Debits are positive, credits negative. */
    readonly amount: {
      /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
      readonly minorUnits: bigint;
      /** ISO 4217 alphabetic code, for example "EUR". */
      readonly currency: string;
    };
  }>;
}

/** `finance.journal-entry-posted.v1`: {@link JournalEntryPosted}. */
export const JournalEntryPosted: EventContract<JournalEntryPosted> = createEventContract({
  type: 'finance.journal-entry-posted.v1',
  domain: 'finance',
  aggregateFields: ["journalEntryId"],
  fields: [
    { name: 'journalEntryId', presence: 'required', type: { kind: 'string' } },
    { name: 'source', presence: 'required', type: { kind: 'enum', values: ["MANUAL","REVERSAL","INVOICE_ISSUED","INVOICE_VOIDED","PAYMENT_RECEIVED","PREPAYMENT_RECEIVED","PREPAYMENT_APPLIED","PAYMENT_RELEASED","PAYMENT_REFUNDED","CREDIT_NOTE_ISSUED","SETTLEMENT_REVERSED","WRITTEN_OFF","CREDIT_APPLIED","CREDIT_REFUNDED"] } },
    { name: 'postedOn', presence: 'required', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'optional', type: { kind: 'string' } },
    { name: 'paymentIntentId', presence: 'optional', type: { kind: 'string' } },
    { name: 'reversalOfId', presence: 'optional', type: { kind: 'string' } },
    { name: 'lines', presence: 'list', type: { kind: 'message', fields: [
      { name: 'accountId', presence: 'required', type: { kind: 'string' } },
      { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
        { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
        { name: 'currency', presence: 'required', type: { kind: 'string' } },
      ] } },
    ] } },
  ],
});

/** An account was added to the chart. Payload of `finance.ledger-account-created.v1`. */
export interface LedgerAccountCreated {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly type: 'ASSET' | 'LIABILITY' | 'EQUITY' | 'INCOME' | 'EXPENSE';
}

/** `finance.ledger-account-created.v1`: {@link LedgerAccountCreated}. */
export const LedgerAccountCreated: EventContract<LedgerAccountCreated> = createEventContract({
  type: 'finance.ledger-account-created.v1',
  domain: 'finance',
  aggregateFields: ["accountId"],
  fields: [
    { name: 'accountId', presence: 'required', type: { kind: 'string' } },
    { name: 'code', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'type', presence: 'required', type: { kind: 'enum', values: ["ASSET","LIABILITY","EQUITY","INCOME","EXPENSE"] } },
  ],
});

/** The books of an organization were opened. Payload of `finance.books-opened.v1`. */
export interface BooksOpened {
  readonly organizationId: string;
  /** Currency the books are kept in. */
  readonly currency: string;
}

/** `finance.books-opened.v1`: {@link BooksOpened}. */
export const BooksOpened: EventContract<BooksOpened> = createEventContract({
  type: 'finance.books-opened.v1',
  domain: 'finance',
  aggregateFields: ["organizationId"],
  fields: [
    { name: 'organizationId', presence: 'required', type: { kind: 'string' } },
    { name: 'currency', presence: 'required', type: { kind: 'string' } },
  ],
});

/** What of a card payment belongs to no invoice has changed: it is the customer's credit. Payload of `finance.payment-credit-changed.v1`. */
export interface PaymentCreditChanged {
  readonly paymentIntentId: string;
  /** Zero when all of it is applied or given back. */
  readonly credit: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
}

/** `finance.payment-credit-changed.v1`: {@link PaymentCreditChanged}. */
export const PaymentCreditChanged: EventContract<PaymentCreditChanged> = createEventContract({
  type: 'finance.payment-credit-changed.v1',
  domain: 'finance',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'credit', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});
