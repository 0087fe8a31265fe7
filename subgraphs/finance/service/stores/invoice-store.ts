import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { newestFirst, openEntityTable, type RowQuery } from '../../../kit/database/entity-store.ts';
import { isOneOf } from '../../../kit/database/is-one-of.ts';
import { keepStatement } from '../../../kit/database/kept-statement.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import { readKeysetPagesByGroup } from '../../../kit/database/keyset-page-by-group.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { type Invoice, type InvoiceStatus, openStatuses } from '../model/invoice.ts';
import { totalLines } from '../model/invoice-line.ts';
import type { InvoiceScope } from '../model/invoice-scope.ts';
import { type FinanceTables, invoiceColumns, invoiceLineColumns } from './tables.ts';

/** Filters of a list; what is left out does not filter. */
interface InvoiceFilter {
  readonly statuses?: readonly InvoiceStatus[] | undefined;
  readonly customerId?: string;
  readonly number?: number;
  /** Only invoices that were due before this date and are not paid. */
  readonly overdueOn?: CalendarDate;
  readonly issuedFrom?: CalendarDate;
  readonly issuedTo?: CalendarDate;
}

/** Reads and writes invoices with their lines; every function sees one organization only. */
export interface InvoiceStore {
  /** Throws NOT_FOUND. */
  find(organizationId: string, id: string): Promise<Invoice>;
  findByIds(scope: InvoiceScope, ids: readonly string[]): Promise<readonly Invoice[]>;
  findByReservations(scope: InvoiceScope, reservationIds: readonly string[]): Promise<readonly Invoice[]>;
  /** The invoices that payments were made for: those they name, and those of the reservations they name. */
  findPaidFor(
    scope: InvoiceScope,
    payments: ReadonlyArray<{
      readonly invoiceId: string | undefined;
      readonly reservationId: string | undefined;
    }>,
  ): Promise<readonly Invoice[]>;
  /** The same page of each customer's invoices, newest first; every customer is answered. */
  listByCustomers(
    scope: InvoiceScope,
    customerIds: readonly string[],
    filter: Pick<InvoiceFilter, 'statuses'>,
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

/** An invoice as its own row keeps it; its lines have a table of their own. */
type InvoiceHead = Omit<Invoice, 'lines'> & { readonly total: bigint };

/** @param connection the database, or a transaction of it */
export function createInvoiceStore(connection: Kysely<FinanceTables>, engine: SqlEngine): InvoiceStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'invoices',
    columns: invoiceColumns,
    entity: 'Invoice',
  });
  const within = (scope: InvoiceScope) => restrict(select(scope.organizationId), scope);

  const addLines = async (heads: readonly InvoiceHead[]): Promise<readonly Invoice[]> => {
    if (heads.length === 0) return [];
    const ids = heads.map(({ id }) => id);
    const { rows } = await selectLines(connection, { ids });
    const linesOfInvoice = Map.groupBy(rows.map(invoiceLineColumns.toEntity), ({ invoiceId }) => invoiceId);
    return heads.map(({ total: _total, ...head }) => ({
      ...head,
      lines: (linesOfInvoice.get(head.id) ?? []).map(
        ({ invoiceId: _invoiceId, position: _position, ...line }) => line,
      ),
    }));
  };
  const insertLines = async (invoices: readonly Invoice[]): Promise<void> => {
    await connection.insertInto('invoice_lines').values(invoices.flatMap(toLineRows)).execute();
  };

  const findByIds: InvoiceStore['findByIds'] = async (scope, ids) => {
    if (ids.length === 0) return [];
    return addLines(await read(within(scope).where('id', 'in', [...ids])));
  };
  const findByReservations: InvoiceStore['findByReservations'] = async (scope, reservationIds) => {
    if (reservationIds.length === 0) return [];
    const { rows } = await selectByReservations(connection, { ...scope, reservationIds });
    return addLines(rows.map(invoiceColumns.toEntity));
  };

  return {
    findPaidFor: async (scope, payments) => {
      const byId = await findByIds(
        scope,
        payments.flatMap(({ invoiceId }) => invoiceId ?? []),
      );
      const byReservation = await findByReservations(
        scope,
        payments.flatMap(({ reservationId }) => reservationId ?? []),
      );
      return [...byId, ...byReservation];
    },
    find: async (organizationId, id) => {
      const [invoice] = await addLines(await entities.findByIds(organizationId, [id]));
      if (!invoice) throw notFound('Invoice', id);
      return invoice;
    },
    findByIds,
    findByReservations,
    listByCustomers: async (scope, customerIds, filter, request) => {
      const pages = await readKeysetPagesByGroup({
        connection,
        query: applyFilter(within(scope), filter),
        group: { column: 'invoices.customer_id', as: 'customer_id' },
        groupKeys: customerIds,
        order: newestFirst.map(([column, direction]) => ({
          column: `invoices.${column}`,
          as: column,
          direction,
        })),
        request,
      });
      const heads = [...pages.values()].flatMap(({ rows }) => rows.map(invoiceColumns.toEntity));
      const byId = new Map((await addLines(heads)).map((invoice) => [invoice.id, invoice]));
      return new Map(
        [...pages].map(([customerId, found]) => [
          customerId,
          { rows: found.rows.flatMap((row) => byId.get(row.id) ?? []), page: found.page },
        ]),
      );
    },
    list: async (scope, filter, request) => {
      const found = await page(applyFilter(within(scope), filter), newestFirst, request);
      return { rows: await addLines(found.rows), page: found.page };
    },
    insert: async (invoices) => {
      if (invoices.length === 0) return;
      await entities.insert(invoices.map(toHead));
      await insertLines(invoices);
    },
    update: async (invoice) => {
      const { id, organization_id, ...changes } = invoiceColumns.toRow(toHead(invoice));
      const result = await connection
        .updateTable('invoices')
        .set(changes)
        .where('organization_id', '=', organization_id)
        .where('id', '=', id)
        .where('version', '=', invoice.version - 1)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n)
        throw new Error(`Invoice ${id} was changed outside the lock of its books.`);
      if (invoice.status !== 'DRAFT') return;
      await connection.deleteFrom('invoice_lines').where('invoice_id', '=', id).execute();
      await insertLines([invoice]);
    },
  };
}

