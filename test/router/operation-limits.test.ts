import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { codeOf, type RawAnswer, sendRaw } from './http-client.ts';

let people: ScriptedSubgraph;
let router: TestRouter;
let received = 0;

const ada = { id: '1' };

beforeAll(async () => {
  people = await startScriptedSubgraph({
    name: 'people',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      directive @a repeatable on FIELD
      type Query { me: User a: Int b: Int }
      type User @key(fields: "id") { id: ID! friend: User friends: [User!] }`,
    resolvers: { Query: { me: () => ada, a: () => 1 }, User: { friend: () => ada, friends: () => [ada] } },
  });
  router = await startRouter([people]);
});

beforeEach(() => {
  received = people.requests.length;
});

afterAll(async () => {
  await router.close();
  await people.close();
});

function ask(query: string, url = router.endpoint): Promise<RawAnswer> {
  return sendRaw(url, {
    headers: [
      ['content-type', 'application/json'],
      ['accept', 'application/graphql-response+json'],
    ],
    body: JSON.stringify({ query }),
  });
}

function messageOf({ text }: RawAnswer): string | undefined {
  const { errors } = JSON.parse(text) as { readonly errors?: ReadonlyArray<{ readonly message: string }> };
  return errors?.[0]?.message;
}

async function metric(name: string, base: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(name));
  return Number(line?.split(' ').at(-1) ?? 0);
}

/** An operation whose fields nest this deep. */
const deep = (levels: number, link = 'friend'): string =>
  `{ me { ${`${link} { `.repeat(levels - 2)}id${' }'.repeat(levels)}`;

/** The same through one fragment per level. */
function deepByFragments(levels: number): string {
  const fragments = Array.from(
    { length: levels - 2 },
    (_, level) => `fragment F${level} on User { friend { ...F${level + 1} } }`,
  );
  return `{ me { ...F0 } } ${fragments.join(' ')} fragment F${levels - 2} on User { id }`;
}

/** Fragments that each spread the next one twice. */
function bomb(type: string, rungs: number, conditions: readonly [string, string] = ['', '']): string {
  const [one, other] = conditions;
  return Array.from(
    { length: rungs },
    (_, rung) => `fragment F${rung} on ${type} { ...F${rung + 1} ${one} ...F${rung + 1} ${other} }`,
  ).join(' ');
}

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('an operation at the limit is answered, and one above it is refused', () => {
  test.each([
    [
      'depth',
      deep(15),
      deep(16),
      'MAX_DEPTH_LIMIT',
      'The operation has 16 levels of fields; the limit is 15',
    ],
    [
      'depth through fragments',
      deepByFragments(15),
      deepByFragments(16),
      'MAX_DEPTH_LIMIT',
      'The operation has 16 levels of fields; the limit is 15',
    ],
    [
      'aliases',
      `{ me { ${repeat(30, (index) => `a${index}: id`)} } }`,
      `query Many { me { ${repeat(31, (index) => `a${index}: id`)} } }`,
      'MAX_ALIASES_LIMIT',
      'The operation "Many" has 31 aliases; the limit is 30',
    ],
    [
      'aliases of root fields',
      `{ ${repeat(10, (index) => `a${index}: a`)} }`,
      `{ ${repeat(11, (index) => `a${index}: a`)} }`,
      'MAX_ALIASES_LIMIT',
      'The operation has 11 aliases of root fields; the limit is 10',
    ],
    [
      'root fields',
      `{ ${'a '.repeat(20)} }`,
      `{ ${'a '.repeat(21)} }`,
      'MAX_ROOT_FIELDS_LIMIT',
      'The operation has 21 root fields; the limit is 20',
    ],
    [
      'directives',
      `{ me { ${'id @skip(if: false) '.repeat(50)} } }`,
      `{ me { ${'id @skip(if: false) '.repeat(51)} } }`,
      'MAX_DIRECTIVES_LIMIT',
      'The document has 51 directives; the limit is 50',
    ],
    [
      'directives in one place',
      '{ a @include(if: true) @skip(if: false) }',
      `{ a ${'@include(if: true) '.repeat(6)} }`,
      'MAX_DIRECTIVES_LIMIT',
      'The document has 6 directives in one place; the limit is 5',
    ],
  ])('%s', async (_name, allowed, refused, code, message) => {
    const good = await ask(allowed);
    expect([good.status, codeOf(good)]).toEqual([200, undefined]);
    received = people.requests.length;
    const answer = await ask(refused);
    expect(answer.status).toBe(400);
    expect(codeOf(answer)).toBe(code);
    expect(messageOf(answer)).toBe(message);
    expect(people.requests.length).toBe(received);
  });
});

test('limits are configured; fields are those of the expanded operation', async () => {
  const strict = await startRouter([people], { operationLimits: { maxFields: 10 } });
  try {
    const text = (more: string) =>
      `{ me { ...F friend { ...F ${more} } } } fragment F on User { id friends { id } }`;
    expect((await ask(text(''), strict.endpoint)).status).toBe(200);
    const answer = await ask(text('id'), strict.endpoint);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'MAX_FIELDS_LIMIT']);
    expect(messageOf(answer)).toBe('The operation has 11 fields; the limit is 10');
  } finally {
    await strict.close();
  }
});

describe('operations that multiply are refused before any work is done on them', () => {
  const variables = repeat(14, (index) => `$a${index}: Boolean = true, $b${index}: Boolean = true`);
  test.each([
    ['at the root', `{ ...F0 } ${bomb('Query', 22)} fragment F22 on Query { a }`],
    ['thirty times', `{ ...F0 } ${bomb('Query', 30)} fragment F30 on Query { a }`],
    [
      'under conditions',
      `query(${variables}) { me { id ...F0 } } ${repeat(
        14,
        (index) =>
          `fragment F${index} on User { ...F${index + 1} @include(if: $a${index}) ...F${index + 1} @include(if: $b${index}) }`,
      )} fragment F14 on User { __typename }`,
    ],
  ])('%s', async (_name, text) => {
    const answer = await ask(text);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'MAX_FIELDS_LIMIT']);
  });

  test('a deep chain never reaches the planner', async () => {
    expect(codeOf(await ask(deep(250)))).toBe('MAX_DEPTH_LIMIT');
    expect(codeOf(await ask(deep(250, 'friends')))).toBe('MAX_DEPTH_LIMIT');
  });

  test('ten thousand levels are refused as a text', async () => {
    expect((await ask(deep(10_000))).status).toBe(400);
  });

  test('a thousand aliases of one field', async () => {
    expect((await ask(`{ ${repeat(1_000, (index) => `a${index}: a`)} }`)).status).toBe(400);
  });

  test('a thousand conditions on one field', async () => {
    expect(codeOf(await ask(`{ a ${'@skip(if: false) '.repeat(700)} }`))).toBe('MAX_DIRECTIVES_LIMIT');
  });
});

describe('circular fragments', () => {
  test.each([
    '{ me { ...A } } fragment A on User { ...A }',
    '{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }',
    '{ me { ...A } } fragment A on User { id ...A @include(if: true) }',
  ])('%s', async (text) => {
    const answer = await ask(text);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('introspection', () => {
  test.each([
    ['of GraphiQL', getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true })],
    [
      'of Apollo tools',
      getIntrospectionQuery({
        descriptions: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
    ],
  ])('%s passes', async (_name, text) => {
    const answer = await ask(text);
    expect([answer.status, codeOf(answer)]).toEqual([200, undefined]);
  });

  test('many times over is refused', async () => {
    const { 0: fragments = '' } = /fragment[\s\S]*$/.exec(getIntrospectionQuery()) ?? [];
    const many = repeat(60, (index) => `a${index}: __schema { types { ...FullType } }`);
    expect((await ask(`{ ${many} } ${fragments}`)).status).toBe(400);
  });
});

test('one operation over the limit does not hinder another one of the document', async () => {
  const body = JSON.stringify({ query: `query Good { a } query Deep ${deep(16)}`, operationName: 'Good' });
  const answer = await sendRaw(router.endpoint, { headers: [['content-type', 'application/json']], body });
  expect(answer.text).toBe('{"data":{"a":1}}');
});

test('a mode that only measures counts what it would refuse, once for each operation', async () => {
  const measuring = await startRouter([people], { operationLimits: { mode: 'measure' } });
  try {
    for (let times = 0; times < 3; times += 1) {
      expect((await ask(deep(16), measuring.endpoint)).status).toBe(200);
    }
    expect(await metric('router_operation_limits_exceeded_total{limit="maxDepth"}', measuring.url)).toBe(1);
  } finally {
    await measuring.close();
  }
});
