import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { openEntityTable } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { CustomerPayment, CustomerRefund } from '../model/customer-payment.ts';
import type { Invoice } from '../model/invoice.ts';
import { customerPaymentColumns, customerRefundColumns, type FinanceTables } from './tables.ts';

/** The credit of a customer in one currency. */
interface CustomerCredit {
  readonly customerId: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Reads and writes what is known of payments; every function sees one organization only. */
export interface CustomerPaymentStore {
  /** Undefined when no event about the payment has arrived yet. */
  find(organizationId: string, id: string): Promise<CustomerPayment | undefined>;
  /** Throws NOT_FOUND. */
  require(organizationId: string, id: string): Promise<CustomerPayment>;
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly CustomerPayment[]>;
  /** Payments made for the invoice or its reservation, oldest first. */
  findForInvoice(invoice: Invoice): Promise<readonly CustomerPayment[]>;
  /** Payments of which something is not used, oldest first; of one customer's invoices, or all. */
  listUnapplied(
    organizationId: string,
    filter: { readonly customerId?: string },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<CustomerPayment>>;
  /** What is not used of the payments of each customer, in each currency. */
  sumCreditByCustomers(
    organizationId: string,
    customerIds: readonly string[],
  ): Promise<readonly CustomerCredit[]>;
  save(payment: CustomerPayment): Promise<void>;
  /** False when the refund is known already. */
  insertRefund(refund: CustomerRefund): Promise<boolean>;
}

const oldestFirst = [
  ['received_on', 'asc'],
  ['id', 'asc'],
] as const;

const unused = sql<Int64Column>`(customer_payments.received - customer_payments.refunded
  - customer_payments.applied - customer_payments.transferred)`;
/** Whether the payment was made for the invoice, or for the reservation that it bills. */
const isPaidFor = sql<boolean>`invoices.organization_id = customer_payments.organization_id
  and (invoices.id = customer_payments.invoice_id or invoices.reservation_id = customer_payments.reservation_id)`;

/** @param connection the database, or a transaction of it */
export function createCustomerPaymentStore(
  connection: Kysely<FinanceTables>,
  engine: SqlEngine,
): CustomerPaymentStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'customer_payments',
    columns: customerPaymentColumns,
    entity: 'CustomerPayment',
  });
  const find: CustomerPaymentStore['find'] = async (organizationId, id) =>
    (await entities.findByIds(organizationId, [id]))[0];
  return {
    find,
    findByIds: entities.findByIds,
    require: async (organizationId, id) => {
      const payment = await find(organizationId, id);
      if (!payment) throw notFound('CustomerPayment', id);
      return payment;
    },
    findForInvoice: ({ organizationId, id, reservationId }) =>
      read(
        select(organizationId)
          .where((where) =>
            where.or([
              where('invoice_id', '=', id),
              ...(reservationId === undefined ? [] : [where('reservation_id', '=', reservationId)]),
            ]),
          )
          .orderBy('received_on')
          .orderBy('id'),
      ),
    listUnapplied: (organizationId, { customerId }, request) => {
      let query = select(organizationId).where(unused, '>', 0n);
      if (customerId !== undefined)
        query = query.where((where) =>
          where.exists(
            where
              .selectFrom('invoices')
              .select('invoices.id')
              .where(isPaidFor)
              .where('customer_id', '=', customerId),
          ),
        );
      return page(query, oldestFirst, request);
    },
    sumCreditByCustomers: async (organizationId, customerIds) => {
      if (customerIds.length === 0) return [];
      const rows = await connection
        .selectFrom('customer_payments')
        .innerJoin('invoices', (join) => join.on(isPaidFor))
        .select([
          'invoices.customer_id',
          'customer_payments.currency',
          sql<Int64Column>`cast(sum(${unused}) as bigint)`.as('amount'),
        ])
        .where('customer_payments.organization_id', '=', organizationId)
        .where('invoices.customer_id', 'in', [...customerIds])
        .where(unused, '>', 0n)
        .groupBy(['invoices.customer_id', 'customer_payments.currency'])
        .orderBy('customer_payments.currency')
        .execute();
      return rows.map((row) => ({
        customerId: row.customer_id ?? '',
        currency: row.currency,
        amount: BigInt(row.amount),
      }));
    },
    save: async (payment) => {
      const row = customerPaymentColumns.toRow(payment);
      const { organization_id: _organization, id: _id, ...changes } = row;
      await connection
        .insertInto('customer_payments')
        .values(row)
        .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(changes))
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
