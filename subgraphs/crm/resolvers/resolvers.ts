import { scalarResolvers } from '../../kit/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { Customer, customerMutations, customerQueries } from './customer.ts';

/** All resolvers of `schema/crm.graphql`. */
export const resolvers: Resolvers = {
  DateTime: scalarResolvers.DateTime,
  Query: { ...customerQueries },
  Mutation: { ...customerMutations },
  Customer,
};
