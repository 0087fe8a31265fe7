import { loadReferred } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type ActivityQueries = Pick<QueryResolvers, 'activities'>;
type ActivityMutations = Pick<MutationResolvers, 'logActivity'>;

/** Query fields about activities. */
export const activityQueries: ActivityQueries = {
  activities: async (
    _parent,
    { customerId, leadId, opportunityId, kind, ...page },
    { service, call },
    info,
  ) => {
    const found = await service.listActivities(
      { page: toPageRequest(page, info), ...withoutNulls({ customerId, leadId, opportunityId, kind }) },
      call,
    );
    return toConnection(found.activities, found.page);
  },
};

/** Mutation fields about activities. */
export const activityMutations: ActivityMutations = {
  logActivity: async (_parent, { input }, { service, call }) => {
    const { activity } = await service.logActivity(withoutNulls(input), call);
    return { activity: required(activity) };
  },
};

/** Fields of `Activity` that are loaded. */
export const Activity: Resolvers['Activity'] = {
  author: ({ authorId }) => ({ id: authorId }),
  customer: ({ customerId }, _args, { loaders }) =>
    loadReferred(loaders.customerById, 'Customer', customerId),
  lead: ({ leadId }, _args, { loaders }) => loadReferred(loaders.leadById, 'Lead', leadId),
  opportunity: ({ opportunityId }, _args, { loaders }) =>
    loadReferred(loaders.opportunityById, 'Opportunity', opportunityId),
};
