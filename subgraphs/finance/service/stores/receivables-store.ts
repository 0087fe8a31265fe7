import { type Kysely, sql } from 'kysely';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { OpenInvoice } from '../model/aged-receivables.ts';
import { openStatuses } from '../model/invoice.ts';
import type { FinanceTables } from './tables.ts';

/** What a customer owes in one currency. */
interface CustomerDue {
  readonly customerId: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Reads what is due; every function sees one organization only. */
export interface ReceivablesStore {
  /** What each customer owes now, in each currency. */
  sumByCustomers(organizationId: string, customerIds: readonly string[]): Promise<readonly CustomerDue[]>;
  /** Invoices on which something was due, or paid twice, at the end of a day, as they stood then. */
  findOpen(organizationId: string, asOf: CalendarDate, currency: string): Promise<readonly OpenInvoice[]>;
}

/** @param connection the database, or a transaction of it */
export function createReceivablesStore(connection: Kysely<FinanceTables>): ReceivablesStore {
  return {
    sumByCustomers: async (organizationId, customerIds) => {
      if (customerIds.length === 0) return [];
      const { rows } = await selectSums(connection, { organizationId, customerIds });
      return rows.map((row) => ({
        customerId: row.customer_id ?? '',
        currency: row.currency,
        amount: BigInt(row.amount),
      }));
    },
    findOpen: async (organizationId, asOf, currency) => {
      const paid = connection
        .selectFrom('invoice_settlements')
        .select(['invoice_id', sql<Int64Column>`cast(sum(amount) as bigint)`.as('amount')])
        .where('organization_id', '=', organizationId)
        .where('settled_on', '<=', asOf)
        .groupBy('invoice_id')
        .as('paid');
      const rows = await connection
        .selectFrom('invoices')
        .leftJoin(paid, 'paid.invoice_id', 'invoices.id')
        .select([
          'invoices.customer_id',
          'invoices.user_id',
          'invoices.due_on',
          sql<Int64Column>`invoices.total - coalesce(paid.amount, 0)`.as('amount_due'),
        ])
        .where('invoices.organization_id', '=', organizationId)
        .where('invoices.currency', '=', currency)
        .where('invoices.issued_on', '<=', asOf)
        .where((where) =>
          where.or([where('invoices.voided_on', 'is', null), where('invoices.voided_on', '>', asOf)]),
        )
        // Below zero too: a payment that was reversed and recorded anew with its old date stands twice until the reversal.
        .where(sql<boolean>`invoices.total <> coalesce(paid.amount, 0)`)
        .execute();
      return rows.map((row) => ({
        customerId: row.customer_id ?? undefined,
        userId: row.user_id ?? undefined,
        dueOn: row.due_on ?? asOf,
        amountDue: BigInt(row.amount_due),
      }));
    },
  };
}

const selectSums = keepStatement(
  (
    connection: Kysely<FinanceTables>,
    {
      organizationId,
      customerIds,
    }: { readonly organizationId: string; readonly customerIds: readonly string[] },
  ) =>
    connection
      .selectFrom('invoices')
      .select([
        'customer_id',
        'currency',
        sql<Int64Column>`cast(sum(total - amount_paid - amount_credited - amount_written_off) as bigint)`.as(
          'amount',
        ),
      ])
      .where('organization_id', '=', organizationId)
      .where('customer_id', 'in', [...customerIds])
      .where('status', 'in', [...openStatuses])
      .groupBy(['customer_id', 'currency'])
      .orderBy('currency')
      .compile(),
);
