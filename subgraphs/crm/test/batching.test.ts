import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoUserByEmail } from '../../kit/demo/demo-people.ts';
import { type CrmUnderTest, startCrm } from './start-crm.ts';
import { sales } from './viewers.ts';

const rpcs = createRpcCounter();
const viewer = userViewer(sales.permissions, {
  organizationId: acme.id,
  userId: demoUserByEmail('sales@acme.example').id,
});
let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm({ seedDemo: true, subgraphMetrics: rpcs.metrics });
});
afterAll(() => crm.close());

test('a wide and deep query makes one call per entity type and level', async () => {
  rpcs.take();
  const found = await crm.ask<{ nodes: unknown[] }>(
    viewer,
    `{ customers(first: 30) { nodes {
      name
      contacts { name }
      opportunities { nodes {
        name lead { name activities(first: 3) { nodes { title } } } customer { name } activities(first: 3) { nodes { title } }
      } }
      activities(first: 5) { nodes { title lead { name } opportunity { name } } }
    } } }`,
  );
  expect(found.nodes).toHaveLength(30);
  expect(rpcs.take()).toEqual({
    listCustomers: 1,
    batchListContactsByCustomer: 1,
    batchListOpportunitiesByCustomer: 1,
    // Of the customers, of their opportunities, of the leads behind those.
    batchListActivitiesBySubject: 3,
    batchGetLeads: 1,
    batchGetOpportunities: 1,
    batchGetCustomers: 1,
  });
});

test('many references of one entity are one call', async () => {
  rpcs.take();
  const customers = await crm.ask<{ nodes: Array<{ id: string }> }>(
    viewer,
    '{ customers(first: 20) { nodes { id } } }',
  );
  const representations = [...customers.nodes, ...customers.nodes].map(({ id }) => ({
    __typename: 'Customer',
    id,
  }));
  const entities = await crm.ask<unknown[]>(
    viewer,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { name } } }',
    { r: representations },
  );
  expect(entities).toHaveLength(40);
  expect(rpcs.take()).toEqual({ listCustomers: 1, batchGetCustomers: 1 });
});
