import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createViewerTokens, viewerTokenHeader } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { subgraphRegistry } from '../../subgraphs/registry.ts';
import { createGraphqlClient } from '../harness/graphql-client.ts';
import { loadServiceDefinitions } from '../harness/service-definitions.ts';
import { postGraphql } from '../harness/start-domain.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { userViewer } from '../harness/viewers.ts';

/** A client that reaches a subgraph or a service without the router is refused without a token of the router. */
const services = await loadServiceDefinitions();
const routerSecret = 'the secret between the parts of this test, 32+ bytes';
const everything = userViewer(['crm:customer:read', 'hrm:salary:read', 'auth:user:write'], {
  roles: ['owner'],
});
let erp: RunningErp;
let tokens: ReadonlyArray<readonly [what: string, token: string | undefined]>;

beforeAll(async () => {
  erp = await startErp([], { ERP_VIEWER_TOKEN_SECRET: routerSecret });
  const { login } = await createGraphqlClient(erp.url).run<{ login: { accessToken: string } }>(
    'mutation($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { email: 'owner@acme.example', password: demoPassword } },
  );
  const claims = { kind: 'user', sub: 'user-1', org: 'acme-org', roles: [], permissions: [], sid: 's' };
  const key = new TextEncoder().encode(routerSecret);
  const jwt = (): SignJWT => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setIssuedAt();
  const unsigned = [{ alg: 'none' }, { ...claims, iss: 'router', aud: 'subgraphs', exp: 4e9 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  tokens = [
    ['no token', undefined],
    ['an empty token', ''],
    ['something', 'something'],
    ['the access token of a client', login.accessToken],
    ['a token without signature', `${unsigned}.`],
    [
      'a token signed with another secret',
      await createViewerTokens('a secret that no service knows, 32+ bytes!').sign(everything),
    ],
    [
      'an expired token',
      await jwt().setIssuer('router').setAudience('subgraphs').setExpirationTime(1_000).sign(key),
    ],
    ['a token without end', await jwt().setIssuer('router').setAudience('subgraphs').sign(key)],
    [
      'a token for another purpose',
      await jwt().setIssuer('router').setAudience('elsewhere').setExpirationTime('1m').sign(key),
    ],
  ];
});
afterAll(() => erp.stop());

test('every subgraph refuses requests without a token of the router', async () => {
  expect(Object.keys(erp.subgraphUrls).sort()).toEqual(subgraphRegistry.map(({ name }) => name).sort());
  for (const url of Object.values(erp.subgraphUrls)) {
    for (const [what, token] of tokens) {
      const headers = {
        ...(token === undefined ? {} : { [viewerTokenHeader]: token }),
        // What a forged identity might look like elsewhere.
        'x-user-id': 'user-1',
        'x-organization-id': 'acme-org',
        authorization: `Bearer ${token ?? ''}`,
      };
      for (const query of ['{ _service { sdl } }', '{ __typename }']) {
        const answer = await postGraphql(url, { query }, headers);
        expect([url, what, answer.status, answer.data]).toEqual([url, what, 401, null]);
        expect(answer.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      }
    }
  }
});

test('every RPC of every service refuses calls without a token of the router', async () => {
  let calls = 0;
  for (const [domain, definition] of services) {
    const address = addressOf(domain);
    const client = new Client(address, credentials.createInsecure());
    for (const method of Object.values(definition)) {
      for (const [what, token] of tokens) {
        const metadata = new Metadata();
        if (token !== undefined) metadata.set(viewerTokenHeader, token);
        calls += 1;
        expect([method.path, what, await codeOf(client, method.path, metadata)]).toEqual([
          method.path,
          what,
          status.UNAUTHENTICATED,
        ]);
      }
    }
    client.close();
  }
  expect(calls).toBeGreaterThan(100 * 3);
});

test('services do not describe themselves: reflection is off, unknown methods do not exist', async () => {
  for (const domain of services.keys()) {
    const client = new Client(addressOf(domain), credentials.createInsecure());
    for (const path of [
      '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
      '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo',
      `/erp.${domain}.v1.Nothing/Get`,
    ])
      expect([path, await codeOf(client, path, new Metadata())]).toEqual([path, status.UNIMPLEMENTED]);
    client.close();
  }
});

/** The gRPC address that `npm start` printed. */
function addressOf(domain: string): string {
  const address = new RegExp(`^ {2}${domain} .*gRPC (\\S+)$`, 'm').exec(erp.output())?.[1];
  if (!address) throw new Error(`No address of ${domain} was printed.`);
  return address;
}

/** The status an empty request gets. */
function codeOf(client: Client, path: string, metadata: Metadata): Promise<number> {
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      () => Buffer.alloc(0),
      (bytes: Buffer) => bytes,
      {},
      metadata,
      { deadline: Date.now() + 60_000 },
      (error: ServiceError | null) => resolve(error?.code ?? status.OK),
    );
  });
}
