import { decodeJwt } from 'jose';
import { AuthServiceService, type Mail } from '../../../proto/generated/erp/auth/v1/auth.ts';
import {
  type DomainUnderTest,
  dataOf,
  type GraphqlAnswer,
  postGraphql,
  type StartDomainOptions,
  startDomain,
} from '../../../test/harness/start-domain.ts';
import { demoPassword } from '../../kit/demo/demo-people.ts';
import type { CallOptions, ServiceClient } from '../../kit/grpc/grpc-client.ts';
import { anonymousViewer, type UserViewer, type Viewer } from '../../kit/viewer/viewer.ts';
import { viewerTokenHeader } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';

/** A login as tests use it: its tokens, and the viewer the router would make of the access token. */
export interface LoggedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly viewer: UserViewer;
}

/** Auth with demo data, a clock that tests move, and direct RPCs. */
export interface AuthUnderTest extends DomainUnderTest {
  readonly rpc: ServiceClient<AuthServiceService>;
  /** Moves the service's clock. */
  advance(ms: number): void;
  now(): Date;
  /** A query from a client at an address. */
  from(
    ip: string,
    viewer: Viewer,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<GraphqlAnswer>;
  /** Logs in; throws when it does not work. */
  login(email: string, password?: string, input?: Record<string, unknown>): Promise<LoggedIn>;
  /** An RPC's call options as another service of the organization. */
  asService(organizationId: string): Promise<CallOptions>;
  /** Mails to an address, newest first. */
  mailsTo(organizationId: string, to: string): Promise<readonly Mail[]>;
}

/** The login that tests send. */
export const loginMutation =
  'mutation($input: LoginInput!) { login(input: $input) { accessToken refreshToken expiresIn tokenType user { id } } }';

/** Starts auth over real sockets; storage is in memory by default. */
export async function startAuth(options: StartDomainOptions = {}): Promise<AuthUnderTest> {
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const auth = await startDomain(domain, {
    seedDemo: true,
    ...options,
    clock: now,
  });
  const rpc = auth.service(AuthServiceService);
  const asService: AuthUnderTest['asService'] = (organizationId) =>
    auth.callAs({ kind: 'service', service: 'operations', organizationId });
  const from: AuthUnderTest['from'] = async (ip, viewer, query, variables = {}) =>
    postGraphql(
      `${auth.subgraphUrl}/graphql`,
      { query, variables },
      {
        [viewerTokenHeader]: await auth.viewerTokens.sign(viewer),
        'x-client-ip': ip,
        'x-client-user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        'x-request-id': 'test-request',
      },
    );
  return {
    ...auth,
    rpc,
    advance: (ms) => {
      offsetMs += ms;
    },
    now,
    from,
    asService,
    login: async (email, password = demoPassword, input = {}) => {
      const answer = await from('192.0.2.1', anonymousViewer, loginMutation, {
        input: { email, password, ...input },
      });
      return toLoggedIn(dataOf<{ login: Tokens }>(answer).login);
    },
    mailsTo: async (organizationId, to) =>
      (await rpc.listMail({ page: undefined, to }, await asService(organizationId))).mails,
  };
}

/** The tokens in what a login answers. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** What the router makes of the tokens of a login. */
export function toLoggedIn({ accessToken, refreshToken }: Tokens): LoggedIn {
  const claims = decodeJwt(accessToken);
  return {
    accessToken,
    refreshToken,
    viewer: {
      kind: 'user',
      userId: String(claims.sub),
      organizationId: String(claims['org']),
      roles: claims['roles'] as string[],
      permissions: claims['permissions'] as string[],
      sessionId: String(claims['sid']),
    },
  };
}
