import { loadReferred, loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type OpportunityQueries = Pick<QueryResolvers, 'opportunity' | 'opportunities' | 'pipeline'>;
type OpportunityMutations = Pick<
  MutationResolvers,
  'createOpportunity' | 'updateOpportunity' | 'moveOpportunity'
>;

/** Query fields about opportunities. */
export const opportunityQueries: OpportunityQueries = {
  opportunity: (_parent, { id }, { loaders }) => loaders.opportunityById.load(id),
  opportunities: async (
    _parent,
    { search, stage, ownerId, customerId, ...page },
    { service, call },
    info,
  ) => {
    const found = await service.listOpportunities(
      { page: toPageRequest(page, info), ...withoutNulls({ search, stage, ownerId, customerId }) },
      call,
    );
    return toConnection(found.opportunities, found.page);
  },
  pipeline: async (_parent, args, { service, call }) =>
    (await service.getPipeline(withoutNulls(args), call)).stages,
};

/** Mutation fields about opportunities. */
export const opportunityMutations: OpportunityMutations = {
  createOpportunity: async (_parent, { input }, { service, call }) => {
    const { opportunity } = await service.createOpportunity(
      { ...withoutNulls(input), amount: moneyFromInput(input.amount) },
      call,
    );
    return { opportunity: required(opportunity) };
  },
  updateOpportunity: async (_parent, { input }, { service, call }) => {
    const { opportunityId: id, expectedVersion, amount, ...changes } = input;
    const { opportunity } = await service.updateOpportunity(
      {
        ...toMaskedUpdate({ ...changes, amount: amount && moneyFromInput(amount) }),
        id,
        expectedVersion: expectedVersion ?? undefined,
      },
      call,
    );
    return { opportunity: required(opportunity) };
  },
  moveOpportunity: async (_parent, { input: { opportunityId: id, ...input } }, { service, call }) => {
    const { opportunity } = await service.moveOpportunity({ ...withoutNulls(input), id }, call);
    return { opportunity: required(opportunity) };
  },
};

/** Fields of `Opportunity` that differ from the message, or are loaded. */
export const Opportunity: Resolvers['Opportunity'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.opportunityById.load(id),
  customer: ({ customerId }, _args, { loaders }) =>
    loadRequired(loaders.customerById, 'Customer', customerId),
  lead: ({ leadId }, _args, { loaders }) => loadReferred(loaders.leadById, 'Lead', leadId),
  owner: ({ ownerId }) => ({ id: ownerId }),
  activities: async ({ id }, page, { loaders }) => {
    const ofSubject = loaders.activitiesBySubject({ subject: 'OPPORTUNITY', page: toPageRequest(page) });
    const found = await ofSubject.load(id);
    return toConnection(found?.rows ?? [], found?.page);
  },
};
