import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assertMissing, postGraphql } from '../../../test/harness/start-domain.ts';
import { type CrmUnderTest, createCustomer, startCrm } from './start-crm.ts';
import { outsider, sales, unprivilegedViewer } from './viewers.ts';

interface CustomerAnswer {
  readonly customer: { readonly id: string; readonly version: number; readonly name: string };
}

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.close());

const create = async (input: Record<string, unknown>): Promise<CustomerAnswer['customer']> =>
  (await crm.ask<CustomerAnswer>(sales, createCustomer, { input: { kind: 'COMPANY', ...input } })).customer;

const update = `mutation($input: UpdateCustomerInput!) { updateCustomer(input: $input) {
  customer { id name email phone address { street city country } owner { id } version }
} }`;
const archive =
  'mutation($input: ArchiveCustomerInput!) { archiveCustomer(input: $input) { customer { id archivedAt version } } }';
const restore =
  'mutation($input: RestoreCustomerInput!) { restoreCustomer(input: $input) { customer { id archivedAt version } } }';

test('a customer that was created is listed in its organization and nowhere else', async () => {
  const { id } = await create({ name: 'Initech' });
  const list =
    '{ customers(search: "INI") { totalCount nodes { name createdAt } pageInfo { endCursor hasNextPage } } }';
  expect(await crm.ask(sales, list)).toMatchObject({ totalCount: 1, nodes: [{ name: 'Initech' }] });
  expect(await crm.ask(outsider, list)).toMatchObject({ totalCount: 0, nodes: [] });
  expect(await crm.ask(outsider, 'query($id: ID!) { customer(id: $id) { id } }', { id })).toBeNull();
});

test('a customer keeps its input, belongs to the user who created it, and is published', async () => {
  const address = { street: ' Main St 1 ', postalCode: '', city: 'Springfield', region: null, country: 'us' };
  const customer = await create({
    name: ' Hooli ',
    email: 'hi@hooli.example',
    phone: '+1 555 0100',
    address,
  });
  expect(customer).toEqual({
    id: customer.id,
    kind: 'COMPANY',
    name: 'Hooli',
    email: 'hi@hooli.example',
    phone: '+1 555 0100',
    address: { street: 'Main St 1', postalCode: null, city: 'Springfield', region: null, country: 'US' },
    owner: { id: 'user-1' },
    archivedAt: null,
    version: 1,
  });
  const [event] = await crm.events.untilAbout(customer.id, 1);
  expect(event).toMatchObject({
    type: 'erp.crm.customer-created.v1',
    organizationid: 'acme-org',
    data: { customerId: customer.id, name: 'Hooli', ownerId: 'user-1' },
  });
});

test('invalid input names its fields', async () => {
  const input = {
    kind: 'COMPANY',
    name: '  ',
    email: 'not-an-address',
    address: { street: 'x', city: ' ', country: 'Mars' },
  };
  expect((await crm.refuse('BAD_USER_INPUT', sales, createCustomer, { input })).extensions).toMatchObject({
    fields: [
      { path: 'name', message: 'A name is required.' },
      { path: 'email', message: 'Not an email address.' },
      { path: 'address.city', message: 'A city is required.' },
      { path: 'address.country', message: 'A country is an ISO 3166-1 alpha-2 code such as DE.' },
    ],
  });
});

test.each(['XX', 'ZZ', 'UK', 'EU', 'A1', '', 'DEU'])('%p is not a country', async (country) => {
  const input = { kind: 'COMPANY', name: 'Placeless', address: { street: 'A 1', city: 'B', country } };
  expect((await crm.refuse('BAD_USER_INPUT', sales, createCustomer, { input })).extensions).toMatchObject({
    fields: [{ path: 'address.country' }],
  });
});

test('an update changes the named fields: null clears, absent stays', async () => {
  const { id } = await create({
    name: 'Globex',
    email: 'a@globex.example',
    phone: '+1 555 0101',
    address: { street: 'A 1', city: 'B', country: 'DE' },
  });
  const input = { customerId: id, expectedVersion: 1, name: 'Globex Inc', email: null, address: null };
  expect(await crm.ask(sales, update, { input })).toEqual({
    customer: {
      id,
      name: 'Globex Inc',
      email: null,
      phone: '+1 555 0101',
      address: null,
      owner: { id: 'user-1' },
      version: 2,
    },
  });
  expect((await crm.events.untilAbout(id, 2))[1]?.type).toBe('erp.crm.customer-updated.v1');
});

test('a required field cannot be cleared', async () => {
  const { id } = await create({ name: 'Keeps its name' });
  expect(
    (await crm.refuse('BAD_USER_INPUT', sales, update, { input: { customerId: id, name: null } })).extensions,
  ).toMatchObject({ fields: [{ path: 'name', message: 'A name is required.' }] });
});

test('a customer is looked after by users of the organization alone', async () => {
  const { id } = await create({ name: 'Handed over' });
  expect(await crm.ask(sales, update, { input: { customerId: id, ownerId: 'user-7' } })).toMatchObject({
    customer: { owner: { id: 'user-7' } },
  });
  const notFound = expect.objectContaining({
    message: 'User unknown-user was not found.',
    extensions: { code: 'NOT_FOUND' },
  });
  expect(
    await crm.refuse('NOT_FOUND', sales, update, { input: { customerId: id, ownerId: 'unknown-user' } }),
  ).toEqual(notFound);
  const input = { kind: 'PERSON', name: 'X', ownerId: 'unknown-user' };
  expect(await crm.refuse('NOT_FOUND', sales, createCustomer, { input })).toEqual(notFound);
});

