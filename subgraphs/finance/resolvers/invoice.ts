import type { InvoiceLineInput as InvoiceLineInputMessage } from '../../../proto/generated/erp/finance/v1/finance.ts';
import type { Money } from '../../../proto/generated/erp/type/v1/money.ts';
import { loadReferred, loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { withClientNames } from '../../kit/graphql/with-client-names.ts';
import { toGivenLists } from '../../kit/values/given-lists.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type {
  InvoiceLineInput,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers-types.ts';
import type { Amounts } from '../loaders.ts';

type InvoiceQueries = Pick<QueryResolvers, 'invoice' | 'invoices'>;
type InvoiceMutations = Pick<
  MutationResolvers,
  | 'createInvoice'
  | 'updateInvoice'
  | 'issueInvoice'
  | 'voidInvoice'
  | 'recordPayment'
  | 'reversePayment'
  | 'writeOff'
  | 'reverseWriteOff'
>;

/** Reads of invoices. */
export const invoiceQueries: InvoiceQueries = {
  invoice: (_parent, { id }, { loaders }) => loaders.invoiceById.load(id),
  invoices: async (_parent, { status, isOverdue, ...args }, { service, call }, info) => {
    const { customerId, number, issuedFrom, issuedTo } = args;
    const request = {
      page: toPageRequest(args, info),
      ...toGivenLists({ statuses: status }),
      onlyOverdue: isOverdue ?? false,
      ...withoutNulls({ customerId, number, issuedFrom, issuedTo }),
    };
    const found = await withClientNames({ statuses: 'status' }, service.listInvoices(request, call));
    return toConnection(found.invoices, found.page);
  },
};

/** Changes of invoices. */
export const invoiceMutations: InvoiceMutations = {
  createInvoice: async (_parent, { input }, { service, call }) => {
    const { invoice } = await service.createInvoice(
      {
        ...withoutNulls(input),
        pricesIncludeTax: input.pricesIncludeTax ?? false,
        lines: input.lines.map(toLineMessage),
      },
      call,
    );
    return { invoice: required(invoice) };
  },
  updateInvoice: async (_parent, { input }, { service, call }) => {
    const { invoiceId, expectedVersion, lines, ...changes } = input;
    const { invoice } = await service.updateInvoice(
      {
        ...toMaskedUpdate({ ...changes, ...(lines ? { lines: [] } : {}) }),
        lines: (lines ?? []).map(toLineMessage),
        invoiceId,
        expectedVersion: expectedVersion ?? undefined,
      },
      call,
    );
    return { invoice: required(invoice) };
  },
  issueInvoice: async (_parent, { input }, { service, call }) => {
    const { invoice } = await service.issueInvoice(withoutNulls(input), call);
    return { invoice: required(invoice) };
  },
  voidInvoice: async (_parent, { input }, { service, call }) => {
    const { invoice } = await service.voidInvoice(withoutNulls(input), call);
    return { invoice: required(invoice) };
  },
  recordPayment: async (_parent, { input }, { service, call }) => {
    const { invoice, settlement } = await service.recordPayment(
      { ...withoutNulls(input), amount: moneyFromInput(input.amount) },
      call,
    );
    return { invoice: required(invoice), settlement: required(settlement) };
  },
  reversePayment: async (_parent, { input }, { service, call }) => {
    const { invoice, settlement } = await service.reversePayment(withoutNulls(input), call);
    return { invoice: required(invoice), settlement: required(settlement) };
  },
  writeOff: async (_parent, { input }, { service, call }) => {
    const { invoice, settlement } = await service.writeOff(withoutNulls(input), call);
    return { invoice: required(invoice), settlement: required(settlement) };
  },
  reverseWriteOff: async (_parent, { input }, { service, call }) => {
    const { invoice } = await service.reverseWriteOff(withoutNulls(input), call);
    return { invoice: required(invoice) };
  },
};

function toLineMessage(line: InvoiceLineInput, index: number): InvoiceLineInputMessage {
  return {
    ...withoutNulls(line),
    unitPrice: moneyFromInput(line.unitPrice, `lines.${index}.unitPrice`),
  };
}

/** An invoice; what other domains own is referred to by id. */
export const Invoice: Resolvers['Invoice'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.invoiceById.load(id),
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  user: ({ userId }) => (userId === undefined ? null : { id: userId }),
  reservation: ({ reservationId }) => (reservationId === undefined ? null : { id: reservationId }),
  settlements: ({ id }, _args, { loaders }) => loaders.settlementsByInvoice.load(id),
  creditNotes: ({ id }, _args, { loaders }) => loaders.creditNotesByInvoice.load(id),
  journalEntries: ({ id }, _args, { loaders }) => loaders.journalEntriesByInvoice.load(id),
};

/** A line of an invoice. */
export const InvoiceLine: Resolvers['InvoiceLine'] = {
  account: ({ accountId }, _args, { loaders }) =>
    loadRequired(loaders.accountById, 'LedgerAccount', accountId),
};

/** A settlement of an invoice. */
export const InvoiceSettlement: Resolvers['InvoiceSettlement'] = {
  method: ({ method }) => (method === 'UNSPECIFIED' ? null : method),
  paymentIntent: ({ paymentIntentId }) => (paymentIntentId === undefined ? null : { id: paymentIntentId }),
  reversalOf: async ({ invoiceId, reversalOfId }, _args, { loaders }) => {
    if (reversalOfId === undefined) return null;
    const all = await loaders.settlementsByInvoice.load(invoiceId);
    return all.find(({ id }) => id === reversalOfId) ?? null;
  },
  reversedBy: async ({ id, invoiceId }, _args, { loaders }) => {
    const all = await loaders.settlementsByInvoice.load(invoiceId);
    return all.find(({ reversalOfId }) => reversalOfId === id) ?? null;
  },
  creditOf: ({ customerPaymentId }, _args, { loaders }) =>
    loadReferred(loaders.customerPaymentById, 'CustomerPayment', customerPaymentId),
  recordedBy: ({ recordedBy }) => (recordedBy === undefined ? null : { id: recordedBy }),
  journalEntry: ({ journalEntryId }, _args, { loaders }) =>
    loadRequired(loaders.journalEntryById, 'JournalEntry', journalEntryId),
};

/** The amount in the currency; without one that of the books, which is the first. */
function amountIn(found: Amounts | null, currency: string | null | undefined): Money {
  const amounts = found?.amounts ?? [];
  if (!currency) return required(amounts[0]);
  return (
    amounts.find((amount) => amount.currencyCode === currency) ?? { minorUnits: 0n, currencyCode: currency }
  );
}

/** Finance's fields of a customer of crm. */
export const Customer: Resolvers['Customer'] = {
  __resolveReference: ({ id }) => ({ id }),
  invoices: async ({ id }, { status, ...page }, { loaders }) => {
    const ofCustomer = loaders.invoicesByCustomer({
      page: toPageRequest(page),
      statuses: status ?? undefined,
    });
    const found = await withClientNames({ statuses: 'status' }, ofCustomer.load(id));
    return toConnection(found?.invoices ?? [], found?.page);
  },
  outstandingBalance: async ({ id }, { currency }, { loaders }) =>
    amountIn(await loaders.outstandingByCustomer.load(id), currency),
  credit: async ({ id }, { currency }, { loaders }) =>
    amountIn(await loaders.creditByCustomer.load(id), currency),
};

/** Finance's field of a reservation. */
export const Reservation: Resolvers['Reservation'] = {
  __resolveReference: ({ id }) => ({ id }),
  invoice: async ({ id }, _args, { loaders }) => (await loaders.invoicesByReservation.load(id))[0] ?? null,
};
