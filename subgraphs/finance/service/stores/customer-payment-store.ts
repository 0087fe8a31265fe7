import type { Kysely } from 'kysely';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { CustomerPayment } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import type { CustomerPaymentRow, FinanceTables } from './tables.ts';

/** A refund of a payment, as its event told it. */
export interface CustomerRefund {
  readonly refundId: string;
  readonly organizationId: string;
  readonly paymentIntentId: string;
  readonly amount: bigint;
  readonly refundedOn: CalendarDate;
}

/** Reads and writes what is known of payments; every function sees one organization only. */
export interface CustomerPaymentStore {
  find(organizationId: string, paymentIntentId: string): Promise<CustomerPayment | undefined>;
  /** Payments made for the invoice or its reservation, oldest first. */
  findForInvoice(invoice: Invoice): Promise<readonly CustomerPayment[]>;
  save(payment: CustomerPayment): Promise<void>;
  /** False when the refund is known already. */
  insertRefund(refund: CustomerRefund): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createCustomerPaymentStore(connection: Kysely<FinanceTables>): CustomerPaymentStore {
  return {
    find: async (organizationId, paymentIntentId) => {
      const row = await connection
        .selectFrom('customer_payments')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('payment_intent_id', '=', paymentIntentId)
        .executeTakeFirst();
      return row && toCustomerPayment(row);
    },
    findForInvoice: async (invoice) => {
      const rows = await connection
        .selectFrom('customer_payments')
        .selectAll()
        .where('organization_id', '=', invoice.organizationId)
        .where((where) =>
          where.or([
            where('invoice_id', '=', invoice.id),
            ...(invoice.reservationId === undefined
              ? []
              : [where('reservation_id', '=', invoice.reservationId)]),
          ]),
        )
        .orderBy('received_on')
        .orderBy('payment_intent_id')
        .execute();
      return rows.map(toCustomerPayment);
    },
    save: async (payment) => {
      const row = toRow(payment);
      const { organization_id: _organization, payment_intent_id: _paymentIntent, ...changes } = row;
      await connection
        .insertInto('customer_payments')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['organization_id', 'payment_intent_id']).doUpdateSet(changes),
        )
        .execute();
    },
    insertRefund: async (refund) => {
      const inserted = await connection
        .insertInto('customer_refunds')
        .values({
          refund_id: refund.refundId,
          organization_id: refund.organizationId,
          payment_intent_id: refund.paymentIntentId,
          amount: refund.amount,
          refunded_on: refund.refundedOn,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('refund_id')
        .executeTakeFirst();
      return inserted !== undefined;
    },
  };
}

function toCustomerPayment(row: CustomerPaymentRow): CustomerPayment {
  return {
    paymentIntentId: row.payment_intent_id,
    organizationId: row.organization_id,
    invoiceId: row.invoice_id ?? undefined,
    reservationId: row.reservation_id ?? undefined,
    currency: row.currency,
    received: BigInt(row.received),
    refunded: BigInt(row.refunded),
    applied: BigInt(row.applied),
    receivedOn: row.received_on ?? undefined,
  };
}

function toRow(payment: CustomerPayment): CustomerPaymentRow {
  return {
    payment_intent_id: payment.paymentIntentId,
    organization_id: payment.organizationId,
    invoice_id: payment.invoiceId ?? null,
    reservation_id: payment.reservationId ?? null,
    currency: payment.currency,
    received: payment.received,
    refunded: payment.refunded,
    applied: payment.applied,
    received_on: payment.receivedOn ?? null,
  };
}
