import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type CreditNoteQueries = Pick<QueryResolvers, 'creditNote' | 'creditNotes'>;
type CreditNoteMutations = Pick<MutationResolvers, 'createCreditNote'>;

/** Reads of credit notes. */
export const creditNoteQueries: CreditNoteQueries = {
  creditNote: (_parent, { id }, { loaders }) => loaders.creditNoteById.load(id),
  creditNotes: async (_parent, args, { service, call }, info) => {
    const { invoiceId, customerId, number, issuedFrom, issuedTo } = args;
    const found = await service.listCreditNotes(
      {
        page: toPageRequest(args, info),
        ...withoutNulls({ invoiceId, customerId, number, issuedFrom, issuedTo }),
      },
      call,
    );
    return toConnection(found.creditNotes, found.page);
  },
};

/** Changes of credit notes. */
export const creditNoteMutations: CreditNoteMutations = {
  createCreditNote: async (_parent, { input }, { service, call }) => {
    const { amount, lines, ...fields } = input;
    const { invoice, creditNote } = await service.createCreditNote(
      {
        ...withoutNulls(fields),
        amount: amount ? moneyFromInput(amount) : undefined,
        lines: lines
          ? {
              lines: lines.map((line, index) => ({
                lineNumber: line.lineNumber,
                amount: moneyFromInput(line.amount, `lines.${index}.amount`),
              })),
            }
          : undefined,
      },
      call,
    );
    return { invoice: required(invoice), creditNote: required(creditNote) };
  },
};

/** A credit note; what other domains own is referred to by id. */
export const CreditNote: Resolvers['CreditNote'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.creditNoteById.load(id),
  invoice: ({ invoiceId }, _args, { loaders }) => loadRequired(loaders.invoiceById, 'Invoice', invoiceId),
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  user: ({ userId }) => (userId === undefined ? null : { id: userId }),
  paymentIntent: ({ paymentIntentId }) => (paymentIntentId === undefined ? null : { id: paymentIntentId }),
  issuedBy: ({ issuedBy }) => (issuedBy === undefined ? null : { id: issuedBy }),
  journalEntry: ({ journalEntryId }, _args, { loaders }) =>
    loadRequired(loaders.journalEntryById, 'JournalEntry', journalEntryId),
};

/** What a credit note takes back of a line. */
export const CreditNoteLine: Resolvers['CreditNoteLine'] = {
  account: ({ accountId }, _args, { loaders }) =>
    loadRequired(loaders.accountById, 'LedgerAccount', accountId),
};
