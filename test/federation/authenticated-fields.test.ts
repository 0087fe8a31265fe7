import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createFieldAuthorization } from '../../router/authorization/field-authorization.ts';
import { buildSnapshot } from '../../router/supergraph/build-snapshot.ts';
import { InvalidSupergraphError } from '../../router/supergraph/read-supergraph.ts';
import {
  compose,
  createExecutable,
  createRequest,
  createTestGraph,
  responseText,
  type TestGraph,
  type TestResponse,
  type TestSubgraph,
} from './harness/federated-graph.ts';

const link = (directives: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject", ${directives}])`;

const people: TestSubgraph = {
  sdl: `${link('"@authenticated"')}
    type Query {
      me: User
      users: [User]
      team: [User!]!
      open: Int
      secret: Int @authenticated
      vault: Vault
      named: Named
      things: [Thing]
      first: Thing
      account: Account
      kind: Kind
      search(text: String): [Thing!] @authenticated
    }
    type Mutation { open: User close: Boolean @authenticated }
    interface Named { name: String! }
    type User implements Named @key(fields: "id") {
      id: ID!
      name: String!
      email: String @authenticated
      salary: Int! @authenticated
      phone: Phone
      friends: [User]
      boss: User
    }
    type Robot implements Named { name: String! model: String owner: User }
    type Vault @authenticated { gold: Int }
    interface Account { id: ID! balance: Int }
    type OpenAccount implements Account { id: ID! balance: Int }
    type SecretAccount implements Account { id: ID! balance: Int @authenticated }
    union Thing = User | Robot | Vault
    scalar Phone @authenticated
    enum Kind @authenticated { X Y }
  `,
  resolvers: {
    Query: {
      me: () => ada,
      users: () => [ada, null, bob],
      team: () => [ada, bob],
      open: () => 1,
      secret: () => 2,
      vault: () => ({ gold: 3 }),
      named: () => robot,
      things: () => [ada, robot, { __typename: 'Vault', gold: 7 }],
      first: () => ada,
      account: () => ({ __typename: 'OpenAccount', id: 'a', balance: 5 }),
      kind: () => 'X',
      search: () => [],
    },
    Mutation: { open: () => ada, close: () => true },
  },
};

const bob = {
  __typename: 'User',
  id: '2',
  name: 'Bob',
  email: 'bob@x',
  salary: 20,
  phone: '2',
  friends: [],
  boss: null,
};
const ada = {
  __typename: 'User',
  id: '1',
  name: 'Ada',
  email: 'ada@x',
  salary: 10,
  phone: '1',
  friends: [bob],
  boss: bob,
};
const robot = { __typename: 'Robot', name: 'R2', model: 'D2', owner: ada };

const pay: TestSubgraph = {
  sdl: `${link('"@authenticated"')}
    type Query { unused: Int }
    type User @key(fields: "id") {
      id: ID!
      salary: Int! @external
      bonus: Int @requires(fields: "salary") @authenticated
      badge: String
      pin: String @authenticated
    }`,
  resolvers: {
    User: {
      __resolveReference: (reference: object) => reference,
      bonus: ({ salary }: { readonly salary: number }) => salary * 2,
      badge: ({ id }: { readonly id: string }) => `badge ${id}`,
      pin: () => '1234',
    },
  },
};

let graph: TestGraph;
const authorization = createFieldAuthorization(20);

beforeAll(() => {
  graph = createTestGraph({ people, pay });
});

afterEach(() => {
  graph.received.length = 0;
});

afterAll(() => graph.engine.close());

/** What an anonymous viewer is answered. */
async function ask(text: string, variables: Record<string, unknown> = {}): Promise<TestResponse> {
  const operation = authorization.filter(createExecutable(graph.snapshot, text), graph.snapshot);
  const response = await graph.engine.execute(createRequest(graph.snapshot, text, variables, { operation }));
  if (response.kind === 'refused') return JSON.parse(responseText(response)) as TestResponse;
  const completed = authorization.complete(operation, variables, response) ?? response;
  return JSON.parse(responseText({ ...response, ...completed })) as TestResponse;
}

const paths = ({ errors = [] }: TestResponse) => errors.map(({ path }) => path?.join('.'));
const sent = () => graph.received.map(({ query }) => query).join('\n');

test('the API schema does not show the directive', () => {
  expect(graph.snapshot.apiSchema.getDirective('authenticated')).toBeUndefined();
});

describe('an operation of a viewer who is not signed in', () => {
  test('is executed as it is when it has no protected field', async () => {
    const operation = createExecutable(graph.snapshot, '{ open me { id name } named { name } }');
    expect(authorization.filter(operation, graph.snapshot)).toBe(operation);
  });

  test('has null and an error at a protected field, which is not fetched', async () => {
    const answer = await ask('{ open secret me { name email badge pin } }');
    expect(answer.data).toEqual({
      open: 1,
      secret: null,
      me: { name: 'Ada', email: null, badge: 'badge 1', pin: null },
    });
    expect(Object.keys(answer.data ?? {})).toEqual(['open', 'secret', 'me']);
    expect(paths(answer)).toEqual(['secret', 'me.email', 'me.pin']);
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
    expect(sent()).not.toMatch(/secret|email|pin/);
  });

  test('fetches nothing from a subgraph that is needed for protected fields alone', async () => {
    expect((await ask('{ me { name pin bonus } }')).data).toEqual({
      me: { name: 'Ada', pin: null, bonus: null },
    });
    expect(graph.received.map(({ subgraph }) => subgraph)).toEqual(['people']);
    expect(sent()).not.toMatch(/salary|pin|bonus/);
  });

  test('sends nothing at all when all of it is protected', async () => {
    const answer = await ask('{ secret vault { gold } kind search(text: "x") { ... on User { id } } }');
    expect(answer.data).toEqual({ secret: null, vault: null, kind: null, search: null });
    expect(graph.received).toEqual([]);
  });

  test('executes no protected mutation, and those beside it', async () => {
    const answer = await ask('mutation { close open { id email } }');
    expect(answer.data).toEqual({ close: null, open: { id: '1', email: null } });
    expect(sent()).not.toMatch(/close|email/);
  });

  test('cannot see a protected scalar, enum or object as the type of a field', async () => {
    const answer = await ask('{ me { phone } kind vault { gold } }');
    expect(answer.data).toEqual({ me: { phone: null }, kind: null, vault: null });
    expect(paths(answer)).toEqual(['me.phone', 'kind', 'vault']);
  });

  test('cannot see it under another name or twice', async () => {
    const answer = await ask('{ me { a: email b: email name: salary } other: me { email } }');
    expect(answer.data).toEqual({ me: null, other: { email: null } });
    expect(paths(answer)).toEqual(['me.a', 'me.b', 'me.name', 'other.email']);
  });
});

describe('null goes up from a field that must not be null', () => {
  test('to the object that holds it', async () => {
    expect((await ask('{ open me { name salary } }')).data).toEqual({ open: 1, me: null });
  });

  test('to the item of a list whose items may be null', async () => {
    const answer = await ask('{ users { salary } }');
    expect(answer.data).toEqual({ users: [null, null, null] });
    expect(paths(answer)).toEqual(['users.0.salary', 'users.2.salary']);
  });

  test('through lists whose items must not be null, to the whole answer', async () => {
    expect((await ask('{ open team { id salary } }')).data).toBeNull();
  });

  test('only where the object is there', async () => {
    const answer = await ask('{ me { boss { boss { salary } } } }');
    expect(answer.data).toEqual({ me: { boss: { boss: null } } });
    expect(answer.errors).toBeUndefined();
  });
});

describe('fragments', () => {
  test('named and inline ones are filtered wherever they are spread', async () => {
    const answer = await ask(
      `query { me { ...P boss { ...P ... { email } } } }
       fragment P on User { name ...Q } fragment Q on User { pin badge }`,
    );
    expect(answer.data).toEqual({
      me: {
        name: 'Ada',
        pin: null,
        badge: 'badge 1',
        boss: { name: 'Bob', pin: null, badge: 'badge 2', email: null },
      },
    });
    expect(sent()).not.toMatch(/pin|email/);
  });

  test('an object stays when all fields of its fragment are removed', async () => {
    expect((await ask('{ me { ...P } } fragment P on User { email }')).data).toEqual({ me: { email: null } });
  });

  test('conditions hold for protected fields too, with defaults of variables', async () => {
    const text = `query ($a: Boolean!, $b: Boolean = false) {
      me { name email @include(if: $a) ... @skip(if: $a) { pin } ... @include(if: $b) { phone } } }`;
    expect((await ask(text, { a: true })).data).toEqual({ me: { name: 'Ada', email: null } });
    expect((await ask(text, { a: false, b: true })).data).toEqual({
      me: { name: 'Ada', pin: null, phone: null },
    });
  });

  test('variables of removed fields are removed with them', async () => {
    const answer = await ask('query ($t: String) { open search(text: $t) { ... on User { id } } }', {
      t: 'x',
    });
    expect(answer.data).toEqual({ open: 1, search: null });
  });

  test('fragments that multiply are filtered once each', async () => {
    const rungs = Array.from(
      { length: 30 },
      (_, rung) => `fragment F${rung} on User { ...F${rung + 1} ...F${rung + 1} }`,
    );
    const text = `{ me { ...F0 } } ${rungs.join(' ')} fragment F30 on User { email }`;
    const operation = createExecutable(graph.snapshot, text);
    const filtered = authorization.filter(operation, graph.snapshot);
    expect(filtered.text).not.toContain('email');
    const completed = authorization.complete(filtered, {}, { data: '{"me":{}}', errors: [] });
    expect(completed?.data).toBe('{"me":{"email":null}}');
  });
});

describe('values of several types', () => {
  test('a union is decided by the fragment of each type', async () => {
    const answer = await ask(
      '{ things { ... on User { name email } ... on Robot { name model } ... on Vault { gold } } }',
    );
    expect(answer.data).toEqual({
      things: [{ name: 'Ada', email: null }, { name: 'R2', model: 'D2' }, { gold: null }],
    });
    expect(paths(answer)).toEqual(['things.0.email', 'things.2.gold']);
    expect(sent()).not.toMatch(/email|gold/);
  });

  test('the type of a value is not shown where one of the possible ones is protected', async () => {
    const answer = await ask('{ first { __typename ... on User { name } } }');
    expect(answer.data).toEqual({ first: null });
    expect(paths(answer)).toEqual(['first.__typename']);
  });

  test('a field of an interface is protected when it is on one of the possible types', async () => {
    const answer = await ask('{ account { id balance } }');
    expect(answer.data).toEqual({ account: { id: 'a', balance: null } });
    expect(
      (await ask('{ account { ... on OpenAccount { balance } ... on SecretAccount { balance } } }')).data,
    ).toEqual({
      account: { balance: 5 },
    });
  });

  test('one fragment is right on one type and not on another', async () => {
    const text = `{ first { ... on User { ...N } ...T } named { ...N } }
      fragment N on Named { name }
      fragment T on Thing { ... on Named { name ... on User { email boss { name pin } } } }`;
    const answer = await ask(text);
    expect(answer.data).toEqual({
      first: { name: 'Ada', email: null, boss: { name: 'Bob', pin: null } },
      named: { name: 'R2' },
    });
  });

  test('names that the filter adds do not collide with names of the client', async () => {
    const answer = await ask('{ things { ... on User { typename_: name email } } }');
    expect(answer.data).toEqual({ things: [{ typename_: 'Ada', email: null }, {}, {}] });
  });
});

test('numbers keep their digits, and errors of subgraphs stay first', () => {
  const operation = createExecutable(graph.snapshot, '{ open me { email } }');
  const filtered = authorization.filter(operation, graph.snapshot);
  const error = { message: 'before', extensions: { code: 'CONFLICT' } };
  const completed = authorization.complete(
    filtered,
    {},
    {
      data: '{"open":12345678901234567890.10,"me":{"typename_":"User"}}',
      errors: [error],
    },
  );
  expect(completed?.data).toBe('{"open":12345678901234567890.10,"me":{"email":null}}');
  expect(completed?.errors.map(({ message }) => message)).toEqual([
    'before',
    'This field is only for viewers who are signed in',
  ]);
});

test('a null answer stays null', () => {
  const filtered = authorization.filter(createExecutable(graph.snapshot, '{ me { email } }'), graph.snapshot);
  expect(authorization.complete(filtered, {}, { data: 'null', errors: [] })).toEqual({
    data: 'null',
    errors: [],
  });
});

test('no answer lists more denied fields than the limit', () => {
  const few = createFieldAuthorization(2);
  const filtered = few.filter(createExecutable(graph.snapshot, '{ users { email } }'), graph.snapshot);
  const data = JSON.stringify({ users: Array.from({ length: 50 }, () => ({})) });
  expect(few.complete(filtered, {}, { data, errors: [] })?.errors).toHaveLength(2);
});

describe('the supergraph', () => {
  test('a directive imported under another name is enforced', () => {
    const sdl = `${link('{ name: "@authenticated", as: "@login" }')} type Query { open: Int secret: Int @login }`;
    const snapshot = compose({ a: { sdl, resolvers: {} } });
    expect([...snapshot.authenticated.fields]).toEqual(['Query.secret']);
  });

  test('fields of an interface object are protected on every type', () => {
    const a = `${link('"@authenticated"')} type Query { a: A }
      interface Node @key(fields: "id") { id: ID! } type A implements Node @key(fields: "id") { id: ID! }`;
    const b = `${link('"@authenticated"')} type Node @interfaceObject @key(fields: "id") { id: ID! extra: Int @authenticated }`;
    const snapshot = compose({ a: { sdl: a, resolvers: {} }, b: { sdl: b, resolvers: {} } });
    expect(snapshot.authenticated.fields).toContain('A.extra');
  });

  test('fields of an interface object are protected where composition marked the interface alone', () => {
    const a = `${link('"@authenticated"')} type Query { a: A }
      interface Node @key(fields: "id") { id: ID! } type A implements Node @key(fields: "id") { id: ID! }`;
    const b = `${link('"@authenticated"')} type Node @interfaceObject @key(fields: "id") { id: ID! extra: Int @authenticated }`;
    const { supergraphSdl } = compose({ a: { sdl: a, resolvers: {} }, b: { sdl: b, resolvers: {} } });
    const field = 'extra: Int @authenticated @join__field\n';
    expect(supergraphSdl).toContain(field);
    const onField = read(supergraphSdl.replace(field, 'extra: Int @join__field\n'));
    expect(onField.authenticated.fields).toContain('A.extra');
    const onType = read(
      supergraphSdl
        .replace(field, 'extra: Int @join__field\n')
        .replace('extra: Int @join__field(graph: B) @authenticated', 'extra: Int @join__field(graph: B)')
        .replace('isInterfaceObject: true)', 'isInterfaceObject: true) @authenticated'),
    );
    expect(onType.authenticated.types).toContain('Node');
    expect(onType.authenticated.fields).toContain('A.extra');
  });

  test.each([
    ['a field', 'salary: Int @authenticated', 'salary'],
    ['a field deep inside', 'card: Card', 'card { ... on Card { number } }'],
    ['the type of a field', 'phone: Phone', 'phone'],
  ])(
    'a field computed from %s that is protected is refused when it is not protected itself',
    (_name, field, requires) => {
      const a = `${link('"@authenticated"')} type Query { me: User } type User @key(fields: "id") { id: ID! ${field} }
      type Card @shareable { number: Int @authenticated } scalar Phone @authenticated`;
      const external = field.replace(' @authenticated', '');
      const b = `${link('"@authenticated"')}
      type User @key(fields: "id") { id: ID! ${external} @external bonus: Int @requires(fields: "${requires}") @authenticated }
      type Card @shareable { number: Int } scalar Phone`;
      const { supergraphSdl } = compose({ a: { sdl: a, resolvers: {} }, b: { sdl: b, resolvers: {} } });
      const open = supergraphSdl.replace(/(bonus: Int .*) @authenticated/, '$1');
      expect(open).not.toBe(supergraphSdl);
      expect(() => read(open)).toThrow(InvalidSupergraphError);
      expect(() => read(open)).toThrow(/^User.bonus is computed from @authenticated fields/);
    },
  );
});

const read = (sdl: string) => buildSnapshot(sdl, { subgraphUrls: {}, allowedUrlSchemes: ['http'] });
