import type { Kysely } from 'kysely';
import type { CustomerPayment, CustomerRefund } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import { customerPaymentColumns, customerRefundColumns, type FinanceTables } from './tables.ts';

/** Reads and writes what is known of payments; every function sees one organization only. */
export interface CustomerPaymentStore {
  /** Undefined when no event about the payment has arrived yet. */
  findByIntent(organizationId: string, paymentIntentId: string): Promise<CustomerPayment | undefined>;
  /** Payments made for the invoice or its reservation, oldest first. */
  findForInvoice(invoice: Invoice): Promise<readonly CustomerPayment[]>;
  save(payment: CustomerPayment): Promise<void>;
  /** False when the refund is known already. */
  insertRefund(refund: CustomerRefund): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createCustomerPaymentStore(connection: Kysely<FinanceTables>): CustomerPaymentStore {
  const select = (organizationId: string) =>
    connection.selectFrom('customer_payments').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIntent: async (organizationId, paymentIntentId) => {
      const row = await select(organizationId)
        .where('payment_intent_id', '=', paymentIntentId)
        .executeTakeFirst();
      return row && customerPaymentColumns.toEntity(row);
    },
    findForInvoice: async ({ organizationId, id, reservationId }) => {
      const rows = await select(organizationId)
        .where((where) =>
          where.or([
            where('invoice_id', '=', id),
            ...(reservationId === undefined ? [] : [where('reservation_id', '=', reservationId)]),
          ]),
        )
        .orderBy('received_on')
        .orderBy('payment_intent_id')
        .execute();
      return rows.map(customerPaymentColumns.toEntity);
    },
    save: async (payment) => {
      const row = customerPaymentColumns.toRow(payment);
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
        .values(customerRefundColumns.toRow(refund))
        .onConflict((conflict) => conflict.doNothing())
        .returning('refund_id')
        .executeTakeFirst();
      return inserted !== undefined;
    },
  };
}
