import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { codeOf, dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { acme, demoPassword } from '../../kit/demo/demo-people.ts';
import { anonymousViewer, type UserViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, startAuth, type Tokens, toLoggedIn } from './start-auth.ts';

const register = `mutation($input: RegisterInput!) { register(input: $input) {
  accessToken refreshToken user { email displayName username roles { key } permissions organization { slug } } } }`;
const changePassword =
  'mutation($input: ChangePasswordInput!) { changePassword(input: $input) { user { version } revokedSessions } }';
const requestReset =
  'mutation($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { success } }';
const reset = 'mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { success } }';
const me = '{ me { email mfaEnabled } }';

/** Registration, passwords and second factors. */
describeOnEngines('accounts', (engine) => {
  let auth: AuthUnderTest;

  beforeAll(async () => {
    auth = await startAuth({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => auth.close());

  const open = (mutation: string, input: Record<string, unknown>) =>
    auth.query(anonymousViewer, mutation, { input });

  test('a new user registers as customer and can log in', async () => {
    const answer = await open(register, {
      email: 'Maria@Example.org',
      password: 'a good password',
      firstName: 'Maria',
      lastName: 'Moreau',
    });
    expect(answer.data).toMatchObject({
      register: {
        user: {
          email: 'maria@example.org',
          displayName: 'Maria Moreau',
          username: 'maria',
          roles: [{ key: 'customer' }],
          permissions: ['payments:intent:create', 'reservations:reservation:create'],
          organization: { slug: 'acme' },
        },
      },
    });
    const { viewer } = await auth.login('maria@example.org', 'a good password');
    expect((await auth.query(viewer, me)).data).toMatchObject({ me: { email: 'maria@example.org' } });
  });

  test('a username is name enough, and another organization can be named', async () => {
    const answer = await open(register, {
      email: 'user@example.com',
      password: 'tests users now',
      username: 'testuser',
      organizationSlug: 'globex',
    });
    expect(answer.data).toMatchObject({
      register: { user: { displayName: 'testuser', username: 'testuser', organization: { slug: 'globex' } } },
    });
  });

  test('a proven email address is taken, in any spelling', async () => {
    const input = { password: 'a good password', firstName: 'Paul' };
    for (const email of ['OWNER@acme.example', ' owner@Acme.Example ', 'ｏｗｎｅｒ@acme.example'])
      refusalOf(await open(register, { ...input, email }), 'CONFLICT');
  });

  test('the same registration several times at the same time opens one account', async () => {
    const input = { password: 'a good password', firstName: 'Paul', email: 'paul@example.org' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => open(register, input)));
    const userIds = answers.map(
      (answer) => toLoggedIn(dataOf<{ register: Tokens }>(answer).register).viewer.userId,
    );
    expect(new Set(userIds).size).toBe(1);
    expect(await auth.mailsTo(acme.id, 'paul@example.org')).toHaveLength(1);
  });

  test('every wrong field is named', async () => {
    const answer = await open(register, { email: 'not-an-address', password: 'short', username: 'a b' });
    expect(answer.errors[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'email', message: 'Not an email address.' },
        { path: 'password', message: 'At least 8 characters.' },
        { path: 'username', message: 'Use 2 to 40 letters, digits, dots, dashes or underscores.' },
      ],
    });
    const nameless = await open(register, { email: 'a@example.org', password: 'a good password' });
    expect(nameless.errors[0]?.extensions).toMatchObject({ fields: [{ path: 'firstName' }] });
    const elsewhere = await open(register, {
      email: 'a@example.org',
      password: 'a good password',
      firstName: 'A',
      organizationSlug: 'initech',
    });
    expect(elsewhere.errors[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'organizationSlug', message: 'There is no organization initech.' }],
    });
  });

  test('changing the password ends the other sessions and keeps this one', async () => {
    const here = await auth.login('employee@acme.example');
    const elsewhere = await auth.login('employee@acme.example');
    await auth.refuse('UNAUTHENTICATED', here.viewer, changePassword, {
      input: { currentPassword: 'not this', newPassword: 'another password' },
    });
    const changed = await auth.query(here.viewer, changePassword, {
      input: { currentPassword: demoPassword, newPassword: 'another password' },
    });
    expect(changed.data).toEqual({ changePassword: { user: { version: 2 }, revokedSessions: 1 } });
    await auth.refuse('UNAUTHENTICATED', elsewhere.viewer, me);
    expect((await auth.query(here.viewer, me)).errors).toEqual([]);
    await expect(auth.login('employee@acme.example')).rejects.toThrow('UNAUTHENTICATED');
    await expect(auth.login('employee@acme.example', 'another password')).resolves.toBeDefined();
  });

  const tokenMailedTo = async (email: string): Promise<string> => {
    const [mail] = await auth.mailsTo(acme.id, email);
    return /token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
  };

  test('a mailed link sets a new password once and ends all sessions', async () => {
    const before = await auth.login('hr@acme.example');
    const known = await open(requestReset, { email: 'hr@acme.example' });
    expect(known).toEqual(await open(requestReset, { email: 'unknown@acme.example' }));
    expect(await auth.mailsTo(acme.id, 'unknown@acme.example')).toEqual([]);
    const token = await tokenMailedTo('hr@acme.example');
    const newPassword = 'chosen after the mail';
    const answers = await Promise.all([
      open(reset, { token, newPassword }),
      open(reset, { token, newPassword }),
    ]);
    expect(answers.map(codeOf).sort()).toEqual(['BAD_USER_INPUT', 'OK']);
    await auth.refuse('UNAUTHENTICATED', before.viewer, me);
    await expect(auth.login('hr@acme.example', newPassword)).resolves.toBeDefined();
  });

  test('a newer link replaces the older one, and a link ends after an hour', async () => {
    await open(requestReset, { email: 'boxoffice@acme.example' });
    const first = await tokenMailedTo('boxoffice@acme.example');
    await open(requestReset, { email: 'boxoffice@acme.example' });
    const second = await tokenMailedTo('boxoffice@acme.example');
    const newPassword = 'chosen after the mail';
    refusalOf(await open(reset, { token: first, newPassword }), 'BAD_USER_INPUT');
    auth.advance(61 * 60_000);
    refusalOf(await open(reset, { token: second, newPassword }), 'BAD_USER_INPUT');
  });

  test('no more than five links are mailed in a quarter of an hour', async () => {
    for (let request = 1; request <= 7; request += 1)
      expect((await open(requestReset, { email: 'customer@acme.example' })).errors).toEqual([]);
    expect(await auth.mailsTo(acme.id, 'customer@acme.example')).toHaveLength(5);
  });

  test('mails and their links are for operators, never for users', async () => {
    const { viewer } = await auth.login('owner@acme.example');
    await expect(
      auth.rpc.listMail({ page: undefined, to: undefined }, await auth.callAs(viewer)),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  const oneTimeCodeOf = (secret: string): string =>
    generateSync({ secret, epoch: Math.floor(auth.now().getTime() / 1_000) });
  const enrollment = 'mutation($input: EnrollMfaInput!) { enrollMfa(input: $input) { secret otpauthUri } }';
  const confirmation =
    'mutation($input: ConfirmMfaInput!) { confirmMfa(input: $input) { recoveryCodes user { mfaEnabled } } }';
  const removal = 'mutation($input: DisableMfaInput!) { disableMfa(input: $input) { user { mfaEnabled } } }';

  interface Enrolled {
    readonly secret: string;
    /** The code that confirmed the secret. */
    readonly confirmedWith: string;
    readonly recoveryCodes: readonly string[];
  }

  async function enroll(viewer: UserViewer): Promise<Enrolled> {
    const started = await auth.query(viewer, enrollment, { input: { password: demoPassword } });
    const { secret, otpauthUri } = dataOf<{ enrollMfa: { secret: string; otpauthUri: string } }>(
      started,
    ).enrollMfa;
    expect(otpauthUri).toMatch(/^otpauth:\/\/totp\/Acme:.*secret=/);
    const confirmedWith = oneTimeCodeOf(secret);
    const confirmed = await auth.query(viewer, confirmation, { input: { oneTimeCode: confirmedWith } });
    const { recoveryCodes, user } = dataOf<{
      confirmMfa: {
        recoveryCodes: readonly string[];
        user: unknown;
      };
    }>(confirmed).confirmMfa;
    expect(user).toEqual({ mfaEnabled: true });
    return { secret, confirmedWith, recoveryCodes };
  }

  test('a second factor is asked for after the password, and each code works once', async () => {
    const { viewer } = await auth.login('sales@acme.example');
    const { secret, confirmedWith, recoveryCodes } = await enroll(viewer);
    expect(new Set(recoveryCodes).size).toBe(10);
    const tryLogin = (oneTimeCode?: string) =>
      auth.login('sales@acme.example', demoPassword, oneTimeCode === undefined ? {} : { oneTimeCode });

    await expect(tryLogin()).rejects.toThrow('ONE_TIME_CODE_REQUIRED');
    await expect(tryLogin('000000')).rejects.toThrow('ONE_TIME_CODE_INVALID');
    // It is used up.
    await expect(tryLogin(confirmedWith)).rejects.toThrow('ONE_TIME_CODE_INVALID');
    auth.advance(30_000);
    const code = oneTimeCodeOf(secret);
    const parallel = await Promise.allSettled([tryLogin(code), tryLogin(code)]);
    expect(parallel.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

    const [recoveryCode = ''] = recoveryCodes;
    await expect(tryLogin(recoveryCode.toUpperCase().replaceAll('-', ' '))).resolves.toBeDefined();
    await expect(tryLogin(recoveryCode)).rejects.toThrow('ONE_TIME_CODE_INVALID');
  });

  test('guessing one-time codes ends with the limit on guesses', async () => {
    const { viewer } = await auth.login('finance@acme.example');
    await enroll(viewer);
    const outcomes: string[] = [];
    for (let guess = 1; guess <= 6; guess += 1) {
      const failure = await auth
        .login('finance@acme.example', demoPassword, { oneTimeCode: `00000${guess}` })
        .then(() => 'none', String);
      outcomes.push(/RATE_LIMITED|ONE_TIME_CODE_INVALID/.exec(failure)?.[0] ?? failure);
    }
    expect(outcomes).toEqual([...Array<string>(5).fill('ONE_TIME_CODE_INVALID'), 'RATE_LIMITED']);
  });

  test('a second factor is turned off with both factors', async () => {
    const { viewer } = await auth.login('admin@acme.example');
    const { recoveryCodes } = await enroll(viewer);
    const disable = (password: string, oneTimeCode: string) =>
      auth.query(viewer, removal, { input: { password, oneTimeCode } });
    await auth.refuse('CONFLICT', viewer, enrollment, { input: { password: demoPassword } });
    refusalOf(await disable('not this', recoveryCodes[0] ?? ''), 'UNAUTHENTICATED');
    const { extensions } = refusalOf(await disable(demoPassword, '000000'), 'UNAUTHENTICATED');
    expect(extensions['metadata']).toEqual({ reason: 'ONE_TIME_CODE_INVALID' });
    expect((await disable(demoPassword, recoveryCodes[0] ?? '')).data).toEqual({
      disableMfa: { user: { mfaEnabled: false } },
    });
    await expect(auth.login('admin@acme.example')).resolves.toBeDefined();
  });

  test('a secret that is not confirmed asks for nothing', async () => {
    const { viewer } = await auth.login('owner@acme.example');
    await auth.query(viewer, enrollment, { input: { password: demoPassword } });
    await auth.refuse('BAD_USER_INPUT', viewer, confirmation, { input: { oneTimeCode: '000000' } });
    await expect(auth.login('owner@acme.example')).resolves.toBeDefined();
  });

  test('an organization is founded by its owner, who can go there and back', async () => {
    const registered = await open(register, {
      email: 'founder@example.org',
      password: 'a good password',
      firstName: 'Fay',
    });
    const founder = toLoggedIn(dataOf<{ register: Tokens }>(registered).register);
    const found =
      'mutation($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id slug } } }';
    const created = await auth.query(founder.viewer, found, { input: { name: 'Möbel & Söhne' } });
    expect(created.data).toMatchObject({ createOrganization: { organization: { slug: 'mobel-sohne' } } });
    await auth.refuse('CONFLICT', founder.viewer, found, { input: { name: 'Acme', slug: 'acme' } });

    const { organization } = dataOf<{ createOrganization: { organization: { id: string } } }>(
      created,
    ).createOrganization;
    const switching =
      'mutation($input: SwitchOrganizationInput!) { switchOrganization(input: $input) { accessToken refreshToken user { roles { key } } } }';
    const moved = await auth.query(founder.viewer, switching, { input: { organizationId: organization.id } });
    expect(moved.data).toMatchObject({ switchOrganization: { user: { roles: [{ key: 'owner' }] } } });
    const there = toLoggedIn(dataOf<{ switchOrganization: Tokens }>(moved).switchOrganization);
    expect(there.viewer.organizationId).toBe(organization.id);
    await auth.refuse('UNAUTHENTICATED', founder.viewer, me);
    const updated = await auth.query(
      there.viewer,
      'mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { organization { name version members { totalCount } } } }',
      { input: { name: 'Möbel AG', expectedVersion: 1 } },
    );
    expect(updated.data).toEqual({
      updateOrganization: { organization: { name: 'Möbel AG', version: 2, members: { totalCount: 1 } } },
    });
    for (const input of [{ name: null }, { slug: null }, { slug: 'Not a slug' }])
      await auth.refuse(
        'BAD_USER_INPUT',
        there.viewer,
        'mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { organization { id } } }',
        { input },
      );
    await auth.refuse('NOT_FOUND', there.viewer, switching, { input: { organizationId: 'unknown' } });
  });
});
