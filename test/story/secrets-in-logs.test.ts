import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/** Secrets in every place a client can put them, and none of them in what the system writes at its most talkative. */
let erp: RunningErp;
let anonymous: GraphqlClient;
const canaries = new Set<string>();

beforeAll(async () => {
  erp = await startErp([], { ERP_LOGGING_LEVEL: 'debug' });
  anonymous = createGraphqlClient(erp.url);
});
afterAll(() => erp.stop());

/** A secret that no line may hold from now on. */
function secret(value: string): string {
  canaries.add(value);
  return value;
}

/** The request as it comes, without a client that keeps it well-formed. */
async function sendRaw(body: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(erp.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  await response.text();
}

const mutate = (field: string, inputType: string, selection = '{ __typename }'): string =>
  `mutation Secrets($input: ${inputType}!) { ${field}(input: $input) ${selection} }`;
const tokenSelection = '{ accessToken refreshToken }';
const email = 'canary@acme.example';
const password = 'canary-password-accepted';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

test('passwords, tokens, codes and cards are in no log line, whatever the outcome of the request', async () => {
  // Accepted.
  const register = await anonymous.run<{ readonly register: Tokens }>(
    mutate('register', 'RegisterInput', tokenSelection),
    { input: { email, password: secret(password), firstName: 'Canary', organizationSlug: 'acme' } },
  );
  const login = await anonymous.run<{ readonly login: Tokens }>(
    mutate('login', 'LoginInput', tokenSelection),
    { input: { email, password } },
  );
  const refresh = await anonymous.run<{ readonly refreshToken: Tokens }>(
    mutate('refreshToken', 'RefreshTokenInput', tokenSelection),
    { input: { refreshToken: login.login.refreshToken } },
  );
  for (const tokens of [register.register, login.login, refresh.refreshToken])
    for (const token of [tokens.accessToken, tokens.refreshToken]) secret(token);
  const user = createGraphqlClient(erp.url);
  await user.login(email, password);
  const mfa = await user.run<{ readonly enrollMfa: { readonly secret: string } }>(
    mutate('enrollMfa', 'EnrollMfaInput', '{ secret }'),
    { input: { password } },
  );
  secret(mfa.enrollMfa.secret);
  await user.send(mutate('changePassword', 'ChangePasswordInput'), {
    input: { currentPassword: password, newPassword: secret('canary-password-changed') },
  });
  await buyTickets(user, secret('4242424242424242'));
  await buyTickets(user, secret('4000000000000002'));
  await anonymous.send(mutate('requestPasswordReset', 'RequestPasswordResetInput'), { input: { email } });
  const owner = createGraphqlClient(erp.url);
  await owner.login('owner@acme.example', demoPassword);
  await owner.send(mutate('inviteUser', 'InviteUserInput'), {
    input: { email: 'invited@acme.example', firstName: 'In', lastName: 'Vited' },
  });
  secret('token=');
  secret(demoPassword);

  // Refused by the services.
  for (const [field, type, input] of [
    ['login', 'LoginInput', { email, password: secret('canary-password-wrong') }],
    ['login', 'LoginInput', { email, password: secret(`canary-password-long-${'x'.repeat(300)}`) }],
    ['login', 'LoginInput', { email, password: 'x', oneTimeCode: secret('canary-code') }],
    ['refreshToken', 'RefreshTokenInput', { refreshToken: secret('rt_canary-refresh') }],
    ['logout', 'LogoutInput', { refreshToken: secret('rt_canary-logout') }],
    [
      'resetPassword',
      'ResetPasswordInput',
      { token: secret('reset_canary'), newPassword: secret('canary-password-reset') },
    ],
    [
      'acceptInvite',
      'AcceptInviteInput',
      { token: secret('invite_canary'), password: secret('canary-password-invite') },
    ],
    ['register', 'RegisterInput', { email, password: secret('canary-password-taken'), firstName: 'Again' }],
  ] as const)
    await anonymous.send(mutate(field, type), { input });
  await buyTickets(user, secret('4999999999999990'));

  // Refused by the router: not GraphQL, not valid, not of the type, not JSON, not a token.
  const literal = (value: string): string =>
    JSON.stringify({ query: `mutation { login(input: { email: "a", password: "${value}" }) { accessToken` });
  await sendRaw(literal(secret('canary-password-syntax')));
  await sendRaw(
    literal(secret('canary-password-validation')).replace('accessToken', 'accessToken nothing } }'),
  );
  await sendRaw(`{"query": "{ me { id } }", "variables": {"password": "${secret('canary-password-json')}"`);
  await anonymous.send(mutate('login', 'LoginInput'), {
    input: { email, password: { nested: secret('canary-password-nested') } },
  });
  await anonymous.send(mutate('login', 'LoginInput'), {
    input: { email, password: 'x', [secret('canary-unknown-key')]: secret('canary-unknown-value') },
  });
  for (const header of ['Bearer canary.bearer.token', 'Basic canary-basic', 'canary-naked'])
    await sendRaw('{"query":"{ me { id } }"}', { authorization: header });
  for (const value of ['canary.bearer.token', 'canary-basic', 'canary-naked']) secret(value);
  const url = new URL(erp.url);
  url.searchParams.set(
    'query',
    `mutation { login(input: { email: "a", password: "${secret('canary-url')}" }) { tokenType } }`,
  );
  await (await fetch(url)).text();
  await (await fetch(`${url.origin}/nothing?access_token=${secret('canary-query-string')}`)).text();
  await sendRaw('{"query":"{ me { id } }"}', { cookie: `session=${secret('canary-cookie')}` });

  // The lines of the requests and those of the lowest level are there, and do not contain it. Lines come later than
  // answers: with that of the last request all of them have come.
  await sendRaw('{"query":"query LastOfAll { __typename }"}');
  await erp.waitForOutput(/LastOfAll/);
  const written = erp.output();
  const countLines = (mark: string): number =>
    written.split('\n').filter((line) => line.includes(mark)).length;
  expect(countLines('"msg":"answered"')).toBeGreaterThan(10);
  expect(countLines('"level":"debug"')).toBeGreaterThan(0);
  const log = written.slice(written.indexOf('Ready in'));
  expect([...canaries].filter((canary) => log.includes(canary))).toEqual([]);
  // No token of any kind, those between the parts included.
  expect(log).not.toMatch(/eyJ[\w-]+\.eyJ/);
});

/** Tries to buy a ticket with the card. */
async function buyTickets(user: GraphqlClient, number: string): Promise<void> {
  const { events } = await user.run<{
    readonly events: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
  }>('{ events(search: "Jazz") { nodes { id } } }');
  const answer = await user.send(mutate('purchaseTickets', 'PurchaseTicketsInput'), {
    input: {
      eventId: events.nodes[0]?.id,
      card: { number, expMonth: 12, expYear: 2030, cvc: '123' },
    },
  });
  // The request came as far as the payment or its checks.
  expect([undefined, 'PAYMENT_DECLINED', 'BAD_USER_INPUT']).toContain(answer.errors[0]?.extensions['code']);
}
