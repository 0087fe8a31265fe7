import type DataLoader from 'dataloader';
import type {
  Invoice,
  InvoiceSettlement,
  InvoiceStatus,
  JournalEntry,
  LedgerAccount,
} from '../../proto/generated/erp/finance/v1/finance.ts';
import type { Money } from '../../proto/generated/erp/type/v1/money.ts';
import { createEntityLoader, createGroupLoader } from '../kit/batch-loader.ts';
import type { CallOptions } from '../kit/grpc-client.ts';
import type { FinanceClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface FinanceLoaders {
  readonly invoice: DataLoader<string, Invoice | null>;
  /** Keyed by reservation id; a list of one or none. */
  readonly invoicesOfReservation: DataLoader<string, readonly Invoice[]>;
  /** Keyed by customer id; one loader for each combination of arguments in the operation. */
  invoicesOfCustomer(
    first: number,
    statuses: readonly InvoiceStatus[],
  ): DataLoader<string, readonly Invoice[]>;
  readonly outstandingOfCustomer: DataLoader<string, { id: string; amounts: readonly Money[] } | null>;
  readonly settlementsOfInvoice: DataLoader<string, readonly InvoiceSettlement[]>;
  readonly account: DataLoader<string, LedgerAccount | null>;
  readonly accountBalances: DataLoader<string, { id: string; balances: readonly Money[] } | null>;
  readonly journalEntry: DataLoader<string, JournalEntry | null>;
  readonly journalEntriesOfInvoice: DataLoader<string, readonly JournalEntry[]>;
}

/** Loaders for one request. */
export function createLoaders(finance: FinanceClient, call: CallOptions): FinanceLoaders {
  const ofCustomer = new Map<string, DataLoader<string, readonly Invoice[]>>();
  return {
    invoice: createEntityLoader(async (ids) => (await finance.batchGetInvoices({ ids }, call)).invoices),
    invoicesOfReservation: createGroupLoader(
      async (reservationIds) =>
        (await finance.batchGetInvoicesByReservation({ reservationIds }, call)).invoices,
      (invoice) => invoice.reservationId ?? '',
    ),
    invoicesOfCustomer: (first, statuses) => {
      const key = JSON.stringify([first, statuses]);
      const known = ofCustomer.get(key);
      if (known) return known;
      const loader = createGroupLoader(
        async (customerIds) =>
          (await finance.batchListInvoicesByCustomer({ customerIds, first, statuses: [...statuses] }, call))
            .invoices,
        (invoice) => invoice.customerId ?? '',
      );
      ofCustomer.set(key, loader);
      return loader;
    },
    outstandingOfCustomer: createEntityLoader(async (customerIds) =>
      (await finance.batchGetOutstandingBalances({ customerIds }, call)).balances.map(
        ({ customerId, amounts }) => ({ id: customerId, amounts }),
      ),
    ),
    settlementsOfInvoice: createGroupLoader(
      async (invoiceIds) => (await finance.batchListSettlementsByInvoice({ invoiceIds }, call)).settlements,
      (settlement) => settlement.invoiceId,
    ),
    account: createEntityLoader(
      async (ids) => (await finance.batchGetLedgerAccounts({ ids }, call)).accounts,
    ),
    accountBalances: createEntityLoader(async (accountIds) =>
      (await finance.batchGetLedgerAccountBalances({ accountIds }, call)).balances.map(
        ({ accountId, balances }) => ({ id: accountId, balances }),
      ),
    ),
    journalEntry: createEntityLoader(
      async (ids) => (await finance.batchGetJournalEntries({ ids }, call)).entries,
    ),
    journalEntriesOfInvoice: createGroupLoader(
      async (invoiceIds) => (await finance.batchListJournalEntriesByInvoice({ invoiceIds }, call)).entries,
      (entry) => entry.invoiceId ?? '',
    ),
  };
}
