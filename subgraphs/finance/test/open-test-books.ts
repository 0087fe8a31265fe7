import { sql } from 'kysely';
import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import type { ServiceCall } from '../../kit/grpc/grpc-server.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { findBooksCurrency } from '../service/books/lock-books.ts';
import type { FinanceDependencies } from '../service/dependencies.ts';
import { migrations } from '../service/migrations/migrations.ts';
import { amountDue, type Invoice } from '../service/model/invoice.ts';
import { totalLines } from '../service/model/invoice-line.ts';
import { settings } from '../service/settings.ts';
import { createInvoiceStore } from '../service/stores/invoice-store.ts';
import { createJournalStore } from '../service/stores/journal-store.ts';
import { createLedgerAccountStore } from '../service/stores/ledger-account-store.ts';
import type { FinanceTables } from '../service/stores/tables.ts';
import { createInvoice } from '../service/use-cases/create-invoice.ts';

/** Use cases over one or more connections to the same database, without sockets. */
export interface BooksUnderTest {
  /** One for each process that the test stands for. */
  readonly processes: readonly FinanceDependencies[];
  /** The process for the n-th of many concurrent calls. */
  process(index: number): FinanceDependencies;
  close(): Promise<void>;
}

/** @param urls one URL for each process; all the same database */
export async function openBooksUnderTest(urls: readonly string[]): Promise<BooksUnderTest> {
  const databases: Array<Database<FinanceTables>> = [];
  for (const url of urls) databases.push(await openDatabase<FinanceTables>({ url, schema: 'finance' }));
  for (const database of databases) await migrate(database, migrations);
  const processes = databases.map(
    (database): FinanceDependencies => ({
      database,
      clock: () => new Date('2026-06-15T09:00:00Z'),
      settings: settings.read({}),
      customers: { exists: async () => true, close: () => {} },
    }),
  );
  return {
    processes,
    process: (index) => {
      const found = processes[index % processes.length];
      if (!found) throw new Error('There is no process.');
      return found;
    },
    close: async () => {
      for (const database of databases) await database.close();
    },
  };
}

/** Three processes over a PostgreSQL database of their own, which is dropped in the end. */
export async function openPostgresBooks(): Promise<BooksUnderTest> {
  const { url, drop } = await createTestDatabase();
  const books = await openBooksUnderTest([url, url, url]);
  return {
    ...books,
    close: async () => {
      await books.close();
      await drop();
    },
  };
}

/** A call as the gRPC server would hand it on. */
export function callOf(viewer: Viewer): ServiceCall {
  return {
    viewer,
    requestId: 'test',
    clientIp: '',
    clientUserAgent: '',
    deadline: undefined,
    signal: new AbortController().signal,
  };
}

/** Drafts an invoice over one line without tax, or with 19 % when `amount` is odd. */
export function draftInvoice(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  amount: bigint,
  customerId = 'customer-1',
): Promise<Invoice> {
  return createInvoice(dependencies, callOf(viewer), {
    customerId,
    pricesIncludeTax: false,
    lines: [
      {
        description: 'Work',
        quantity: 1,
        unitPrice: { minorUnits: amount, currencyCode: 'EUR' },
        taxRateBasisPoints: amount % 2n === 0n ? 0 : 1_900,
      },
    ],
  });
}

/** All invoices of an organization, by number; drafts last. */
export async function allInvoices(
  { database }: FinanceDependencies,
  organizationId: string,
): Promise<readonly Invoice[]> {
  const rows = await database.kysely
    .selectFrom('invoices')
    .select(['id', 'number'])
    .where('organization_id', '=', organizationId)
    .execute();
  const invoices = await createInvoiceStore(database.kysely).findByIds(
    { organizationId },
    rows.map((row) => row.id),
  );
  return invoices.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
}

/** Balance (debits minus credits) of every account that has one, by code and currency. */
export async function balancesByCode(
  { database }: FinanceDependencies,
  organizationId: string,
): Promise<Readonly<Record<string, bigint>>> {
  const accounts = await createLedgerAccountStore(database.kysely, database.engine).findAll(organizationId);
  const codeOf = new Map(accounts.map((account) => [account.id, account.code]));
  const sums = await createJournalStore(database.kysely).sumAccounts(organizationId, {});
  return Object.fromEntries(
    sums
      .filter((sum) => sum.amount !== 0n)
      .map((sum) => [`${codeOf.get(sum.accountId)} ${sum.currency}`, sum.amount]),
  );
}

/** Everything that is wrong with the books of an organization, in words; must be empty at any time. */
export async function findDefects(
  dependencies: FinanceDependencies,
  organizationId: string,
): Promise<readonly string[]> {
  const { database } = dependencies;
  const defects: string[] = [];
  const expectEqual = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) defects.push(`${what}: ${String(found)} instead of ${String(expected)}`);
  };
  const { rows: unbalanced } = await sql<{ entry_id: string }>`select entry_id from journal_lines
    group by entry_id, currency having sum(amount) <> 0`.execute(database.kysely);
  expectEqual('unbalanced entries', unbalanced.length, 0);

  const invoices = await allInvoices(dependencies, organizationId);
  const balances = await balancesByCode(dependencies, organizationId);
  const posted = invoices.filter(({ status }) => status !== 'DRAFT' && status !== 'VOID');
  const currency = (await findBooksCurrency(database.kysely, organizationId)) ?? 'EUR';
  const balanceOf = (code: string): bigint => balances[`${code} ${currency}`] ?? 0n;
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  expectEqual('receivables', balanceOf('1200'), sum(invoices.map(amountDue)));
  expectEqual('tax payable', -balanceOf('2200'), sum(posted.map(({ lines }) => totalLines(lines).tax)));
  expectEqual('all accounts', sum(Object.values(balances)), 0n);

  const payments = await database.kysely
    .selectFrom('customer_payments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .execute();
  const settlements = await database.kysely
    .selectFrom('invoice_settlements')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .execute();
  const credit = sum([
    ...payments.map((row) => BigInt(row.received) - BigInt(row.refunded) - BigInt(row.applied)),
    ...settlements
      .filter((row) => row.kind === 'RELEASE' && row.payment_intent_id === null)
      .map((row) => -BigInt(row.amount)),
  ]);
  expectEqual('prepayments', -balanceOf('2100'), credit);
  for (const invoice of invoices) {
    const settled = settlements
      .filter((row) => row.invoice_id === invoice.id)
      .map((row) => BigInt(row.amount));
    expectEqual(`paid of invoice ${invoice.id}`, invoice.amountPaid, sum(settled));
    if (invoice.amountPaid < 0n || invoice.amountPaid > totalLines(invoice.lines).total)
      defects.push(`invoice ${invoice.id} has ${invoice.amountPaid} paid`);
  }
  const numbers = invoices.flatMap(({ number }) => number ?? []);
  expectEqual('numbers', numbers.join(), Array.from(numbers, (_, index) => index + 1).join());
  return defects;
}
