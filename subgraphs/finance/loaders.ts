import type DataLoader from 'dataloader';
import type {
  CreditNote,
  CustomerInvoices,
  CustomerPayment,
  FinanceServiceService,
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
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';
import { toGivenLists } from '../kit/values/given-lists.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface FinanceLoaders {
  readonly invoiceById: DataLoader<string, Invoice | null>;
  /** A list of one or none. */
  readonly invoicesByReservation: DataLoader<string, readonly Invoice[]>;
  readonly invoicesByCustomer: (args: CustomerInvoiceArguments) => DataLoader<string, CustomerPage | null>;
  readonly outstandingByCustomer: DataLoader<string, Amounts | null>;
  readonly creditNoteById: DataLoader<string, CreditNote | null>;
  readonly creditNotesByInvoice: DataLoader<string, readonly CreditNote[]>;
  readonly customerPaymentById: DataLoader<string, CustomerPayment | null>;
  readonly creditByCustomer: DataLoader<string, Amounts | null>;
  readonly settlementsByInvoice: DataLoader<string, readonly InvoiceSettlement[]>;
  readonly accountById: DataLoader<string, LedgerAccount | null>;
  readonly balancesByAccount: DataLoader<string, Amounts | null>;
  readonly journalEntryById: DataLoader<string, JournalEntry | null>;
  readonly journalEntriesByInvoice: DataLoader<string, readonly JournalEntry[]>;
}

/** Arguments of `Customer.invoices`. */
interface CustomerInvoiceArguments {
  readonly page: PageRequest;
  readonly statuses: readonly InvoiceStatus[] | undefined;
}

/** A page of a customer's invoices; the id is the customer's. */
type CustomerPage = CustomerInvoices & { readonly id: string };

/** Amounts in several currencies, by the id of what they belong to. */
export interface Amounts {
  readonly id: string;
  readonly amounts: readonly Money[];
}

/** The loaders of one request, for one viewer. */
export function createLoaders(
  service: ServiceClient<FinanceServiceService>,
  call: CallOptions,
): FinanceLoaders {
  return {
    invoiceById: createEntityLoader(async (ids) => (await service.batchGetInvoices({ ids }, call)).invoices),
    invoicesByReservation: createGroupLoader(
      async (reservationIds) =>
        (await service.batchGetInvoicesByReservation({ reservationIds }, call)).invoices,
      (invoice) => invoice.reservationId ?? '',
    ),
    invoicesByCustomer: createLoaderFamily(({ page, statuses }: CustomerInvoiceArguments) =>
      createEntityLoader(async (customerIds) => {
        const request = { customerIds, page, ...toGivenLists({ statuses }) };
        const { customers } = await service.batchListInvoicesByCustomer(request, call);
        return customers.map((customer) => ({ ...customer, id: customer.customerId }));
      }),
    ),
    outstandingByCustomer: createEntityLoader(async (customerIds) => {
      const { balances } = await service.batchGetOutstandingBalances({ customerIds }, call);
      return balances.map(({ customerId, amounts }) => ({ id: customerId, amounts }));
    }),
    creditNoteById: createEntityLoader(
      async (ids) => (await service.batchGetCreditNotes({ ids }, call)).creditNotes,
    ),
    creditNotesByInvoice: createGroupLoader(
      async (invoiceIds) => (await service.batchListCreditNotesByInvoice({ invoiceIds }, call)).creditNotes,
      (creditNote) => creditNote.invoiceId,
    ),
    customerPaymentById: createEntityLoader(
      async (ids) => (await service.batchGetCustomerPayments({ ids }, call)).payments,
    ),
    creditByCustomer: createEntityLoader(async (customerIds) => {
      const { credits } = await service.batchGetCustomerCredits({ customerIds }, call);
      return credits.map(({ customerId, amounts }) => ({ id: customerId, amounts }));
    }),
    settlementsByInvoice: createGroupLoader(
      async (invoiceIds) => (await service.batchListSettlementsByInvoice({ invoiceIds }, call)).settlements,
      (settlement) => settlement.invoiceId,
    ),
    accountById: createEntityLoader(
      async (ids) => (await service.batchGetLedgerAccounts({ ids }, call)).accounts,
    ),
    balancesByAccount: createEntityLoader(async (accountIds) => {
      const { balances } = await service.batchGetLedgerAccountBalances({ accountIds }, call);
      return balances.map(({ accountId, balances: amounts }) => ({ id: accountId, amounts }));
    }),
    journalEntryById: createEntityLoader(
      async (ids) => (await service.batchGetJournalEntries({ ids }, call)).entries,
    ),
    journalEntriesByInvoice: createGroupLoader(
      async (invoiceIds) => (await service.batchListJournalEntriesByInvoice({ invoiceIds }, call)).entries,
      (entry) => entry.invoiceId ?? '',
    ),
  };
}