test('of two updates from the same version the second is a conflict', async () => {
  const { id } = await create({ name: 'Raced' });
  const answers = await Promise.all(
    ['One', 'Two'].map((name) =>
      crm.query(sales, update, { input: { customerId: id, expectedVersion: 1, name } }),
    ),
  );
  const conflicts = answers.flatMap((answer) => answer.errors);
  expect(conflicts.map((error) => error.extensions)).toEqual([
    { code: 'CONFLICT', metadata: { expectedVersion: '1', currentVersion: '2' } },
  ]);
});

test('foreign and unknown ids are refused alike', async () => {
  const { id } = await create({ name: 'Ours alone' });
  for (const [viewer, target] of [
    [outsider, id],
    [sales, 'unknown'],
  ] as const) {
    expect(
      await crm.refuse('NOT_FOUND', viewer, update, { input: { customerId: target, name: 'Taken' } }),
    ).toEqual(
      expect.objectContaining({
        message: `Customer ${target} was not found.`,
        extensions: { code: 'NOT_FOUND' },
      }),
    );
  }
});

test('an archived customer leaves the lists, keeps its id, and cannot change until it is restored', async () => {
  const { id } = await create({ name: 'Dormant' });
  const list = (includeArchived: boolean): Promise<unknown> =>
    crm.ask(
      sales,
      'query($all: Boolean) { customers(search: "Dormant", includeArchived: $all) { nodes { id } } }',
      {
        all: includeArchived,
      },
    );
  const archived = await crm.ask(sales, archive, { input: { customerId: id, expectedVersion: 1 } });
  expect(archived).toMatchObject({ customer: { id, archivedAt: expect.any(String), version: 2 } });
  expect(await crm.ask(sales, archive, { input: { customerId: id } })).toEqual(archived);
  expect(await list(false)).toEqual({ nodes: [] });
  expect(await list(true)).toEqual({ nodes: [{ id }] });
  expect(await crm.ask(sales, 'query($id: ID!) { customer(id: $id) { name } }', { id })).toEqual({
    name: 'Dormant',
  });
  expect(
    (await crm.refuse('CONFLICT', sales, update, { input: { customerId: id, name: 'Awake' } })).extensions,
  ).toMatchObject({ metadata: { currentState: 'ARCHIVED' } });
  expect(await crm.ask(sales, restore, { input: { customerId: id } })).toEqual({
    customer: { id, archivedAt: null, version: 3 },
  });
  const types = (await crm.events.untilAbout(id, 3)).map((event) => event.type);
  expect(types).toEqual([
    'erp.crm.customer-created.v1',
    'erp.crm.customer-archived.v1',
    'erp.crm.customer-restored.v1',
  ]);
});

test('pages follow each other by cursor', async () => {
  for (const name of ['Page A', 'Page B', 'Page C']) await create({ name });
  const read = (
    args: string,
  ): Promise<{ nodes: Array<{ name: string }>; pageInfo: Record<string, unknown> }> =>
    crm.ask(
      sales,
      `{ customers(search: "Page", ${args}) { nodes { name } pageInfo { hasNextPage endCursor } } }`,
    );
  const first = await read('first: 2');
  expect(first.nodes.map((node) => node.name)).toEqual(['Page A', 'Page B']);
  const second = await read(`first: 2, after: "${String(first.pageInfo['endCursor'])}"`);
  expect(second.nodes.map((node) => node.name)).toEqual(['Page C']);
  expect(second.pageInfo['hasNextPage']).toBe(false);
});

test('every user sees the name of a customer and nothing else', async () => {
  const { id } = await create({ name: 'Known by name', email: 'secret@known.example' });
  const entity = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id name } } }';
  const secret = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { email } } }';
  const variables = { r: [{ __typename: 'Customer', id }] };
  expect(await crm.ask(unprivilegedViewer, entity, variables)).toEqual([{ id, name: 'Known by name' }]);
  expect(await crm.refuse('FORBIDDEN', unprivilegedViewer, secret, variables)).toEqual(
    expect.objectContaining({
      message: 'This needs the permission crm:customer:read.',
      extensions: { code: 'FORBIDDEN' },
    }),
  );
  const unknown = { __typename: 'Customer', id: id.replaceAll(/[\da-f]/g, '0') };
  for (const missing of [{ __typename: 'Customer', id }, unknown])
    assertMissing(await crm.query(outsider, entity, { r: [missing] }), { 0: missing });
});

test('a viewer without the permission is refused by the field rule', async () => {
  await crm.refuse('FORBIDDEN', unprivilegedViewer, '{ customers { totalCount } }');
});

test('a request without viewer token gets nothing', async () => {
  const answer = await postGraphql(`${crm.subgraphUrl}/graphql`, { query: '{ customers { totalCount } }' });
  expect(answer.status).toBe(401);
  expect(answer.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});
