import { anyone, anyUser, fields, type Permissions, withPermission } from '../kit/permission-rules.ts';

const readsCustomers = withPermission('crm:customer:read');
const writesCustomers = withPermission('crm:customer:write');

/** The rule of every field of `schema/crm.graphql`; a field that is missing here is denied. */
export const permissions: Permissions = {
  Query: { customer: readsCustomers, customers: readsCustomers },
  Mutation: { createCustomer: writesCustomers },
  Customer: {
    ...fields(['id', 'name'], anyUser),
    ...fields(['kind', 'email', 'phone', 'owner', 'createdAt', 'updatedAt', 'version'], readsCustomers),
  },
  CustomerConnection: fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone),
  CustomerEdge: fields(['cursor', 'node'], anyone),
  PageInfo: fields(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], anyone),
  CreateCustomerPayload: { customer: anyone },
  User: { id: anyone },
};
