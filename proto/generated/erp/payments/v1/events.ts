// Written by proto/generate.ts. Do not edit.
// Source: erp/payments/v1/events.proto
import { createEventContract, type EventContract } from '../../../../event-contract.ts';

/** An intent was created or changed. Payload of `payments.payment-updated.v1`. */
export interface PaymentUpdated {
  readonly paymentIntentId: string;
  /** At most one of reservation and invoice is what the intent was opened for; an invoice may be linked later. */
  readonly reservationId?: string | undefined;
  readonly invoiceId?: string | undefined;
  /** Owner of what is paid. */
  readonly userId: string;
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly status: 'REQUIRES_CONFIRMATION' | 'PROCESSING' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN' | 'CANCELLED';
  readonly version: number;
}

/** `payments.payment-updated.v1`: {@link PaymentUpdated}. */
export const PaymentUpdated: EventContract<PaymentUpdated> = createEventContract({
  type: 'payments.payment-updated.v1',
  domain: 'payments',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["REQUIRES_CONFIRMATION","PROCESSING","SUCCEEDED","FAILED","UNKNOWN","CANCELLED"] } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** The amount was captured. Payload of `payments.payment-succeeded.v1`. */
export interface PaymentSucceeded {
  readonly paymentIntentId: string;
  /** At most one of reservation and invoice is what the intent was opened for; an invoice may be linked later. */
  readonly reservationId?: string | undefined;
  readonly invoiceId?: string | undefined;
  /** Owner of what is paid. */
  readonly userId: string;
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  /** Name of the payment provider. */
  readonly provider: string;
  /** The provider's id of the capture. */
  readonly providerReference?: string | undefined;
  readonly capturedAt: Date;
}

/** `payments.payment-succeeded.v1`: {@link PaymentSucceeded}. */
export const PaymentSucceeded: EventContract<PaymentSucceeded> = createEventContract({
  type: 'payments.payment-succeeded.v1',
  domain: 'payments',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'provider', presence: 'required', type: { kind: 'string' } },
    { name: 'providerReference', presence: 'optional', type: { kind: 'string' } },
    { name: 'capturedAt', presence: 'required', type: { kind: 'timestamp' } },
  ],
});

/** The provider refused; another card may be tried. Payload of `payments.payment-failed.v1`. */
export interface PaymentFailed {
  readonly paymentIntentId: string;
  /** At most one of reservation and invoice is what the intent was opened for; an invoice may be linked later. */
  readonly reservationId?: string | undefined;
  readonly invoiceId?: string | undefined;
  /** Owner of what is paid. */
  readonly userId: string;
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly failure: {
    readonly code: string;
    /** Safe to show to the payer. */
    readonly message: string;
  };
}

/** `payments.payment-failed.v1`: {@link PaymentFailed}. */
export const PaymentFailed: EventContract<PaymentFailed> = createEventContract({
  type: 'payments.payment-failed.v1',
  domain: 'payments',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'failure', presence: 'required', type: { kind: 'message', fields: [
      { name: 'code', presence: 'required', type: { kind: 'string' } },
      { name: 'message', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});

/** The provider gave money back. Payload of `payments.payment-refunded.v1`. */
export interface PaymentRefunded {
  readonly paymentIntentId: string;
  /** At most one of reservation and invoice is what the intent was opened for; an invoice may be linked later. */
  readonly reservationId?: string | undefined;
  readonly invoiceId?: string | undefined;
  /** Owner of what is paid. */
  readonly userId: string;
  /** The amount of the refund. */
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly refundId: string;
  readonly reason: string;
  /** Unset when the provider gave it back to the card. */
  readonly paidBackBy?: 'BANK_TRANSFER' | 'CASH' | undefined;
}

/** `payments.payment-refunded.v1`: {@link PaymentRefunded}. */
export const PaymentRefunded: EventContract<PaymentRefunded> = createEventContract({
  type: 'payments.payment-refunded.v1',
  domain: 'payments',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'refundId', presence: 'required', type: { kind: 'string' } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
    { name: 'paidBackBy', presence: 'optional', type: { kind: 'enum', values: ["BANK_TRANSFER","CASH"] } },
  ],
});

/** The provider refused to give money back: a person has to look at it. Payload of `payments.refund-failed.v1`. */
export interface RefundFailed {
  readonly paymentIntentId: string;
  /** At most one of reservation and invoice is what the intent was opened for; an invoice may be linked later. */
  readonly reservationId?: string | undefined;
  readonly invoiceId?: string | undefined;
  /** Owner of what is paid. */
  readonly userId: string;
  /** The amount of the refund. */
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly refundId: string;
  readonly reason: string;
  readonly failure: {
    readonly code: string;
    /** Safe to show to the payer. */
    readonly message: string;
  };
}

/** `payments.refund-failed.v1`: {@link RefundFailed}. */
export const RefundFailed: EventContract<RefundFailed> = createEventContract({
  type: 'payments.refund-failed.v1',
  domain: 'payments',
  aggregateFields: ["paymentIntentId"],
  fields: [
    { name: 'paymentIntentId', presence: 'required', type: { kind: 'string' } },
    { name: 'reservationId', presence: 'optional', type: { kind: 'string' } },
    { name: 'invoiceId', presence: 'optional', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'refundId', presence: 'required', type: { kind: 'string' } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
    { name: 'failure', presence: 'required', type: { kind: 'message', fields: [
      { name: 'code', presence: 'required', type: { kind: 'string' } },
      { name: 'message', presence: 'required', type: { kind: 'string' } },
    ] } },
  ],
});
