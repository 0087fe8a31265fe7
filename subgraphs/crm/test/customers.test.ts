import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DomainUnderTest, postGraphql, startDomain } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { domain } from '../domain.ts';

let crm: DomainUnderTest;
const sales = userViewer(['crm:customer:read', 'crm:customer:write']);
const create =
  'mutation($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id name owner { id } version } } }';

beforeAll(async () => {
  crm = await startDomain(domain);
});
afterAll(() => crm.close());

test('a customer that was created is listed in its organization and nowhere else', async () => {
  const created = await crm.query(sales, create, { input: { kind: 'COMPANY', name: 'Initech' } });
  expect(created.errors).toEqual([]);
  const list =
    '{ customers(search: "INI") { totalCount nodes { name createdAt } pageInfo { endCursor hasNextPage } } }';
  expect((await crm.query(sales, list)).data).toMatchObject({
    customers: { totalCount: 1, nodes: [{ name: 'Initech' }] },
  });
  const stranger = userViewer(['crm:customer:read'], { organizationId: 'globex-org' });
  expect((await crm.query(stranger, list)).data).toMatchObject({ customers: { totalCount: 0, nodes: [] } });
});

test('invalid input names its fields', async () => {
  const answer = await crm.query(sales, create, { input: { kind: 'COMPANY', name: '  ', email: 'nobody' } });
  expect(answer.data).toBeNull();
  expect(answer.errors[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    fields: [
      { path: 'name', message: 'A name is required.' },
      { path: 'email', message: 'Not an email address.' },
    ],
  });
});

test('a viewer without the permission is refused by the field rule', async () => {
  const answer = await crm.query(userViewer([]), '{ customers { totalCount } }');
  expect(answer.errors[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
});

test('a request without viewer token gets nothing', async () => {
  const answer = await postGraphql(`${crm.subgraphUrl}/graphql`, { query: '{ customers { totalCount } }' });
  expect(answer.status).toBe(401);
  expect(answer.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('_entities answers null for an unknown id', async () => {
  const answer = await crm.query(
    sales,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id name } } }',
    {
      r: [{ __typename: 'Customer', id: 'none' }],
    },
  );
  expect(answer.data).toEqual({ _entities: [null] });
});
