import { loadReferred, loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { withClientNames } from '../../kit/graphql/with-client-names.ts';
import { toGivenLists } from '../../kit/values/given-lists.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
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
  ledgerAccount: (_parent, { id }, { loaders }) => loaders.accountById.load(id),
  ledgerAccounts: async (_parent, { type, search, ...page }, { service, call }, info) => {
    const request = {
      page: toPageRequest(page, info),
      ...toGivenLists({ types: type }),
      ...withoutNulls({ search }),
    };
    const found = await withClientNames({ types: 'type' }, service.listLedgerAccounts(request, call));
    return toConnection(found.accounts, found.page);
  },
  journalEntry: (_parent, { id }, { loaders }) => loaders.journalEntryById.load(id),
  journalEntries: async (_parent, { source, ...args }, { service, call }, info) => {
    const { accountId, postedFrom, postedTo } = args;
    const request = {
      page: toPageRequest(args, info),
      ...toGivenLists({ sources: source }),
      ...withoutNulls({ accountId, postedFrom, postedTo }),
    };
    const found = await withClientNames({ sources: 'source' }, service.listJournalEntries(request, call));
    return toConnection(found.entries, found.page);
  },
};

/** Changes of accounts and the journal. */
export const ledgerMutations: LedgerMutations = {
  createLedgerAccount: async (_parent, { input }, { service, call }) => {
    const { account } = await service.createLedgerAccount(input, call);
    return { ledgerAccount: required(account) };
  },
  postJournalEntry: async (_parent, { input }, { service, call }) => {
    const { entry } = await service.postJournalEntry(
      {
        ...withoutNulls(input),
        lines: input.lines.map((line, index) => ({
          ...withoutNulls(line),
          debit: line.debit ? moneyFromInput(line.debit, `lines.${index}.debit`) : undefined,
          credit: line.credit ? moneyFromInput(line.credit, `lines.${index}.credit`) : undefined,
        })),
      },
      call,
    );
    return { journalEntry: required(entry) };
  },
  reverseJournalEntry: async (_parent, { input }, { service, call }) => {
    const { entry, reversed } = await service.reverseJournalEntry(withoutNulls(input), call);
    return { journalEntry: required(entry), reversed: required(reversed) };
  },
};

/** An account with its balances. */
export const LedgerAccount: Resolvers['LedgerAccount'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.accountById.load(id),
  balance: async ({ id }, _args, { loaders }) =>
    required((await loadRequired(loaders.balancesByAccount, 'LedgerAccount', id)).amounts[0]),
  balances: async ({ id }, _args, { loaders }) =>
    (await loadRequired(loaders.balancesByAccount, 'LedgerAccount', id)).amounts,
};

/** An entry with what it belongs to. */
export const JournalEntry: Resolvers['JournalEntry'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.journalEntryById.load(id),
  invoice: ({ invoiceId }, _args, { loaders }) => loadReferred(loaders.invoiceById, 'Invoice', invoiceId),
  paymentIntent: ({ paymentIntentId }) => (paymentIntentId === undefined ? null : { id: paymentIntentId }),
  reversalOf: ({ reversalOfId }, _args, { loaders }) =>
    loadReferred(loaders.journalEntryById, 'JournalEntry', reversalOfId),
  reversedBy: ({ reversedById }, _args, { loaders }) =>
    loadReferred(loaders.journalEntryById, 'JournalEntry', reversedById),
  postedBy: ({ postedBy }) => (postedBy === undefined ? null : { id: postedBy }),
};

/** A line of an entry. */
export const JournalLine: Resolvers['JournalLine'] = {
  account: ({ accountId }, _args, { loaders }) =>
    loadRequired(loaders.accountById, 'LedgerAccount', accountId),
};
