import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoCustomer, demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { demoReservations } from '../../subgraphs/kit/demo/demo-sales.ts';
import { type ClientAnswer, createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/** What goes wrong has a code and a message of its own, changes nothing, and the process stays up. */
let erp: RunningErp;
let owner: GraphqlClient;

beforeAll(async () => {
  erp = await startErp();
  owner = createGraphqlClient(erp.url);
  await owner.login('owner@acme.example', demoPassword);
});
afterAll(async () => {
  // All requests above were refused, and none of them has ended the process.
  expect(await erp.stop()).toBe(0);
});

const firstError = (answer: ClientAnswer): { code: unknown; message: string | undefined } => ({
  code: answer.errors[0]?.extensions['code'],
  message: answer.errors[0]?.message,
});

async function postText(
  body: string,
): Promise<{ readonly status: number; readonly code: unknown; readonly text: string }> {
  const response = await fetch(erp.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  const answer = JSON.parse(text) as {
    readonly errors: ReadonlyArray<{ readonly extensions: { readonly code: unknown } }>;
  };
  return { status: response.status, code: answer.errors[0]?.extensions.code, text };
}

test('malformed JSON, unknown operation names and wrong variable types are 400 before anything runs', async () => {
  const malformed = await postText('{"query": "{ me { id } }"');
  expect(malformed.status).toBe(400);
  const unknownName = await postText(
    JSON.stringify({ query: 'query A { roles { key } } query B { roles { key } }', operationName: 'C' }),
  );
  expect(unknownName.status).toBe(400);
  const wrongType = await owner.send('query($first: Int) { customers(first: $first) { totalCount } }', {
    first: 'many',
  });
  expect({ status: wrongType.status, code: firstError(wrongType).code }).toEqual({
    status: 400,
    code: 'BAD_USER_INPUT',
  });
  expect(wrongType.data).toBeNull();
  for (const { code } of [malformed, unknownName]) expect(typeof code).toBe('string');
});

test('a hundred mistakes in one list are mistakes of the client, to the last error', async () => {
  const lines = Array.from({ length: 100 }, () => ({
    accountId: 'x',
    debit: { amount: '1', currency: 'euro' },
  }));
  const answer = await owner.send(
    'mutation($input: PostJournalEntryInput!) { postJournalEntry(input: $input) { journalEntry { id } } }',
    { input: { description: 'x', lines } },
  );
  expect(new Set(answer.errors.map((error) => error.extensions['code']))).toEqual(
    new Set(['BAD_USER_INPUT']),
  );
});

test('invalid fields are named', async () => {
  const answer = await owner.send(
    'mutation($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
    {
      input: { kind: 'COMPANY', name: '', email: 'not-an-address' },
    },
  );
  expect(firstError(answer).code).toBe('BAD_USER_INPUT');
  const fields = answer.errors[0]?.extensions['fields'] as ReadonlyArray<{ readonly path: string }>;
  expect(fields.map((field) => field.path)).toEqual(['name', 'email']);
});

test('an id of another organization answers like an unknown one, on reads and on writes', async () => {
  const foreign = demoCustomer(36).id;
  const unknown = foreign.replaceAll(/[1-9]/g, '7');
  for (const id of [foreign, unknown]) {
    expect((await owner.send('query($id: ID!) { customer(id: $id) { id } }', { id })).data).toEqual({
      customer: null,
    });
  }
  const [onForeign, onUnknown] = await Promise.all(
    [foreign, unknown].map((id) =>
      owner.send(
        'mutation($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { id } } }',
        {
          input: { customerId: id, name: 'Mine now' },
        },
      ),
    ),
  );
  if (!onForeign || !onUnknown) throw new Error('Two answers were expected.');
  expect(firstError(onForeign).code).toBe('NOT_FOUND');
  expect(onForeign.text.replaceAll(foreign, '#')).toBe(onUnknown.text.replaceAll(unknown, '#'));
});

test('an illegal transition is a conflict that names the current state', async () => {
  const cancelled = demoReservations.find((reservation) => reservation.status === 'CANCELLED');
  const answer = await owner.send(
    'mutation($input: CancelReservationInput!) { cancelReservation(input: $input) { reservation { id } } }',
    {
      input: { reservationId: cancelled?.id },
    },
  );
  expect(firstError(answer).code).toBe('CONFLICT');
  expect(answer.errors[0]?.extensions['metadata']).toMatchObject({ currentState: 'CANCELLED' });
});

test('a taken email address is a conflict, and the first account stays as it was', async () => {
  const answer = await owner.send(
    'mutation($input: RegisterInput!) { register(input: $input) { user { id } } }',
    {
      input: {
        email: 'customer@acme.example',
        password: 'another long pass phrase',
        firstName: 'Copy',
        organizationSlug: 'acme',
      },
    },
  );
  expect(firstError(answer).code).toBe('CONFLICT');
  await createGraphqlClient(erp.url).login('customer@acme.example', demoPassword);
});

test('a stale expectedVersion is a conflict and nothing is written', async () => {
  const id = demoCustomer(1).id;
  const read = 'query($id: ID!) { customer(id: $id) { name version } }';
  const before = await owner.run<{ customer: { name: string; version: number } }>(read, { id });
  const update =
    'mutation($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version } } }';
  await owner.run(update, {
    input: { customerId: id, name: 'Renamed once', expectedVersion: before.customer.version },
  });
  const stale = await owner.send(update, {
    input: { customerId: id, name: 'Renamed twice', expectedVersion: before.customer.version },
  });
  expect(firstError(stale).code).toBe('CONFLICT');
  expect((await owner.run<{ customer: { name: string } }>(read, { id })).customer.name).toBe('Renamed once');
});

test('a declined card says so, and the tickets go back on sale', async () => {
  const readEvent = '{ events(search: "Jazz") { nodes { id ticketTypes { id available } } } }';
  interface Events {
    readonly events: {
      readonly nodes: ReadonlyArray<{ readonly id: string; readonly ticketTypes: readonly unknown[] }>;
    };
  }
  const before = await owner.run<Events>(readEvent);
  const answer = await owner.send(
    'mutation($input: PurchaseTicketsInput!) { purchaseTickets(input: $input) { reservation { id } } }',
    {
      input: {
        eventId: before.events.nodes[0]?.id,
        card: { number: '4000000000000002', expMonth: 12, expYear: 2030, cvc: '123' },
      },
    },
  );
  expect(firstError(answer).code).toBe('PAYMENT_DECLINED');
  expect(answer.text).not.toContain('4000000000000002');
  expect(await owner.run<Events>(readEvent)).toEqual(before);
});

test('without a login protected fields are UNAUTHENTICATED, without the permission FORBIDDEN', async () => {
  const anonymous = createGraphqlClient(erp.url);
  expect(firstError(await anonymous.send('{ customers { totalCount } }')).code).toBe('UNAUTHENTICATED');
  const customer = createGraphqlClient(erp.url);
  await customer.login('customer@acme.example', demoPassword);
  expect(firstError(await customer.send('{ trialBalance { isBalanced } }')).code).toBe('FORBIDDEN');
});

test('subgraphs refuse clients that do not come through the router', async () => {
  for (const url of Object.values(erp.subgraphUrls)) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-user-id': 'admin' },
      body: '{"query":"{ __typename }"}',
    });
    expect(response.status).toBe(401);
  }
});

