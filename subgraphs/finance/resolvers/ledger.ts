import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type LedgerQueries = Pick<
  QueryResolvers,
  'ledgerAccount' | 'ledgerAccounts' | 'journalEntry' | 'journalEntries'
>;
type LedgerMutations = Pick<
  MutationResolvers,
  'createLedgerAccount' | 'postJournalEntry' | 'reverseJournalEntry'
>;

/** Reads of accounts and the journal. */
export const ledgerQueries: LedgerQueries = {
  ledgerAccount: (_parent, { id }, { loaders }) => loaders.account.load(id),
  ledgerAccounts: async (_parent, args, { finance, call }) => {
    const found = await finance.listLedgerAccounts(
      {
        page: toPageRequest(args),
        types: [...(args.type ?? [])],
        search: args.search ?? undefined,
      },
      call,
    );
    return toConnection(found.accounts, found.page);
  },
  journalEntry: (_parent, { id }, { loaders }) => loaders.journalEntry.load(id),
  journalEntries: async (_parent, args, { finance, call }) => {
    const found = await finance.listJournalEntries(
      {
        page: toPageRequest(args),
        accountId: args.accountId ?? undefined,
        sources: [...(args.source ?? [])],
        postedFrom: args.postedFrom ?? undefined,
        postedTo: args.postedTo ?? undefined,
      },
      call,
    );
    return toConnection(found.entries, found.page);
  },
};

/** Changes of accounts and the journal. */
export const ledgerMutations: LedgerMutations = {
  createLedgerAccount: async (_parent, { input }, { finance, call }) => {
    const { account } = await finance.createLedgerAccount({ ...input }, call);
    return { ledgerAccount: required(account) };
  },
  postJournalEntry: async (_parent, { input }, { finance, call }) => {
    const { entry } = await finance.postJournalEntry(
      {
        postedOn: input.postedOn ?? undefined,
        description: input.description,
        lines: input.lines.map((line, index) => ({
          accountId: line.accountId,
          debit: line.debit ? moneyFromInput(line.debit, `lines.${index}.debit`) : undefined,
          credit: line.credit ? moneyFromInput(line.credit, `lines.${index}.credit`) : undefined,
          memo: line.memo ?? undefined,
        })),
      },
      call,
    );
    return { journalEntry: required(entry) };
  },
  reverseJournalEntry: async (_parent, { input }, { finance, call }) => {
    const { entry, reversed } = await finance.reverseJournalEntry(
      {
        journalEntryId: input.journalEntryId,
        postedOn: input.postedOn ?? undefined,
        description: input.description ?? undefined,
      },
      call,
    );
    return { journalEntry: required(entry), reversed: required(reversed) };
  },
};

/** An account with its balances. */
export const LedgerAccount: Resolvers['LedgerAccount'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.account.load(id),
  balance: async ({ id }, _args, { loaders }) =>
    required((await loadRequired(loaders.accountBalances, 'LedgerAccount', id)).balances[0]),
  balances: async ({ id }, _args, { loaders }) =>
    (await loadRequired(loaders.accountBalances, 'LedgerAccount', id)).balances,
};

/** An entry with what it belongs to. */
export const JournalEntry: Resolvers['JournalEntry'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.journalEntry.load(id),
  invoice: ({ invoiceId }, _args, { loaders }) =>
    invoiceId === undefined ? null : loaders.invoice.load(invoiceId),
  paymentIntent: ({ paymentIntentId }) => (paymentIntentId === undefined ? null : { id: paymentIntentId }),
  reversalOf: ({ reversalOfId }, _args, { loaders }) =>
    reversalOfId === undefined ? null : loaders.journalEntry.load(reversalOfId),
  reversedBy: ({ reversedById }, _args, { loaders }) =>
    reversedById === undefined ? null : loaders.journalEntry.load(reversedById),
  postedBy: ({ postedBy }) => (postedBy === undefined ? null : { id: postedBy }),
};

/** A line of an entry. */
export const JournalLine: Resolvers['JournalLine'] = {
  account: ({ accountId }, _args, { loaders }) => loadRequired(loaders.account, 'LedgerAccount', accountId),
};
