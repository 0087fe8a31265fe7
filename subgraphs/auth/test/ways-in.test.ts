import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { codeOf, dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { acme, demoPassword } from '../../kit/demo/demo-people.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, type LoggedIn, loginMutation, startAuth } from './start-auth.ts';

/** What the ways in give away, and what mailed tokens are good for. */
let auth: AuthUnderTest;
let owner: LoggedIn;

beforeEach(async () => {
  auth = await startAuth();
  owner = await auth.login('owner@acme.example');
});
afterEach(() => auth.close());

const ask = (field: string, input: Record<string, unknown>, viewer?: LoggedIn['viewer']) => {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return auth.from(
    '',
    viewer ?? anonymousViewer,
    `mutation($input: ${type}!) { ${field}(input: $input) { __typename } }`,
    { input },
  );
};

async function invite(email: string): Promise<string> {
  await ask('inviteUser', { email, firstName: 'In', lastName: 'Vited' }, owner.viewer);
  return tokenMailedTo(email);
}

async function requestReset(email: string): Promise<string> {
  await ask('requestPasswordReset', { email });
  return tokenMailedTo(email);
}

async function tokenMailedTo(email: string): Promise<string> {
  const [mail] = await auth.mailsTo(acme.id, email);
  const token = /token=(\S+)/.exec(mail?.body ?? '')?.[1];
  if (!token) throw new Error(`No token was mailed to ${email}.`);
  return token;
}

async function disable(email: string): Promise<void> {
  const { viewer } = await auth.login(email);
  dataOf(await ask('disableUser', { userId: viewer.userId }, owner.viewer));
}

test('a wrong password is answered alike for members, unknown addresses, the invited and the disabled', async () => {
  await invite('invited@acme.example');
  await disable('boxoffice@acme.example');
  const answers = await Promise.all(
    ['sales', 'unknown', 'invited', 'boxoffice'].map((name) =>
      auth.from('', anonymousViewer, loginMutation, {
        input: { email: `${name}@acme.example`, password: 'wrong password' },
      }),
    ),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers.map(codeOf)[0]).toBe('UNAUTHENTICATED');
  // The right password of a disabled user is refused with the same answer.
  const disabled = await auth.from('', anonymousViewer, loginMutation, {
    input: { email: 'boxoffice@acme.example', password: demoPassword },
  });
  expect(disabled).toEqual(answers[0]);
});

test('a request for a new password gets the same answer in the same time for every address', async () => {
  await invite('invited@acme.example');
  await disable('boxoffice@acme.example');
  const measured = await Promise.all(
    ['sales', 'unknown', 'invited', 'boxoffice'].map(async (name) => {
      const startedAt = performance.now();
      const answer = await ask('requestPasswordReset', { email: `${name}@acme.example` });
      return { answer: JSON.stringify(answer), ms: performance.now() - startedAt };
    }),
  );
  expect(new Set(measured.map(({ answer }) => answer)).size).toBe(1);
  // Timers may fire a millisecond early.
  for (const { ms } of measured) expect(ms).toBeGreaterThanOrEqual(98);
  expect(await auth.mailsTo(acme.id, 'sales@acme.example')).toHaveLength(1);
  expect(await auth.mailsTo(acme.id, 'Sales@ACME.example')).toHaveLength(1);
  expect(await auth.mailsTo(acme.id, 'boxoffice@acme.example')).toHaveLength(0);
});

test('a mailed token is accepted for its own purpose and no other', async () => {
  const invitation = await invite('invited@acme.example');
  const reset = await requestReset('sales@acme.example');
  const newPassword = 'a whole new password';
  for (const answer of [
    await ask('resetPassword', { token: invitation, newPassword }),
    await ask('acceptInvite', { token: reset, password: newPassword }),
    await ask('refreshToken', { refreshToken: reset }),
    await ask('resetPassword', { token: owner.refreshToken, newPassword }),
    await ask('resetPassword', { token: reset.toUpperCase(), newPassword }),
    await ask('resetPassword', { token: `${reset} `, newPassword }),
  ])
    expect(['BAD_USER_INPUT', 'UNAUTHENTICATED']).toContain(codeOf(answer));
  // None of it has used a token up or changed a password.
  await auth.login('sales@acme.example');
  dataOf(await ask('resetPassword', { token: reset, newPassword }));
  dataOf(await ask('acceptInvite', { token: invitation, password: newPassword }));
});

test('of many uses of one link at the same time one succeeds', async () => {
  const reset = await requestReset('sales@acme.example');
  const invitation = await invite('invited@acme.example');
  const resets = await Promise.all(
    [1, 2, 3, 4].map((n) => ask('resetPassword', { token: reset, newPassword: `password number ${n}` })),
  );
  const acceptances = await Promise.all(
    [1, 2, 3, 4].map((n) => ask('acceptInvite', { token: invitation, password: `password number ${n}` })),
  );
  for (const answers of [resets, acceptances])
    expect(answers.map(codeOf).filter((code) => code === 'OK')).toHaveLength(1);
});

test('mailed links of a user who was disabled later are refused', async () => {
  const reset = await requestReset('sales@acme.example');
  await disable('sales@acme.example');
  const newPassword = 'a whole new password';
  await ask('resetPassword', { token: reset, newPassword });
  for (const password of [newPassword, demoPassword])
    refusalOf(
      await auth.from('', anonymousViewer, loginMutation, {
        input: { email: 'sales@acme.example', password },
      }),
      'UNAUTHENTICATED',
    );
  const invitation = await invite('invited@acme.example');
  const { data } = await auth.query(owner.viewer, '{ users(search: "invited@acme") { nodes { id } } }');
  const [invited] = (data as { users: { nodes: ReadonlyArray<{ id: string }> } }).users.nodes;
  await ask('disableUser', { userId: invited?.id }, owner.viewer);
  refusalOf(await ask('acceptInvite', { token: invitation, password: newPassword }), 'BAD_USER_INPUT');
});

test('users cannot give themselves more than the form asks for', async () => {
  for (const extra of [
    { roles: ['owner'] },
    { role: 'owner' },
    { status: 'ACTIVE' },
    { organizationId: acme.id },
    { id: owner.viewer.userId },
    { version: 7 },
    { mfaEnabled: false },
  ]) {
    const input = { email: 'mass@acme.example', password: 'a good password', firstName: 'Mass', ...extra };
    expect([extra, codeOf(await ask('register', input))]).toEqual([extra, 'BAD_USER_INPUT']);
    expect([extra, codeOf(await ask('updateUser', { firstName: 'Mass', ...extra }, owner.viewer))]).toEqual([
      extra,
      'BAD_USER_INPUT',
    ]);
  }
  const { data } = await auth.query(owner.viewer, '{ users(search: "mass") { totalCount } me { version } }');
  expect(data).toMatchObject({ users: { totalCount: 0 } });
});

test('what is too long is refused before it is stored or hashed', async () => {
  const long = 'x'.repeat(100_000);
  for (const [field, input] of [
    ['register', { email: `${long}@acme.example`, password: 'a good password', firstName: 'Long' }],
    ['register', { email: 'long@acme.example', password: 'a good password', firstName: long }],
    ['register', { email: 'long@acme.example', password: long, firstName: 'Long' }],
    ['login', { email: long, password: 'x' }],
    ['login', { email: 'sales@acme.example', password: 'x', oneTimeCode: long }],
    ['refreshToken', { refreshToken: long }],
    ['requestPasswordReset', { email: `${long}@acme.example` }],
    ['resetPassword', { token: long, newPassword: 'a good password' }],
    ['acceptInvite', { token: long, password: 'a good password' }],
  ] as const)
    expect([field, codeOf(await ask(field, input))]).toEqual([field, 'BAD_USER_INPUT']);
});