test('a date that does not exist names its argument, as a literal and as a variable, and the log has no error', async () => {
  const fields = [{ path: 'asOf', message: 'Date must be a calendar date such as 2026-01-31.' }];
  for (const answer of [
    await owner.send('{ trialBalance(asOf: "2026-02-30") { isBalanced } roles { key } }'),
    await owner.send('query($d: Date) { trialBalance(asOf: $d) { isBalanced } roles { key } }', {
      d: '2026-02-30',
    }),
  ]) {
    expect(answer.data).toEqual({ trialBalance: null, roles: expect.any(Array) });
    expect(answer.errors).toMatchObject([
      { path: ['trialBalance'], extensions: { code: 'BAD_USER_INPUT', fields } },
    ]);
  }
  expect(erp.output()).not.toMatch(/"level":"?(error|50)/);
});

test('a bad amount inside an input names its place there', async () => {
  const line = { description: 'a', quantity: 1, taxRateBasisPoints: 0 };
  const lines = [
    { ...line, unitPrice: { amount: '1.00', currency: 'EUR' } },
    { ...line, unitPrice: { amount: '1e3', currency: 'EURO' } },
  ];
  const answer = await owner.send(
    'mutation($lines: [InvoiceLineInput!]!) { createInvoice(input: { customerId: "c", lines: $lines }) { invoice { id } } }',
    { lines },
  );
  expect(answer.errors).toMatchObject([
    {
      path: ['createInvoice'],
      extensions: {
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'lines.1.unitPrice.amount' }, { path: 'lines.1.unitPrice.currency' }],
      },
    },
  ]);
});

test('a list of fifty thousand values names its argument', async () => {
  const status = Array.from({ length: 50_000 }, () => 'PAID');
  const answer = await owner.send(
    'query($status: [InvoiceStatus!]) { invoices(status: $status) { totalCount } }',
    { status },
  );
  expect(answer.errors).toMatchObject([
    { path: ['invoices'], extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'status' }] } },
  ]);
});

