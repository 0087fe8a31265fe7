import { toConnection, toPageRequest } from '../../kit/connection.ts';
import { required } from '../../kit/required.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type CustomerQueries = Pick<QueryResolvers, 'customer' | 'customers'>;
type CustomerMutations = Pick<MutationResolvers, 'createCustomer'>;

export const customerQueries: CustomerQueries = {
  customer: (_parent, { id }, { loaders }) => loaders.customer.load(id),
  customers: async (_parent, args, { crm, call }) => {
    const found = await crm.listCustomers(
      { page: toPageRequest(args), search: args.search ?? undefined },
      call,
    );
    return toConnection(found.customers, found.page);
  },
};

export const customerMutations: CustomerMutations = {
  createCustomer: async (_parent, { input }, { crm, call }) => {
    const { customer } = await crm.createCustomer(
      {
        kind: input.kind,
        name: input.name,
        email: input.email ?? undefined,
        phone: input.phone ?? undefined,
      },
      call,
    );
    return { customer: required(customer) };
  },
};

export const Customer: Resolvers['Customer'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.customer.load(id),
  owner: ({ ownerId }) => ({ id: ownerId }),
};