const selectLines = keepStatement(
  (connection: Kysely<FinanceTables>, { ids }: { readonly ids: readonly string[] }) =>
    connection
      .selectFrom('invoice_lines')
      .selectAll()
      .where('invoice_id', 'in', [...ids])
      .orderBy('position')
      .compile(),
);

const selectByReservations = keepStatement(
  (
    connection: Kysely<FinanceTables>,
    { reservationIds, ...scope }: InvoiceScope & { readonly reservationIds: readonly string[] },
  ) => {
    const invoices = connection
      .selectFrom('invoices')
      .selectAll()
      .where('organization_id', '=', scope.organizationId);
    return restrict(invoices, scope)
      .where('reservation_id', 'in', [...reservationIds])
      .compile();
  },
);

type InvoiceQuery = RowQuery<FinanceTables, 'invoices'>;

function restrict(query: InvoiceQuery, { onlyUserId }: InvoiceScope): InvoiceQuery {
  if (onlyUserId === undefined) return query;
  // Drafts, discarded ones too, have no number.
  return query.where('user_id', '=', onlyUserId).where('number', 'is not', null);
}

function applyFilter(query: InvoiceQuery, filter: InvoiceFilter): InvoiceQuery {
  const { statuses, customerId, number, overdueOn, issuedFrom, issuedTo } = filter;
  let filtered = query;
  if (statuses) filtered = filtered.where(isOneOf('status', statuses));
  if (customerId !== undefined) filtered = filtered.where('customer_id', '=', customerId);
  if (number !== undefined) filtered = filtered.where('number', '=', number);
  if (issuedFrom) filtered = filtered.where('issued_on', '>=', issuedFrom);
  if (issuedTo) filtered = filtered.where('issued_on', '<=', issuedTo);
  if (overdueOn) {
    filtered = filtered.where('due_on', '<', overdueOn).where('status', 'in', [...openStatuses]);
  }
  return filtered;
}

function toHead({ lines, ...invoice }: Invoice): InvoiceHead {
  return { ...invoice, total: totalLines(lines).total };
}

function toLineRows({ id: invoiceId, lines }: Invoice) {
  return lines.map((line, index) => invoiceLineColumns.toRow({ ...line, invoiceId, position: index + 1 }));
}
