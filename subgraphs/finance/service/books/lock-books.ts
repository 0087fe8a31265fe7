import type { Kysely, Transaction } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { standardChart } from '../model/chart-of-accounts.ts';
import type { AccountPurpose } from '../model/ledger-account.ts';
import { booksOpened } from '../published-events.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';
import type { FinanceTables } from '../stores/tables.ts';

/** The locked books of an organization: its currency and the accounts that use cases post to. */
export interface Books {
  readonly organizationId: string;
  readonly currency: string;
  /** Id of the account with this purpose. */
  account(purpose: AccountPurpose): string;
}

/**
 * Opens the organization's books when it has none (with the standard chart of accounts) and locks them until
 * the transaction ends. Everything that changes invoices or payments starts here: one change at a time in an
 * organization, always locked in the same order, so that numbers have no gaps, sums do not race and nothing
 * deadlocks.
 */
export async function lockBooks(
  transaction: Transaction<FinanceTables>,
  { database, clock, settings }: Pick<FinanceDependencies, 'database' | 'clock' | 'settings'>,
  organizationId: string,
): Promise<Books> {
  await openBooks(transaction, database.engine, {
    organizationId,
    currency: settings.defaultCurrency,
    now: clock(),
  });
  const row = await lockRows(
    database.engine,
    transaction.selectFrom('books').select('currency').where('organization_id', '=', organizationId),
  ).executeTakeFirstOrThrow();
  const accounts = await createLedgerAccountStore(transaction, database.engine).findAll(organizationId);
  const idOfPurpose = new Map(accounts.map((account) => [account.purpose, account.id]));
  return {
    organizationId,
    currency: row.currency,
    account: (purpose) => {
      const id = idOfPurpose.get(purpose);
      if (id === undefined) throw new Error(`The books of ${organizationId} have no account ${purpose}.`);
      return id;
    },
  };
}

/** Does nothing when the organization has books; concurrent callers wait for the first. */
export async function openBooks(
  transaction: Transaction<FinanceTables>,
  engine: SqlEngine,
  opening: { readonly organizationId: string; readonly currency: string; readonly now: Date },
): Promise<void> {
  const { organizationId, currency, now } = opening;
  const opened = await transaction
    .insertInto('books')
    .values({
      organization_id: organizationId,
      currency,
      last_invoice_number: 0,
      opened_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('organization_id')
    .executeTakeFirst();
  if (!opened) return;
  await createLedgerAccountStore(transaction, engine).insert(
    standardChart.map(({ code, name, type, purpose }) => ({
      id: newId(),
      organizationId,
      code,
      name,
      type,
      purpose,
      createdAt: now,
    })),
  );
  await appendEvents(transaction, now, [booksOpened(organizationId, currency)]);
}

/** Opens missing books for a reader, outside any transaction. */
export async function ensureBooks(dependencies: FinanceDependencies, organizationId: string): Promise<void> {
  const { database, settings, clock } = dependencies;
  if (await findBooksCurrency(database.kysely, organizationId)) return;
  await database.transaction((transaction) =>
    openBooks(transaction, database.engine, {
      organizationId,
      currency: settings.defaultCurrency,
      now: clock(),
    }),
  );
}

/** Currency the organization keeps its books in; undefined before they are opened. */
export async function findBooksCurrency(
  connection: Kysely<FinanceTables>,
  organizationId: string,
): Promise<string | undefined> {
  const row = await connection
    .selectFrom('books')
    .select('currency')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row?.currency;
}

/** The next invoice number. Kept by the books row, in the transaction of the issue: a rollback leaves no gap. */
export async function takeInvoiceNumber(
  transaction: Transaction<FinanceTables>,
  books: Books,
): Promise<number> {
  const row = await transaction
    .updateTable('books')
    .set((update) => ({ last_invoice_number: update('last_invoice_number', '+', 1) }))
    .where('organization_id', '=', books.organizationId)
    .returning('last_invoice_number')
    .executeTakeFirstOrThrow();
  return row.last_invoice_number;
}