test('a cursor belongs to its list', async () => {
  const { data } = await owner.send(
    '{ customers(first: 1) { pageInfo { endCursor } } invoices(first: 1) { pageInfo { endCursor } } employees(first: 1) { pageInfo { endCursor } } }',
  );
  const lists = Object.entries(
    data as Readonly<Record<string, { readonly pageInfo: { readonly endCursor: string } }>>,
  );
  expect(lists).toHaveLength(3);
  for (const [name, { pageInfo }] of lists) {
    const others = ['customers', 'leads', 'invoices', 'employees', 'payments', 'reservations', 'users'];
    const fields = others.map((other) => `${other}(first: 1, after: $after) { totalCount }`).join(' ');
    const answer = await owner.send(`query($after: String) { ${fields} }`, { after: pageInfo.endCursor });
    const refused = answer.errors.map(({ path, extensions }) => [path?.[0], extensions['code']].join(' '));
    expect(refused.toSorted()).toEqual(
      others
        .filter((other) => other !== name)
        .map((other) => `${other} BAD_USER_INPUT`)
        .toSorted(),
    );
  }
});

test('an empty list is not left out: nothing is bought, invited or read for it', async () => {
  const { data } = await owner.send('{ events(first: 20, status: ON_SALE) { nodes { id } } }');
  const { events } = data as { readonly events: { readonly nodes: ReadonlyArray<{ readonly id: string }> } };
  const count = async (): Promise<unknown> =>
    (
      await owner.send(
        '{ reservations { totalCount } payments { totalCount } users { totalCount } myNotifications { unreadCount } }',
      )
    ).data;
  const before = await count();
  const writes = [
    [
      'purchaseTickets',
      {
        eventId: events.nodes[0]?.id,
        items: [],
        card: { number: '4242424242424242', expMonth: 12, expYear: 2030, cvc: '123' },
      },
      'items',
    ],
    ['createReservation', { eventId: events.nodes[0]?.id, items: [] }, 'items'],
    ['inviteUser', { email: 'new@acme.example', firstName: 'N', lastName: 'N', roles: [] }, 'roles'],
    ['setUserRoles', { userId: 'u', roles: [] }, 'roles'],
    ['markNotificationsRead', { ids: [] }, 'ids'],
    ['createInvoice', { customerId: demoCustomer(1).id, lines: [] }, 'lines'],
    ['postJournalEntry', { description: 'x', lines: [] }, 'lines'],
    [
      'createEvent',
      { name: 'E', venue: 'V', startsAt: '2030-01-01T00:00:00Z', ticketTypes: [] },
      'ticketTypes',
    ],
  ] as const;
  for (const [name, input, path] of writes) {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
    const answer = await owner.send(`mutation($input: ${type}) { ${name}(input: $input) { __typename } }`, {
      input,
    });
    expect([name, answer.errors.map(({ extensions }) => extensions)]).toEqual([
      name,
      [
        expect.objectContaining({
          code: 'BAD_USER_INPUT',
          fields: [expect.objectContaining({ path: expect.stringMatching(`^${path}`) })],
        }),
      ],
    ]);
  }
  expect(await count()).toEqual(before);
});

test('a filter by an empty id matches nothing, in every list: empty is not left out', async () => {
  const { data } = await owner.send(
    '{ __schema { queryType { fields { name args { name type { name } } type { name } } } } }',
  );
  const { fields } = (data as unknown as IntrospectedQueries).__schema.queryType;
  const filters = fields
    .filter(({ type }) => type.name?.endsWith('Connection'))
    .flatMap(({ name, args }) =>
      args.filter(({ type }) => type.name === 'ID').map((argument) => [name, argument.name] as const),
    );
  expect(filters.length).toBeGreaterThan(15);
  const others = ['actorId', 'action', 'targetId'].map(
    (name) => `auditLog(filter: { ${name}: "" }) { totalCount }`,
  );
  const lists = filters.map(([list, filter]) => `${list}(${filter}: "") { totalCount }`);
  for (const list of [...lists, ...others, 'users(role: "") { totalCount }'])
    expect([list, (await owner.send(`{ list: ${list} }`)).data]).toEqual([list, { list: { totalCount: 0 } }]);
  const { pipeline } = (await owner.send('{ pipeline(ownerId: "") { count } }')).data as Record<
    string,
    unknown
  >;
  expect(pipeline).toEqual(Array.from({ length: 5 }, () => ({ count: 0 })));
});

interface IntrospectedQueries {
  readonly __schema: {
    readonly queryType: {
      readonly fields: ReadonlyArray<{
        readonly name: string;
        readonly type: { readonly name: string | null };
        readonly args: ReadonlyArray<{
          readonly name: string;
          readonly type: { readonly name: string | null };
        }>;
      }>;
    };
  };
}
