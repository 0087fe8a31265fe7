import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { codeOf, dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { acme, globex } from '../../kit/demo/demo-people.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, type LoggedIn, startAuth, type Tokens, toLoggedIn } from './start-auth.ts';

const register = 'mutation($input: RegisterInput!) { register(input: $input) { accessToken refreshToken } }';
const invite =
  'mutation($input: InviteUserInput!) { inviteUser(input: $input) { user { id status roles { key } } } }';
const accept =
  'mutation($input: AcceptInviteInput!) { acceptInvite(input: $input) { accessToken refreshToken user { id emailVerified displayName roles { key } } } }';
const confirm = 'mutation($input: ConfirmEmailInput!) { confirmEmail(input: $input) { success } }';
const me = '{ me { email emailVerified status mfaEnabled } }';

describeOnEngines('an email address counts as taken when a mailed link proved it', (engine) => {
  let auth: AuthUnderTest;
  let admin: LoggedIn;

  beforeAll(async () => {
    auth = await startAuth({ databaseUrl: await engine.emptyDatabase() });
    admin = await auth.login('admin@acme.example');
  });
  afterAll(() => auth.close());

  const open = (mutation: string, input: Record<string, unknown>) =>
    auth.query(anonymousViewer, mutation, { input });
  const registered = async (email: string, password = 'typed by anybody'): Promise<LoggedIn> => {
    const answer = await open(register, { email, password, firstName: 'Some', lastName: 'Body' });
    return toLoggedIn(dataOf<{ register: Tokens }>(answer).register);
  };
  const tokenMailedTo = async (email: string, organizationId = acme.id): Promise<string> => {
    const [mail] = await auth.mailsTo(organizationId, email);
    return /token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
  };
  const invited = (email: string, roles = ['employee']) =>
    auth.query(admin.viewer, invite, { input: { email, firstName: 'In', lastName: 'Vited', roles } });

  test('the mailed link proves the address, once; then it is taken', async () => {
    const { viewer } = await registered('proven@example.org');
    expect((await auth.query(viewer, me)).data).toMatchObject({ me: { emailVerified: false } });
    const token = await tokenMailedTo('proven@example.org');
    expect(dataOf(await open(confirm, { token }))).toEqual({ confirmEmail: { success: true } });
    refusalOf(await open(confirm, { token }), 'BAD_USER_INPUT');
    expect((await auth.query(viewer, me)).data).toMatchObject({ me: { emailVerified: true } });
    const again = { email: 'proven@example.org', password: 'another password', firstName: 'X' };
    refusalOf(await open(register, again), 'CONFLICT');
    expect(codeOf(await invited('proven@example.org'))).toBe('CONFLICT');
  });

  test('another link can be asked for and replaces the first; there is none for a proven address', async () => {
    const { viewer } = await registered('again@example.org');
    const first = await tokenMailedTo('again@example.org');
    const ask = 'mutation { requestEmailConfirmation { success } }';
    await auth.run(viewer, ask);
    const second = await tokenMailedTo('again@example.org');
    refusalOf(await open(confirm, { token: first }), 'BAD_USER_INPUT');
    expect(codeOf(await open(confirm, { token: second }))).toBe('OK');
    await auth.run(viewer, ask);
    expect(await auth.mailsTo(acme.id, 'again@example.org')).toHaveLength(2);
    await auth.refuse('UNAUTHENTICATED', anonymousViewer, ask);
  });

  test('a person registers with an address that somebody else typed, and shares nothing with them', async () => {
    const first = await registered('victim@example.org', 'the squatter knows');
    const second = await registered('victim@example.org', 'the owner knows');
    expect(second.viewer.userId).not.toBe(first.viewer.userId);
    await expect(auth.login('victim@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
    expect((await auth.login('victim@example.org', 'the owner knows')).viewer.userId).toBe(
      second.viewer.userId,
    );
    expect((await auth.query(first.viewer, me)).data).not.toMatchObject({
      me: { email: 'victim@example.org' },
    });
  });

  test('an invitation supersedes an account whose address was never proven', async () => {
    const squatter = await registered('new.hire@example.org', 'the squatter knows');
    expect(dataOf(await invited('new.hire@example.org', ['hr_manager']))).toMatchObject({
      inviteUser: { user: { status: 'INVITED', roles: [{ key: 'hr_manager' }] } },
    });
    await auth.refuse('UNAUTHENTICATED', squatter.viewer, me);
    await expect(auth.login('new.hire@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
    const token = await tokenMailedTo('new.hire@example.org');
    const accepted = dataOf<{ acceptInvite: Tokens & { user: unknown } }>(
      await open(accept, { token, password: 'chosen from the mail', firstName: 'New', lastName: 'Hire' }),
    ).acceptInvite;
    expect(accepted.user).toMatchObject({
      emailVerified: true,
      displayName: 'New Hire',
      roles: [{ key: 'hr_manager' }],
    });
    await expect(auth.login('new.hire@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
    await expect(auth.login('new.hire@example.org', 'chosen from the mail')).resolves.toBeDefined();
  });

  test('disabling and enabling the invitation does not let the former holder in', async () => {
    await registered('detour@example.org', 'the squatter knows');
    const { inviteUser } = dataOf<{ inviteUser: { user: { id: string } } }>(
      await invited('detour@example.org', ['sales_rep']),
    );
    for (const mutation of ['disableUser', 'enableUser'])
      await auth.run(
        admin.viewer,
        `mutation($input: ${mutation === 'disableUser' ? 'Disable' : 'Enable'}UserInput!) { ${mutation}(input: $input) { user { id } } }`,
        { input: { userId: inviteUser.user.id } },
      );
    await expect(auth.login('detour@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
  });

  test('in another organization too, who accepts from the mail ends the sessions of the former holder', async () => {
    const squatter = await registered('abroad@example.org', 'the squatter knows');
    const boss = await auth.login('admin@globex.example');
    const answer = await auth.query(boss.viewer, invite, {
      input: { email: 'abroad@example.org', firstName: 'A', lastName: 'Broad', roles: ['employee'] },
    });
    expect(codeOf(answer)).toBe('OK');
    expect((await auth.query(squatter.viewer, me)).errors).toEqual([]);
    const token = await tokenMailedTo('abroad@example.org', globex.id);
    dataOf(await open(accept, { token, password: 'chosen from the mail' }));
    await auth.refuse('UNAUTHENTICATED', squatter.viewer, me);
    await expect(auth.login('abroad@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
  });

  test('an address with an open invitation, and one that an organization trusts, are not free', async () => {
    await invited('awaited@example.org');
    const input = { password: 'a good password', firstName: 'X' };
    refusalOf(await open(register, { ...input, email: 'awaited@example.org' }), 'CONFLICT');

    const { viewer } = await registered('trusted@example.org');
    await auth.run(
      admin.viewer,
      'mutation($input: SetUserRolesInput!) { setUserRoles(input: $input) { user { id } } }',
      { input: { userId: viewer.userId, roles: ['employee'] } },
    );
    refusalOf(await open(register, { ...input, email: 'trusted@example.org' }), 'CONFLICT');
    expect(codeOf(await invited('trusted@example.org'))).toBe('CONFLICT');
  });

  test('who founds an organization has not proven the address: it stays free', async () => {
    const squatter = await registered('founder@example.org', 'the squatter knows');
    await auth.run(
      squatter.viewer,
      'mutation($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id } } }',
      { input: { name: 'Squat', slug: `squat-${engine.kind}` } },
    );
    const { viewer } = await registered('founder@example.org', 'the owner knows');
    expect(viewer.userId).not.toBe(squatter.viewer.userId);
    await expect(auth.login('founder@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
  });

  const disable = async (userId: string): Promise<void> => {
    const mutation = 'mutation($input: DisableUserInput!) { disableUser(input: $input) { user { status } } }';
    await auth.run(admin.viewer, mutation, { input: { userId } });
  };

  test('an invitation that was taken back leaves the address free, and can be made again', async () => {
    const { inviteUser } = dataOf<{ inviteUser: { user: { id: string } } }>(
      await invited('withdrawn@example.org', ['sales_rep']),
    );
    await disable(inviteUser.user.id);
    expect(dataOf(await invited('withdrawn@example.org', ['employee']))).toMatchObject({
      inviteUser: { user: { id: inviteUser.user.id, status: 'INVITED', roles: [{ key: 'employee' }] } },
    });
    await disable(inviteUser.user.id);
    const { viewer } = await registered('withdrawn@example.org');
    expect(viewer.userId).not.toBe(inviteUser.user.id);
  });

  test('a disabled account whose address was never proven is superseded by an invitation', async () => {
    const squatter = await registered('banned@example.org', 'the squatter knows');
    await disable(squatter.viewer.userId);
    expect(dataOf(await invited('banned@example.org'))).toMatchObject({
      inviteUser: { user: { status: 'INVITED' } },
    });
    await expect(auth.login('banned@example.org', 'the squatter knows')).rejects.toThrow('UNAUTHENTICATED');
  });

  test('who accepts has the names of the invitation, not those that a former holder typed', async () => {
    const input = { email: 'named@example.org', password: 'the squatter knows', firstName: 'Evil' };
    dataOf(await open(register, { ...input, lastName: 'Squatter', username: 'evil' }));
    await invited('named@example.org');
    const token = await tokenMailedTo('named@example.org');
    const { user } = dataOf<{ acceptInvite: { user: { displayName: string } } }>(
      await open(accept, { token, password: 'chosen from the mail' }),
    ).acceptInvite;
    expect(user.displayName).toBe('In Vited');
    const { viewer } = await auth.login('named@example.org', 'chosen from the mail');
    expect((await auth.query(viewer, '{ me { username } }')).data).toEqual({ me: { username: 'named' } });
  });

  test('a reset link proves the address and takes the second factor of the former holder away', async () => {
    await registered('reset@example.org');
    await open(
      'mutation($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { success } }',
      { email: 'reset@example.org' },
    );
    const token = await tokenMailedTo('reset@example.org');
    await open('mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { success } }', {
      token,
      newPassword: 'chosen from the mail',
    });
    const { viewer } = await auth.login('reset@example.org', 'chosen from the mail');
    expect((await auth.query(viewer, me)).data).toMatchObject({
      me: { emailVerified: true, mfaEnabled: false },
    });
  });
});
