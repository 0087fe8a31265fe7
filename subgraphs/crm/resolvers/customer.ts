import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type CustomerQueries = Pick<QueryResolvers, 'customer' | 'customers'>;
type CustomerMutations = Pick<
  MutationResolvers,
  'createCustomer' | 'updateCustomer' | 'archiveCustomer' | 'restoreCustomer'
>;

/** Query fields about customers. */
export const customerQueries: CustomerQueries = {
  customer: (_parent, { id }, { loaders }) => loaders.customerById.load(id),
  customers: async (
    _parent,
    { search, kind, ownerId, includeArchived, ...page },
    { service, call },
    info,
  ) => {
    const found = await service.listCustomers(
      {
        page: toPageRequest(page, info),
        ...withoutNulls({ search, kind, ownerId }),
        includeArchived: includeArchived ?? false,
      },
      call,
    );
    return toConnection(found.customers, found.page);
  },
};

/** Mutation fields about customers. */
export const customerMutations: CustomerMutations = {
  createCustomer: async (_parent, { input }, { service, call }) => {
    const { customer } = await service.createCustomer(withoutNulls(input), call);
    return { customer: required(customer) };
  },
  updateCustomer: async (_parent, { input }, { service, call }) => {
    const { customerId: id, expectedVersion, ...changes } = input;
    const { customer } = await service.updateCustomer(
      { ...toMaskedUpdate(changes), id, expectedVersion: expectedVersion ?? undefined },
      call,
    );
    return { customer: required(customer) };
  },
  archiveCustomer: async (_parent, { input: { customerId: id, ...input } }, { service, call }) => {
    const { customer } = await service.archiveCustomer({ ...withoutNulls(input), id }, call);
    return { customer: required(customer) };
  },
  restoreCustomer: async (_parent, { input: { customerId: id, ...input } }, { service, call }) => {
    const { customer } = await service.restoreCustomer({ ...withoutNulls(input), id }, call);
    return { customer: required(customer) };
  },
};

/** Fields of `Customer` that differ from the message, or are loaded. */
export const Customer: Resolvers['Customer'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.customerById.load(id),
  owner: ({ ownerId }) => ({ id: ownerId }),
  contacts: ({ id }, _args, { loaders }) => loaders.contactsByCustomer.load(id),
  opportunities: async ({ id }, page, { loaders }) => {
    const found = await loaders.opportunitiesByCustomer(toPageRequest(page)).load(id);
    return toConnection(found?.rows ?? [], found?.page);
  },
  activities: async ({ id }, page, { loaders }) => {
    const ofSubject = loaders.activitiesBySubject({ subject: 'CUSTOMER', page: toPageRequest(page) });
    const found = await ofSubject.load(id);
    return toConnection(found?.rows ?? [], found?.page);
  },
};
