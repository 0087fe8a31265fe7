import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import type { ServiceCall } from '../../kit/grpc/grpc-server.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../service/dependencies.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { Invoice } from '../service/model/invoice.ts';
import { settings } from '../service/settings.ts';
import type { FinanceTables } from '../service/stores/tables.ts';
import { createInvoice } from '../service/use-cases/create-invoice.ts';

/** Use cases over one or more connections to the same database, without sockets. */
export interface TestBooks {
  /** The process for the n-th of many concurrent calls. */
  process(index: number): FinanceDependencies;
  close(): Promise<void>;
}

/** @param urls one URL for each process that the test stands for; all the same database */
export async function openTestBooks(urls: readonly string[]): Promise<TestBooks> {
  const databases: Array<Database<FinanceTables>> = [];
  for (const url of urls) databases.push(await openDatabase<FinanceTables>({ url, schema: 'finance' }));
  for (const database of databases) await migrate(database, migrations);
  const processes = databases.map(
    (database): FinanceDependencies => ({
      database,
      clock: () => new Date('2026-06-15T09:00:00Z'),
      settings: settings.read({}),
      customers: { assertCustomer: async () => {} },
      users: { assertMember: async () => {} },
    }),
  );
  return {
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
    lines: [lineOver(amount, amount % 2n === 0n ? 0 : 1_900)],
  });
}

/** Drafts an invoice over lines with different tax rates, one of them over nothing, whose net comes to `amount` and 8. */
export function draftMixedInvoice(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  amount: bigint,
): Promise<Invoice> {
  return createInvoice(dependencies, callOf(viewer), {
    customerId: 'customer-1',
    pricesIncludeTax: false,
    lines: [lineOver(amount, 1_900), lineOver(7n, 700), lineOver(0n, 1_900), lineOver(1n, 10_000)],
  });
}

function lineOver(minorUnits: bigint, taxRateBasisPoints: number) {
  return {
    description: 'Work',
    quantity: 1,
    unitPrice: { minorUnits, currencyCode: 'EUR' },
    taxRateBasisPoints,
  };
}
