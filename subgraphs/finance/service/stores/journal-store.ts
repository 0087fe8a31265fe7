import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Int64Column } from '../../../kit/database/sql-differences.ts';
import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { JournalEntry, JournalEntrySource, JournalLine } from '../model/journal-entry.ts';
import type { AccountType } from '../model/ledger-account.ts';
import type { FinanceTables, JournalEntryRow, JournalLineRow } from './tables.ts';

/** A posted entry with what became of it. */
export interface PostedEntry extends JournalEntry {
  /** The entry that takes this one back. */
  readonly reversedById: string | undefined;
}

/** Filters of the journal; what is left out does not filter, no sources means all. */
export interface JournalFilter {
  readonly accountId?: string;
  readonly sources: readonly JournalEntrySource[];
  readonly postedFrom?: CalendarDate;
  readonly postedTo?: CalendarDate;
}

/** Debits minus credits of an account in a currency. */
export interface AccountSum {
  readonly accountId: string;
  readonly currency: string;
  readonly amount: bigint;
}

/** Reads and writes journal entries; every function sees one organization only. */
export interface JournalStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly PostedEntry[]>;
  /** Oldest first. */
  findByInvoices(organizationId: string, invoiceIds: readonly string[]): Promise<readonly PostedEntry[]>;
  /** Newest posting date first. */
  list(
    organizationId: string,
    filter: JournalFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<PostedEntry>>;
  /** Sums over entries posted within the dates, both inclusive; by account code and currency. */
  sumAccounts(
    organizationId: string,
    filter: {
      readonly from?: CalendarDate;
      readonly to?: CalendarDate;
      readonly accountIds?: readonly string[];
      readonly types?: readonly AccountType[];
      readonly currency?: string;
    },
  ): Promise<readonly AccountSum[]>;
  insert(entries: readonly JournalEntry[]): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createJournalStore(connection: Kysely<FinanceTables>): JournalStore {
  const ofOrganization = (organizationId: string) =>
    connection.selectFrom('journal_entries').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      return complete(
        connection,
        await ofOrganization(organizationId)
          .where('id', 'in', [...ids])
          .execute(),
      );
    },
    findByInvoices: async (organizationId, invoiceIds) => {
      if (invoiceIds.length === 0) return [];
      const rows = await ofOrganization(organizationId)
        .where('invoice_id', 'in', [...invoiceIds])
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return complete(connection, rows);
    },
    list: async (organizationId, filter, page) => {
      const { accountId, sources, postedFrom, postedTo } = filter;
      let query = ofOrganization(organizationId);
      if (sources.length > 0) query = query.where('source', 'in', [...sources]);
      if (postedFrom) query = query.where('posted_on', '>=', postedFrom);
      if (postedTo) query = query.where('posted_on', '<=', postedTo);
      if (accountId) {
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
      const found = await readKeysetPage(
        query,
        [
          { column: 'journal_entries.posted_on', as: 'posted_on', direction: 'desc' },
          { column: 'journal_entries.created_at', as: 'created_at', direction: 'desc' },
          { column: 'journal_entries.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: await complete(connection, found.rows), page: found.page };
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
      await connection.insertInto('journal_entries').values(entries.map(toRow)).execute();
      await connection.insertInto('journal_lines').values(entries.flatMap(toLineRows)).execute();
    },
  };
}

/** Adds the lines and the reversals of the given entries, in two queries. */
async function complete(
  connection: Kysely<FinanceTables>,
  rows: readonly JournalEntryRow[],
): Promise<readonly PostedEntry[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const lines = await connection
    .selectFrom('journal_lines')
    .selectAll()
    .where('entry_id', 'in', ids)
    .orderBy('position')
    .execute();
  const reversals = await connection
    .selectFrom('journal_entries')
    .select(['id', 'reversal_of_id'])
    .where('reversal_of_id', 'in', ids)
    .execute();
  const linesOfEntry = Map.groupBy(lines, (line) => line.entry_id);
  const reversalOf = new Map(reversals.map((row) => [row.reversal_of_id, row.id]));
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    postedOn: row.posted_on,
    description: row.description,
    source: row.source,
    invoiceId: row.invoice_id ?? undefined,
    paymentIntentId: row.payment_intent_id ?? undefined,
    reversalOfId: row.reversal_of_id ?? undefined,
    reversedById: reversalOf.get(row.id),
    postedBy: row.posted_by ?? undefined,
    lines: (linesOfEntry.get(row.id) ?? []).map(toLine),
    createdAt: new Date(row.created_at),
  }));
}

function toLine(row: JournalLineRow): JournalLine {
  return {
    accountId: row.account_id,
    currency: row.currency,
    amount: BigInt(row.amount),
    ...(row.memo === null ? {} : { memo: row.memo }),
  };
}

function toRow(entry: JournalEntry): JournalEntryRow {
  return {
    id: entry.id,
    organization_id: entry.organizationId,
    posted_on: entry.postedOn,
    description: entry.description,
    source: entry.source,
    invoice_id: entry.invoiceId ?? null,
    payment_intent_id: entry.paymentIntentId ?? null,
    reversal_of_id: entry.reversalOfId ?? null,
    posted_by: entry.postedBy ?? null,
    created_at: entry.createdAt.toISOString(),
  };
}

function toLineRows(entry: JournalEntry): readonly JournalLineRow[] {
  return entry.lines.map((line, index) => ({
    entry_id: entry.id,
    position: index + 1,
    account_id: line.accountId,
    currency: line.currency,
    amount: line.amount,
    memo: line.memo ?? null,
  }));
}
