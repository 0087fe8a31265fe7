import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { codeOf } from '../../../test/harness/start-domain.ts';
import { acme } from '../../kit/demo/demo-people.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, startAuth } from './start-auth.ts';

const register = 'mutation($input: RegisterInput!) { register(input: $input) { user { id } } }';
const invite = 'mutation($input: InviteUserInput!) { inviteUser(input: $input) { expiresAt } }';
const requestReset =
  'mutation($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { success } }';

describeOnEngines('registrations, invitations and resets are limited', (engine) => {
  let auth: AuthUnderTest;

  beforeAll(async () => {
    auth = await startAuth({
      databaseUrl: await engine.emptyDatabase(),
      environment: {
        ERP_AUTH_REGISTRATIONS_PER_ADDRESS: '7',
        ERP_AUTH_INVITATIONS_PER_USER: '8',
        ERP_AUTH_FAILURES_PER_ADDRESS: '6',
      },
    });
  });
  afterAll(() => auth.close());

  const registerFrom = (ip: string, email: string, password = 'a good password') =>
    auth.from(ip, anonymousViewer, register, { input: { email, password, firstName: 'X' } });

  test('registrations from one client address, until a quarter of an hour has passed', async () => {
    const answers = [];
    for (let index = 0; index < 9; index += 1)
      answers.push(await registerFrom('198.51.100.1', `person-${index}@example.org`));
    expect(answers.map(codeOf)).toEqual([...Array(7).fill('OK'), 'RATE_LIMITED', 'RATE_LIMITED']);
    expect(answers.at(-1)?.errors[0]?.extensions).toMatchObject({
      metadata: { retryAfterSeconds: expect.stringMatching(/^[1-9]\d*$/) },
    });
    expect(codeOf(await registerFrom('198.51.100.2', 'person-8@example.org'))).toBe('OK');
    auth.advance(15 * 60_000);
    expect(codeOf(await registerFrom('198.51.100.1', 'person-9@example.org'))).toBe('OK');
  });

  test('registrations of one email address, from wherever', async () => {
    const codes = [];
    for (let index = 0; index < 6; index += 1)
      codes.push(
        codeOf(await registerFrom(`203.0.113.${index}`, 'wanted@example.org', `a good password ${index}`)),
      );
    expect(codes).toEqual([...Array(5).fill('OK'), 'RATE_LIMITED']);
  });

  test('registrations and resets of one mailbox, whatever follows its plus', async () => {
    const codes = [];
    for (let index = 0; index < 6; index += 1)
      codes.push(codeOf(await registerFrom(`192.0.2.${index}`, `bombed+${index}@example.org`)));
    expect(codes).toEqual([...Array(5).fill('OK'), 'RATE_LIMITED']);
    expect(codeOf(await registerFrom('192.0.2.9', 'another@example.org'))).toBe('OK');
  });

  test('invitations of one user, and mails to one invited address', async () => {
    const { viewer } = await auth.login('admin@acme.example');
    const inviteAs = async (asked: typeof viewer, email: string) =>
      codeOf(
        await auth.query(asked, invite, {
          input: { email, firstName: 'In', lastName: 'Vited', roles: ['employee'] },
        }),
      );
    const codes = [];
    for (let index = 0; index < 6; index += 1) codes.push(await inviteAs(viewer, 'often@example.org'));
    for (let index = 0; index < 3; index += 1)
      codes.push(await inviteAs(viewer, `once-${index}@example.org`));
    expect(codes).toEqual([...Array(5).fill('OK'), 'RATE_LIMITED', 'OK', 'OK', 'RATE_LIMITED']);
    expect(await auth.mailsTo(acme.id, 'often@example.org')).toHaveLength(5);
    const owner = await auth.login('owner@acme.example');
    expect(await inviteAs(owner.viewer, 'once-2@example.org')).toBe('OK');
  });

  test('reset links asked for from one client address, for whomever', async () => {
    const emails = ['sales', 'hr', 'finance', 'boxoffice', 'employee', 'customer', 'owner'];
    for (const name of emails)
      await auth.from('198.51.100.7', anonymousViewer, requestReset, {
        input: { email: `${name}@acme.example` },
      });
    const mails = await Promise.all(emails.map((name) => auth.mailsTo(acme.id, `${name}@acme.example`)));
    expect(mails.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });
});
