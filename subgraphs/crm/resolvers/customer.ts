import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';
import { readActivityLimit } from './activity.ts';

type CustomerQueries = Pick<QueryResolvers, 'customer' | 'customers'>;
type CustomerMutations = Pick<
  MutationResolvers,
  'createCustomer' | 'updateCustomer' | 'archiveCustomer' | 'restoreCustomer'
>;

export const customerQueries: CustomerQueries = {
  customer: (_parent, { id }, { loaders }) => loaders.customer.load(id),
  customers: async (_parent, { search, kind, ownerId, includeArchived, ...page }, { crm, call }) => {
    const found = await crm.listCustomers(
      {
        page: toPageRequest(page),
        ...withoutNulls({ search, kind, ownerId }),
        includeArchived: includeArchived ?? false,
      },
      call,
    );
    return toConnection(found.customers, found.page);
  },
};

export const customerMutations: CustomerMutations = {
  createCustomer: async (_parent, { input }, { crm, call }) => {
    const { customer } = await crm.createCustomer(withoutNulls(input), call);
    return { customer: required(customer) };
  },
  updateCustomer: async (_parent, { input }, { crm, call }) => {
    const { customerId: id, expectedVersion, ...changes } = input;
    const { customer } = await crm.updateCustomer(
      { ...toMaskedUpdate(changes), id, expectedVersion: expectedVersion ?? undefined },
      call,
    );
    return { customer: required(customer) };
  },
  archiveCustomer: async (_parent, { input: { customerId: id, ...input } }, { crm, call }) => {
    const { customer } = await crm.archiveCustomer({ ...withoutNulls(input), id }, call);
    return { customer: required(customer) };
  },
  restoreCustomer: async (_parent, { input: { customerId: id, ...input } }, { crm, call }) => {
    const { customer } = await crm.restoreCustomer({ ...withoutNulls(input), id }, call);
    return { customer: required(customer) };
  },
};

export const Customer: Resolvers['Customer'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.customer.load(id),
  owner: ({ ownerId }) => ({ id: ownerId }),
  contacts: ({ id }, _args, { loaders }) => loaders.contacts.load(id),
  opportunities: ({ id }, _args, { loaders }) => loaders.opportunities.load(id),
  activities: ({ id }, { first }, { loaders }) =>
    loaders.activities({ subject: 'CUSTOMER', limit: readActivityLimit(first) }).load(id),
};
