import { moneyResolvers } from '../../kit/graphql/money-resolver.ts';
import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { Activity, activityMutations, activityQueries } from './activity.ts';
import { contactMutations } from './contact.ts';
import { Customer, customerMutations, customerQueries } from './customer.ts';
import { Lead, leadMutations, leadQueries } from './lead.ts';
import { Opportunity, opportunityMutations, opportunityQueries } from './opportunity.ts';

/** All resolvers of `schema/crm.graphql`. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query: { ...customerQueries, ...leadQueries, ...opportunityQueries, ...activityQueries },
  Mutation: {
    ...customerMutations,
    ...contactMutations,
    ...leadMutations,
    ...opportunityMutations,
    ...activityMutations,
  },
  Money: moneyResolvers,
  Customer,
  Lead,
  Opportunity,
  Activity,
};
