import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { openEntityTable } from '../../../kit/database/entity-store.ts';
import { isOneOf } from '../../../kit/database/is-one-of.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { JournalEntry, JournalEntrySource, PostedEntry } from '../model/journal-entry.ts';
import type { AccountType } from '../model/ledger-account.ts';
import { type FinanceTables, journalEntryColumns, journalLineColumns } from './tables.ts';

/** Filters of the journal; what is left out does not filter. */
interface JournalFilter {
  readonly accountId?: string;
  readonly sources?: readonly JournalEntrySource[] | undefined;
  readonly postedFrom?: CalendarDate;
  readonly postedTo?: CalendarDate;
}

/** Which postings a sum is over; what is left out does not filter. Dates are inclusive. */
interface PostingFilter {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly accountIds?: readonly string[];
  readonly types?: readonly AccountType[];
  readonly currency?: string;
}

/** Debits minus credits of an account in a currency. */
export interface AccountSum {
  readonly accountId: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Reads and writes journal entries, which never change; every function sees one organization only. */
export interface JournalStore {
  /** Throws NOT_FOUND. */
  find(organizationId: string, id: string): Promise<PostedEntry>;
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly PostedEntry[]>;
  /** Oldest first. */
  listByInvoices(organizationId: string, invoiceIds: readonly string[]): Promise<readonly PostedEntry[]>;
  /** Newest posting date first. */
  list(
    organizationId: string,
    filter: JournalFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<PostedEntry>>;
  /** Sums by account code and currency. */
  sumAccounts(organizationId: string, filter: PostingFilter): Promise<readonly AccountSum[]>;
  insert(entries: readonly JournalEntry[]): Promise<void>;
}

const newestPostingFirst = [
  ['posted_on', 'desc'],
  ['created_at', 'desc'],
  ['id', 'desc'],
] as const;

/** @param connection the database, or a transaction of it */
export function createJournalStore(connection: Kysely<FinanceTables>, engine: SqlEngine): JournalStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'journal_entries',
    columns: journalEntryColumns,
    entity: 'JournalEntry',
  });
  const findByIds: JournalStore['findByIds'] = async (organizationId, ids) =>
    complete(connection, organizationId, await entities.findByIds(organizationId, ids));
  return {
    find: async (organizationId, id) => {
      const [entry] = await findByIds(organizationId, [id]);
      if (!entry) throw notFound('JournalEntry', id);
      return entry;
    },
    findByIds,
    listByInvoices: async (organizationId, invoiceIds) => {
      if (invoiceIds.length === 0) return [];
      const heads = await read(
        select(organizationId)
          .where('invoice_id', 'in', [...invoiceIds])
          .orderBy('created_at')
          .orderBy('id'),
      );
      return complete(connection, organizationId, heads);
    },
    list: async (organizationId, { accountId, sources, postedFrom, postedTo }, request) => {
      let query = select(organizationId);
      if (sources) query = query.where(isOneOf('source', sources));
      if (postedFrom) query = query.where('posted_on', '>=', postedFrom);
      if (postedTo) query = query.where('posted_on', '<=', postedTo);
      if (accountId !== undefined) {
        query = query.where((where) =>
          where.exists(
            where
              .selectFrom('journal_lines')
              .select('journal_lines.position')
              .whereRef('journal_lines.entry_id', '=', 'journal_entries.id')
              .where('journal_lines.account_id', '=', accountId),
          ),
        );
      }
      const found = await page(query, newestPostingFirst, request);
      return { rows: await complete(connection, organizationId, found.rows), page: found.page };
    },
    sumAccounts: async (organizationId, { from, to, accountIds, types, currency }) => {
      if (accountIds?.length === 0) return [];
      let query = connection
        .selectFrom('journal_lines')
        .innerJoin('journal_entries', 'journal_entries.id', 'journal_lines.entry_id')
        .innerJoin('ledger_accounts', 'ledger_accounts.id', 'journal_lines.account_id')
        .where('journal_entries.organization_id', '=', organizationId)
        .select([
          'journal_lines.account_id',
          'journal_lines.currency',
          // PostgreSQL sums bigints as numeric, which would read as text.
          sql<Int64Column>`cast(sum(journal_lines.amount) as bigint)`.as('amount'),
        ])
        .groupBy(['journal_lines.account_id', 'journal_lines.currency', 'ledger_accounts.code'])
        .orderBy('ledger_accounts.code')
        .orderBy('journal_lines.currency');
      if (from) query = query.where('journal_entries.posted_on', '>=', from);
      if (to) query = query.where('journal_entries.posted_on', '<=', to);
      if (accountIds) query = query.where('journal_lines.account_id', 'in', [...accountIds]);
      if (types) query = query.where('ledger_accounts.type', 'in', [...types]);
      if (currency) query = query.where('journal_lines.currency', '=', currency);
      const rows = await query.execute();
      return rows.map((row) => ({
        accountId: row.account_id,
        currency: row.currency,
        amount: BigInt(row.amount),
      }));
    },
    insert: async (entries) => {
      if (entries.length === 0) return;
      await entities.insert(entries);
      await connection.insertInto('journal_lines').values(entries.flatMap(toLineRows)).execute();
    },
  };
}

/** Adds the lines and the reversals of the given entries, in two queries. */
async function complete(
  connection: Kysely<FinanceTables>,
  organizationId: string,
  heads: ReadonlyArray<Omit<JournalEntry, 'lines'>>,
): Promise<readonly PostedEntry[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const rows = await connection
    .selectFrom('journal_lines')
    .selectAll()
    .where('entry_id', 'in', ids)
    .orderBy('position')
    .execute();
  const reversals = await connection
    .selectFrom('journal_entries')
    .select(['id', 'reversal_of_id'])
    .where('organization_id', '=', organizationId)
    .where('reversal_of_id', 'in', ids)
    .execute();
  const linesOfEntry = Map.groupBy(rows.map(journalLineColumns.toEntity), ({ entryId }) => entryId);
  const reversalOf = new Map(reversals.map((row) => [row.reversal_of_id, row.id]));
  return heads.map((head) => ({
    ...head,
    reversedById: reversalOf.get(head.id),
    lines: (linesOfEntry.get(head.id) ?? []).map(
      ({ entryId: _entryId, position: _position, ...line }) => line,
    ),
  }));
}

function toLineRows({ id: entryId, lines }: JournalEntry) {
  return lines.map((line, index) => journalLineColumns.toRow({ ...line, entryId, position: index + 1 }));
}
