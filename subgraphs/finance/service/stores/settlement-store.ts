import { type Kysely, sql } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import type { Settlement } from '../model/settlement.ts';
import { type FinanceTables, settlementColumns } from './tables.ts';

/** Reads and writes settlements, which never change; every function sees one organization only. */
export interface SettlementStore extends Pick<EntityStore<Settlement>, 'findByIds' | 'insert'> {
  /** Oldest first. */
  listByInvoices(organizationId: string, invoiceIds: readonly string[]): Promise<readonly Settlement[]>;
  /** Credit of other payments that counts for the invoice. */
  sumCreditOfInvoice(organizationId: string, invoiceId: string): Promise<readonly AppliedCredit[]>;
  /** Credit of the payment that counts for invoices it was not made for. */
  sumCreditOfPayment(organizationId: string, customerPaymentId: string): Promise<readonly AppliedCredit[]>;
}

/** How much of a payment counts for an invoice it was not made for; more than zero. */
interface AppliedCredit {
  readonly invoiceId: string;
  readonly customerPaymentId: string;
  readonly amount: bigint;
}

/** @param connection the database, or a transaction of it */
export function createSettlementStore(connection: Kysely<FinanceTables>, engine: SqlEngine): SettlementStore {
  const { entities, select, read } = openEntityTable({
    connection,
    engine,
    table: 'invoice_settlements',
    columns: settlementColumns,
    entity: 'InvoiceSettlement',
  });
  const sumCredit = async (
    organizationId: string,
    column: 'invoice_id' | 'customer_payment_id',
    id: string,
  ): Promise<readonly AppliedCredit[]> => {
    const rows = await connection
      .selectFrom('invoice_settlements')
      .select([
        'invoice_id',
        'customer_payment_id',
        sql<Int64Column>`cast(sum(amount) as bigint)`.as('amount'),
      ])
      .where('organization_id', '=', organizationId)
      .where(column, '=', id)
      .where('customer_payment_id', 'is not', null)
      .groupBy(['invoice_id', 'customer_payment_id'])
      .having(sql<boolean>`sum(amount) > 0`)
      .orderBy('invoice_id')
      .orderBy('customer_payment_id')
      .execute();
    return rows.map((row) => ({
      invoiceId: row.invoice_id,
      customerPaymentId: row.customer_payment_id ?? '',
      amount: BigInt(row.amount),
    }));
  };
  return {
    sumCreditOfInvoice: (organizationId, invoiceId) => sumCredit(organizationId, 'invoice_id', invoiceId),
    sumCreditOfPayment: (organizationId, customerPaymentId) =>
      sumCredit(organizationId, 'customer_payment_id', customerPaymentId),
    findByIds: entities.findByIds,
    insert: entities.insert,
    listByInvoices: async (organizationId, invoiceIds) => {
      if (invoiceIds.length === 0) return [];
      return read(
        select(organizationId)
          .where('invoice_id', 'in', [...invoiceIds])
          .orderBy('created_at')
          .orderBy('id'),
      );
    },
  };
}
