import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetOrder, type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { readKeysetPagesByGroup } from '../../../kit/database/keyset-page-by-group.ts';
import { fromBoolean } from '../../../kit/database/sql-differences.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { type Invoice, type InvoiceStatus, openStatuses } from '../model/invoice.ts';
import { type InvoiceLine, totalLines } from '../model/invoice-line.ts';
import type { InvoiceScope } from '../model/invoice-scope.ts';
import type { FinanceTables, InvoiceLineRow, InvoiceRow } from './tables.ts';

/** Filters of a list; what is left out does not filter, no statuses means all. */
export interface InvoiceFilter {
  readonly statuses: readonly InvoiceStatus[];
  readonly customerId?: string;
  readonly number?: number;
  /** Only invoices that were due before this date and are not paid. */
  readonly overdueOn?: CalendarDate;
  readonly issuedFrom?: CalendarDate;
  readonly issuedTo?: CalendarDate;
}

/** Reads and writes invoices with their lines; every function sees one organization only. */
export interface InvoiceStore {
  findByIds(scope: InvoiceScope, ids: readonly string[]): Promise<readonly Invoice[]>;
  findByReservations(scope: InvoiceScope, reservationIds: readonly string[]): Promise<readonly Invoice[]>;
  /** The same page of each customer's invoices, newest first; every customer is answered. */
  listByCustomers(
    scope: InvoiceScope,
    customerIds: readonly string[],
    filter: { readonly statuses: readonly InvoiceStatus[] },
    page: PageRequest | undefined,
  ): Promise<ReadonlyMap<string, KeysetPage<Invoice>>>;
  /** Newest first. */
  list(
    scope: InvoiceScope,
    filter: InvoiceFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Invoice>>;
  insert(invoices: readonly Invoice[]): Promise<void>;
  /** Stores the next version of an invoice; throws when the stored one is not the version before. */
  update(invoice: Invoice): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createInvoiceStore(connection: Kysely<FinanceTables>): InvoiceStore {
  const within = (scope: InvoiceScope) =>
    restrict(connection.selectFrom('invoices').selectAll('invoices'), scope);
  return {
    findByIds: async (scope, ids) => {
      if (ids.length === 0) return [];
      return addLines(
        connection,
        await within(scope)
          .where('id', 'in', [...ids])
          .execute(),
      );
    },
    findByReservations: async (scope, reservationIds) => {
      if (reservationIds.length === 0) return [];
      return addLines(
        connection,
        await within(scope)
          .where('reservation_id', 'in', [...reservationIds])
          .execute(),
      );
    },
    listByCustomers: async (scope, customerIds, { statuses }, page) => {
      if (customerIds.length === 0) return new Map();
      let query = within(scope).where('customer_id', 'in', [...customerIds]);
      if (statuses.length > 0) query = query.where('status', 'in', [...statuses]);
      const pages = await readKeysetPagesByGroup(
        connection,
        query,
        { column: 'invoices.customer_id', as: 'customer_id' },
        customerIds,
        newestFirst,
        page,
      );
      const rows = [...pages.values()].flatMap((found) => found.rows);
      const byId = new Map((await addLines(connection, rows)).map((invoice) => [invoice.id, invoice]));
      return new Map(
        [...pages].map(([customerId, found]) => [
          customerId,
          { rows: found.rows.flatMap((row) => byId.get(row.id) ?? []), page: found.page },
        ]),
      );
    },
    list: async (scope, filter, page) => {
      const found = await readKeysetPage(applyFilter(within(scope), filter), newestFirst, page);
      return { rows: await addLines(connection, found.rows), page: found.page };
    },
    insert: async (invoices) => {
      if (invoices.length === 0) return;
      await connection.insertInto('invoices').values(invoices.map(toRow)).execute();
      await connection.insertInto('invoice_lines').values(invoices.flatMap(toLineRows)).execute();
    },
    update: async (invoice) => {
      const { id, organization_id, ...changes } = toRow(invoice);
      const result = await connection
        .updateTable('invoices')
        .set(changes)
        .where('id', '=', id)
        .where('organization_id', '=', organization_id)
        .where('version', '=', invoice.version - 1)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n)
        throw new Error(`Invoice ${id} was changed outside the lock of its books.`);
      if (invoice.status !== 'DRAFT') return;
      await connection.deleteFrom('invoice_lines').where('invoice_id', '=', id).execute();
      await connection.insertInto('invoice_lines').values(toLineRows(invoice)).execute();
    },
  };
}

const newestFirst: KeysetOrder = [
  { column: 'invoices.created_at', as: 'created_at', direction: 'desc' },
  { column: 'invoices.id', as: 'id', direction: 'desc' },
];

type InvoiceQuery = SelectQueryBuilder<FinanceTables, 'invoices', Selectable<InvoiceRow>>;

function restrict(query: InvoiceQuery, scope: InvoiceScope): InvoiceQuery {
  const own = query.where('invoices.organization_id', '=', scope.organizationId);
  if (scope.onlyUserId === undefined) return own;
  // Drafts, discarded ones too, have no number.
  return own.where('invoices.user_id', '=', scope.onlyUserId).where('invoices.number', 'is not', null);
}

function applyFilter(query: InvoiceQuery, filter: InvoiceFilter): InvoiceQuery {
  const { statuses, customerId, number, overdueOn, issuedFrom, issuedTo } = filter;
  let filtered = query;
  if (statuses.length > 0) filtered = filtered.where('status', 'in', [...statuses]);
  if (customerId !== undefined) filtered = filtered.where('customer_id', '=', customerId);
  if (number !== undefined) filtered = filtered.where('number', '=', number);
  if (issuedFrom) filtered = filtered.where('issued_on', '>=', issuedFrom);
  if (issuedTo) filtered = filtered.where('issued_on', '<=', issuedTo);
  if (overdueOn) {
    filtered = filtered.where('due_on', '<', overdueOn).where('status', 'in', [...openStatuses]);
  }
  return filtered;
}

async function addLines(
  connection: Kysely<FinanceTables>,
  rows: readonly InvoiceRow[],
): Promise<readonly Invoice[]> {
  if (rows.length === 0) return [];
  const lines = await connection
    .selectFrom('invoice_lines')
    .selectAll()
    .where(
      'invoice_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('position')
    .execute();
  const linesOfInvoice = Map.groupBy(lines, (line) => line.invoice_id);
  return rows.map((row) => toInvoice(row, linesOfInvoice.get(row.id) ?? []));
}

function toInvoice(row: InvoiceRow, lines: readonly InvoiceLineRow[]): Invoice {
  return {
    id: row.id,
    organizationId: row.organization_id,
    number: row.number ?? undefined,
    status: row.status,
    customerId: row.customer_id ?? undefined,
    userId: row.user_id ?? undefined,
    reservationId: row.reservation_id ?? undefined,
    currency: row.currency,
    pricesIncludeTax: fromBoolean(row.prices_include_tax),
    lines: lines.map(toLine),
    amountPaid: BigInt(row.amount_paid),
    issuedOn: row.issued_on ?? undefined,
    dueOn: row.due_on ?? undefined,
    voidedOn: row.voided_on ?? undefined,
    voidReason: row.void_reason ?? undefined,
    notes: row.notes ?? undefined,
    issueEntryId: row.issue_entry_id ?? undefined,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toLine(row: InvoiceLineRow): InvoiceLine {
  return {
    description: row.description,
    quantity: row.quantity,
    unitPrice: BigInt(row.unit_price),
    taxRateBasisPoints: row.tax_rate_basis_points,
    accountId: row.account_id,
    net: BigInt(row.net),
    tax: BigInt(row.tax),
  };
}

function toRow(invoice: Invoice): InvoiceRow {
  return {
    id: invoice.id,
    organization_id: invoice.organizationId,
    number: invoice.number ?? null,
    status: invoice.status,
    customer_id: invoice.customerId ?? null,
    user_id: invoice.userId ?? null,
    reservation_id: invoice.reservationId ?? null,
    currency: invoice.currency,
    prices_include_tax: invoice.pricesIncludeTax,
    total: totalLines(invoice.lines).total,
    amount_paid: invoice.amountPaid,
    issued_on: invoice.issuedOn ?? null,
    due_on: invoice.dueOn ?? null,
    voided_on: invoice.voidedOn ?? null,
    void_reason: invoice.voidReason ?? null,
    notes: invoice.notes ?? null,
    issue_entry_id: invoice.issueEntryId ?? null,
    created_at: invoice.createdAt.toISOString(),
    updated_at: invoice.updatedAt.toISOString(),
    version: invoice.version,
  };
}

function toLineRows(invoice: Invoice): readonly InvoiceLineRow[] {
  return invoice.lines.map((line, index) => ({
    invoice_id: invoice.id,
    position: index + 1,
    description: line.description,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    tax_rate_basis_points: line.taxRateBasisPoints,
    account_id: line.accountId,
    net: line.net,
    tax: line.tax,
  }));
}
