import type { InvoiceLineInput as InvoiceLineInputMessage } from '../../../proto/generated/erp/finance/v1/finance.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import type {
  InvoiceLineInput,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers-types.ts';

type InvoiceQueries = Pick<QueryResolvers, 'invoice' | 'invoices'>;
type InvoiceMutations = Pick<
  MutationResolvers,
  'createInvoice' | 'updateInvoice' | 'issueInvoice' | 'voidInvoice' | 'recordPayment'
>;

/** Reads of invoices. */
export const invoiceQueries: InvoiceQueries = {
  invoice: (_parent, { id }, { loaders }) => loaders.invoice.load(id),
  invoices: async (_parent, args, { finance, call }) => {
    const found = await finance.listInvoices(
      {
        page: toPageRequest(args),
        statuses: [...(args.status ?? [])],
        customerId: args.customerId ?? undefined,
        number: args.number ?? undefined,
        onlyOverdue: args.isOverdue ?? false,
        issuedFrom: args.issuedFrom ?? undefined,
        issuedTo: args.issuedTo ?? undefined,
      },
      call,
    );
    return toConnection(found.invoices, found.page);
  },
};

/** Changes of invoices. */
export const invoiceMutations: InvoiceMutations = {
  createInvoice: async (_parent, { input }, { finance, call }) => {
    const { invoice } = await finance.createInvoice(
      {
        customerId: input.customerId,
        userId: input.userId ?? undefined,
        pricesIncludeTax: input.pricesIncludeTax ?? false,
        lines: input.lines.map(toLineMessage),
        dueOn: input.dueOn ?? undefined,
        notes: input.notes ?? undefined,
      },
      call,
    );
    return { invoice: required(invoice) };
  },
  updateInvoice: async (_parent, { input }, { finance, call }) => {
    const { invoiceId, expectedVersion, lines, ...changes } = input;
    const { invoice } = await finance.updateInvoice(
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
  issueInvoice: async (_parent, { input }, { finance, call }) => {
    const { invoice } = await finance.issueInvoice(
      {
        invoiceId: input.invoiceId,
        expectedVersion: input.expectedVersion ?? undefined,
        dueOn: input.dueOn ?? undefined,
      },
      call,
    );
    return { invoice: required(invoice) };
  },
  voidInvoice: async (_parent, { input }, { finance, call }) => {
    const { invoice } = await finance.voidInvoice(
      {
        invoiceId: input.invoiceId,
        expectedVersion: input.expectedVersion ?? undefined,
        reason: input.reason ?? undefined,
      },
      call,
    );
    return { invoice: required(invoice) };
  },
  recordPayment: async (_parent, { input }, { finance, call }) => {
    const { invoice, settlement } = await finance.recordPayment(
      {
        invoiceId: input.invoiceId,
        expectedVersion: input.expectedVersion ?? undefined,
        amount: moneyFromInput(input.amount, 'amount'),
        method: input.method,
        receivedOn: input.receivedOn ?? undefined,
        reference: input.reference ?? undefined,
      },
      call,
    );
    return { invoice: required(invoice), settlement: required(settlement) };
  },
};

function toLineMessage(line: InvoiceLineInput, index: number): InvoiceLineInputMessage {
  return {
    description: line.description,
    quantity: line.quantity,
    unitPrice: moneyFromInput(line.unitPrice, `lines.${index}.unitPrice`),
    taxRateBasisPoints: line.taxRateBasisPoints,
    accountId: line.accountId ?? undefined,
  };
}

/** An invoice; what other domains own is referred to by id. */
export const Invoice: Resolvers['Invoice'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.invoice.load(id),
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  user: ({ userId }) => (userId === undefined ? null : { id: userId }),
  reservation: ({ reservationId }) => (reservationId === undefined ? null : { id: reservationId }),
  settlements: ({ id }, _args, { loaders }) => loaders.settlementsOfInvoice.load(id),
  journalEntries: ({ id }, _args, { loaders }) => loaders.journalEntriesOfInvoice.load(id),
};

/** A line of an invoice. */
export const InvoiceLine: Resolvers['InvoiceLine'] = {
  account: ({ accountId }, _args, { loaders }) => loaders.account.load(accountId),
};

/** A settlement of an invoice. */
export const InvoiceSettlement: Resolvers['InvoiceSettlement'] = {
  paymentIntent: ({ paymentIntentId }) => (paymentIntentId === undefined ? null : { id: paymentIntentId }),
  recordedBy: ({ recordedBy }) => (recordedBy === undefined ? null : { id: recordedBy }),
  journalEntry: ({ journalEntryId }, _args, { loaders }) => loaders.journalEntry.load(journalEntryId),
};

/** Finance's fields of a customer of crm. */
export const Customer: Resolvers['Customer'] = {
  __resolveReference: ({ id }) => ({ id }),
  invoices: async ({ id }, { status, ...page }, { loaders }) => {
    const ofCustomer = loaders.invoicesOfCustomer({ page: toPageRequest(page), statuses: status ?? [] });
    const found = await ofCustomer.load(id);
    return toConnection(found?.invoices ?? [], found?.page);
  },
  outstandingBalance: async ({ id }, { currency }, { loaders }) => {
    const amounts = (await loaders.outstandingOfCustomer.load(id))?.amounts ?? [];
    if (!currency) return required(amounts[0]);
    return (
      amounts.find((amount) => amount.currencyCode === currency) ?? { minorUnits: 0n, currencyCode: currency }
    );
  },
};

/** Finance's field of a reservation. */
export const Reservation: Resolvers['Reservation'] = {
  __resolveReference: ({ id }) => ({ id }),
  invoice: async ({ id }, _args, { loaders }) => (await loaders.invoicesOfReservation.load(id))[0] ?? null,
};
