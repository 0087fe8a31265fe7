import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { newestFirst, openEntityTable, type RowQuery } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { CreditNote } from '../model/credit-note.ts';
import type { InvoiceScope } from '../model/invoice-scope.ts';
import { creditNoteColumns, creditNoteLineColumns, type FinanceTables } from './tables.ts';

/** Filters of a list; what is left out does not filter. Dates are inclusive. */
interface CreditNoteFilter {
  readonly invoiceId?: string;
  readonly customerId?: string;
  readonly number?: number;
  readonly issuedFrom?: CalendarDate;
  readonly issuedTo?: CalendarDate;
}

/** Reads and writes credit notes with their lines, which never change; every function sees one organization only. */
export interface CreditNoteStore {
  findByIds(scope: InvoiceScope, ids: readonly string[]): Promise<readonly CreditNote[]>;
  /** By number. */
  listByInvoices(scope: InvoiceScope, invoiceIds: readonly string[]): Promise<readonly CreditNote[]>;
  /** The credit note of an earlier request with this key. */
  findByIdempotencyKey(organizationId: string, key: string): Promise<CreditNote | undefined>;
  /** Newest first. */
  list(
    scope: InvoiceScope,
    filter: CreditNoteFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<CreditNote>>;
  insert(creditNotes: readonly CreditNote[]): Promise<void>;
}

type CreditNoteQuery = RowQuery<FinanceTables, 'credit_notes'>;

/** @param connection the database, or a transaction of it */
export function createCreditNoteStore(connection: Kysely<FinanceTables>, engine: SqlEngine): CreditNoteStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'credit_notes',
    columns: creditNoteColumns,
    entity: 'CreditNote',
  });
  const within = ({ organizationId, onlyUserId }: InvoiceScope): CreditNoteQuery =>
    onlyUserId === undefined
      ? select(organizationId)
      : select(organizationId).where('user_id', '=', onlyUserId);
  const addLines = async (
    heads: ReadonlyArray<Omit<CreditNote, 'lines'>>,
  ): Promise<readonly CreditNote[]> => {
    if (heads.length === 0) return [];
    const rows = await connection
      .selectFrom('credit_note_lines')
      .selectAll()
      .where(
        'credit_note_id',
        'in',
        heads.map(({ id }) => id),
      )
      .orderBy('line_number')
      .execute();
    const linesOf = Map.groupBy(rows.map(creditNoteLineColumns.toEntity), ({ creditNoteId }) => creditNoteId);
    return heads.map((head) => ({
      ...head,
      lines: (linesOf.get(head.id) ?? []).map(({ creditNoteId: _creditNoteId, ...line }) => line),
    }));
  };
  return {
    findByIds: async (scope, ids) =>
      ids.length === 0 ? [] : addLines(await read(within(scope).where('id', 'in', [...ids]))),
    listByInvoices: async (scope, invoiceIds) =>
      invoiceIds.length === 0
        ? []
        : addLines(
            await read(
              within(scope)
                .where('invoice_id', 'in', [...invoiceIds])
                .orderBy('number'),
            ),
          ),
    findByIdempotencyKey: async (organizationId, key) => {
      const [creditNote] = await addLines(
        await read(select(organizationId).where('idempotency_key', '=', key)),
      );
      return creditNote;
    },
    list: async (scope, filter, request) => {
      const found = await page(applyFilter(within(scope), filter), newestFirst, request);
      return { rows: await addLines(found.rows), page: found.page };
    },
    insert: async (creditNotes) => {
      if (creditNotes.length === 0) return;
      await entities.insert(creditNotes);
      await connection.insertInto('credit_note_lines').values(creditNotes.flatMap(toLineRows)).execute();
    },
  };
}

function applyFilter(query: CreditNoteQuery, filter: CreditNoteFilter): CreditNoteQuery {
  const { invoiceId, customerId, number, issuedFrom, issuedTo } = filter;
  let filtered = query;
  if (invoiceId !== undefined) filtered = filtered.where('invoice_id', '=', invoiceId);
  if (customerId !== undefined) filtered = filtered.where('customer_id', '=', customerId);
  if (number !== undefined) filtered = filtered.where('number', '=', number);
  if (issuedFrom !== undefined) filtered = filtered.where('issued_on', '>=', issuedFrom);
  if (issuedTo !== undefined) filtered = filtered.where('issued_on', '<=', issuedTo);
  return filtered;
}

function toLineRows({ id: creditNoteId, lines }: CreditNote) {
  return lines.map((line) => creditNoteLineColumns.toRow({ ...line, creditNoteId }));
}
