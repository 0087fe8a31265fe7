import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';
import { startTokenIssuer, type TokenIssuer } from '../harness/token-issuer.ts';

let people: ScriptedSubgraph;
let issuer: TokenIssuer;

beforeAll(async () => {
  people = await startScriptedSubgraph({
    name: 'people',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@authenticated"])
      type Query { me: User secret: Int @authenticated thing: Thing }
      type User @key(fields: "id") { id: ID! name: String email: String @authenticated salary: Int! @authenticated }
      type Robot { model: String }
      union Thing = User | Robot`,
    resolvers: {
      Query: {
        me: () => ada,
        secret: () => 42,
        thing: () => ({ __typename: 'User', ...ada }),
      },
    },
  });
  issuer = await startTokenIssuer();
});

const ada = { id: '1', name: 'Ada', email: 'ada@example.com', salary: 10 };

afterAll(async () => {
  await issuer.close();
  await people.close();
});

describe.each(['compiled', 'apollo'] as const)('fields that are @authenticated, %s engine', (engine) => {
  let router: TestRouter;
  let before = 0;

  beforeAll(async () => {
    router = await startRouter([people], {
      federation: { engine },
      jwt: { jwksUrl: issuer.jwksUrl, issuer: issuer.issuer, audience: issuer.audience },
    });
  });

  beforeEach(() => {
    before = people.requests.length;
  });

  afterAll(() => router.close());

  async function ask(query: string, token?: string): Promise<string> {
    const response = await fetch(router.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(200);
    return response.text();
  }

  const sent = () =>
    people.requests
      .slice(before)
      .map(({ query }) => query)
      .join('\n');

  const denied = (...path: string[]) =>
    JSON.stringify({
      message: 'This field is only for viewers who are signed in',
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
      path,
    });

  test('are null with an error for anonymous viewers, in their place, and are not fetched', async () => {
    const text = await ask('{ secret me { email name } }');
    const { data, errors } = JSON.parse(text) as {
      readonly data: unknown;
      readonly errors: readonly object[];
    };
    expect(JSON.stringify(data)).toBe('{"secret":null,"me":{"email":null,"name":"Ada"}}');
    expect(errors).toEqual(
      [denied('secret'), denied('me', 'email')].map((each) => JSON.parse(each) as object),
    );
    expect(sent()).not.toMatch(/secret|email/);
  });

  test('are answered to viewers who are signed in, to the same text, before and after', async () => {
    const text = '{ secret me { email name salary } }';
    const signedIn = '{"data":{"secret":42,"me":{"email":"ada@example.com","name":"Ada","salary":10}}}';
    const anonymous = '"data":{"secret":null,"me":null}';
    const token = await issuer.issue();
    expect(await ask(text, token)).toBe(signedIn);
    expect(await ask(text)).toContain(anonymous);
    expect(await ask(text, token)).toBe(signedIn);
    expect(await ask(text)).toContain(anonymous);
  });

  test('are enforced in fragments and unions too', async () => {
    const text = await ask(
      '{ thing { ... on User { ...U } ... on Robot { model } } } fragment U on User { name email }',
    );
    expect(text).toContain('"data":{"thing":{"name":"Ada","email":null}}');
    expect(sent()).not.toContain('email');
  });

  test('are shown by introspection', async () => {
    const open = await startRouter([people], { federation: { engine } });
    try {
      const body = JSON.stringify({ query: '{ __type(name: "User") { fields { name } } }' });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(open.endpoint, { method: 'POST', headers, body });
      expect(await response.text()).toContain('{"name":"email"}');
    } finally {
      await open.close();
    }
  });
});
