import type DataLoader from 'dataloader';
import type {
  CustomerInvoices,
  Invoice,
  InvoiceSettlement,
  InvoiceStatus,
  JournalEntry,
  LedgerAccount,
} from '../../proto/generated/erp/finance/v1/finance.ts';
import type { Money } from '../../proto/generated/erp/type/v1/money.ts';
import type { PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions } from '../kit/grpc/grpc-client.ts';
import type { FinanceClient } from './service-client.ts';

/** Arguments of `Customer.invoices`. */
export interface CustomerInvoiceArguments {
  readonly page: PageRequest;
  readonly statuses: readonly InvoiceStatus[];
}

type CustomerPage = CustomerInvoices & { readonly id: string };

/** Batching of one request: one RPC per entity type and level. */
export interface FinanceLoaders {
  readonly invoice: DataLoader<string, Invoice | null>;
  /** Keyed by reservation id; a list of one or none. */
  readonly invoicesOfReservation: DataLoader<string, readonly Invoice[]>;
  /** Keyed by customer id. */
  readonly invoicesOfCustomer: (args: CustomerInvoiceArguments) => DataLoader<string, CustomerPage | null>;
  readonly outstandingOfCustomer: DataLoader<string, { id: string; amounts: readonly Money[] } | null>;
  readonly settlementsOfInvoice: DataLoader<string, readonly InvoiceSettlement[]>;
  readonly account: DataLoader<string, LedgerAccount | null>;
  readonly accountBalances: DataLoader<string, { id: string; balances: readonly Money[] } | null>;
  readonly journalEntry: DataLoader<string, JournalEntry | null>;
  readonly journalEntriesOfInvoice: DataLoader<string, readonly JournalEntry[]>;
}

/** Loaders for one request. */
export function createLoaders(finance: FinanceClient, call: CallOptions): FinanceLoaders {
  return {
    invoice: createEntityLoader(async (ids) => (await finance.batchGetInvoices({ ids }, call)).invoices),
    invoicesOfReservation: createGroupLoader(
      async (reservationIds) =>
        (await finance.batchGetInvoicesByReservation({ reservationIds }, call)).invoices,
      (invoice) => invoice.reservationId ?? '',
    ),
    invoicesOfCustomer: createLoaderFamily(({ page, statuses }) =>
      createEntityLoader(async (customerIds) => {
        const request = { customerIds, page, statuses: [...statuses] };
        const { customers } = await finance.batchListInvoicesByCustomer(request, call);
        return customers.map((customer) => ({ ...customer, id: customer.customerId }));
      }),
    ),
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
