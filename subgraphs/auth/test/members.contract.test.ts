import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { codeOf, dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { acme, demoPassword, demoUserByEmail } from '../../kit/demo/demo-people.ts';
import { anonymousViewer, type UserViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, type LoggedIn, startAuth, type Tokens, toLoggedIn } from './start-auth.ts';

const setRoles =
  'mutation($input: SetUserRolesInput!) { setUserRoles(input: $input) { user { roles { key } version } } }';
const disable =
  'mutation($input: DisableUserInput!) { disableUser(input: $input) { user { status version } } }';
const enable = 'mutation($input: EnableUserInput!) { enableUser(input: $input) { user { status } } }';
const invite =
  'mutation($input: InviteUserInput!) { inviteUser(input: $input) { user { id status roles { key } } expiresAt } }';
const accept =
  'mutation($input: AcceptInviteInput!) { acceptInvite(input: $input) { accessToken refreshToken user { status displayName } } }';

/** How members come, change and go. */
describeOnEngines('members', (engine) => {
  let auth: AuthUnderTest;
  let owner: LoggedIn;
  let admin: LoggedIn;

  beforeAll(async () => {
    auth = await startAuth({ databaseUrl: await engine.emptyDatabase() });
    owner = await auth.login('owner@acme.example');
    admin = await auth.login('admin@acme.example');
  });
  afterAll(() => auth.close());

  const idOf = (name: string): string => demoUserByEmail(`${name}@acme.example`).id;
  const run = (viewer: UserViewer, mutation: string, input: Record<string, unknown>) =>
    auth.query(viewer, mutation, { input });

  async function inviteAndAccept(email: string, roles: readonly string[]): Promise<LoggedIn> {
    expect(
      (await run(owner.viewer, invite, { email, firstName: 'Ines', lastName: 'Ivory', roles })).errors,
    ).toEqual([]);
    const answer = await auth.query(anonymousViewer, accept, {
      input: { token: await tokenMailedTo(email), password: 'a good password' },
    });
    expect(answer.errors).toEqual([]);
    return toLoggedIn(dataOf<{ acceptInvite: Tokens }>(answer).acceptInvite);
  }

  async function tokenMailedTo(email: string): Promise<string> {
    const [mail] = await auth.mailsTo(acme.id, email);
    return /token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
  }

  test('an invitation becomes a membership with a password of its own', async () => {
    const email = 'new.colleague@acme.example';
    const invited = await run(admin.viewer, invite, {
      email,
      firstName: 'Nora',
      lastName: 'Novak',
      roles: ['sales_rep'],
    });
    expect(invited.data).toMatchObject({
      inviteUser: { user: { status: 'INVITED', roles: [{ key: 'sales_rep' }] } },
    });
    await expect(auth.login(email, 'a good password')).rejects.toThrow('UNAUTHENTICATED');
    const token = await tokenMailedTo(email);
    const answer = await auth.query(anonymousViewer, accept, {
      input: { token, password: 'a good password' },
    });
    expect(answer.data).toMatchObject({
      acceptInvite: { user: { status: 'ACTIVE', displayName: 'Nora Novak' } },
    });
    expect((await auth.login(email, 'a good password')).viewer.roles).toEqual(['sales_rep']);
    const again = await auth.query(anonymousViewer, accept, {
      input: { token, password: 'a good password' },
    });
    refusalOf(again, 'BAD_USER_INPUT');
  });

  test('an invitation that is sent again replaces the first one', async () => {
    const email = 'twice@acme.example';
    const input = { email, firstName: 'Theo', lastName: 'Tanaka', roles: ['employee'] };
    await run(admin.viewer, invite, input);
    const first = await tokenMailedTo(email);
    await run(admin.viewer, invite, { ...input, roles: ['accountant'] });
    const password = 'a good password';
    await auth.refuse('BAD_USER_INPUT', anonymousViewer, accept, { input: { token: first, password } });
    const answer = await auth.query(anonymousViewer, accept, {
      input: { token: await tokenMailedTo(email), password },
    });
    expect(answer.errors).toEqual([]);
    expect((await auth.login(email, password)).viewer.roles).toEqual(['accountant']);
    refusalOf(await run(admin.viewer, invite, input), 'CONFLICT');
  });

  test('an invitation ends after a week', async () => {
    const email = 'late@acme.example';
    const { accessToken: _accessToken, viewer } = await auth.login('admin@acme.example');
    await run(viewer, invite, { email, firstName: 'Lea', lastName: 'Lang' });
    const token = await tokenMailedTo(email);
    auth.advance(7 * 24 * 60 * 60_000 + 1_000);
    const answer = await auth.query(anonymousViewer, accept, {
      input: { token, password: 'a good password' },
    });
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'token' }],
    });
    owner = await auth.login('owner@acme.example');
    admin = await auth.login('admin@acme.example');
  });

  test('a person with an account elsewhere joins with the password of that account', async () => {
    const email = 'customer@globex.example';
    await run(owner.viewer, invite, { email, firstName: 'Carlos', lastName: 'Castro', roles: ['employee'] });
    const token = await tokenMailedTo(email);
    await auth.refuse('UNAUTHENTICATED', anonymousViewer, accept, {
      input: { token, password: 'another one' },
    });
    const answer = await auth.query(anonymousViewer, accept, { input: { token, password: demoPassword } });
    expect(answer.errors).toEqual([]);
    const there = await auth.login(email, demoPassword, { organizationSlug: 'globex' });
    const { data } = await auth.query(
      there.viewer,
      '{ me { organization { slug } roles { key } organizations { slug } } }',
    );
    expect(data).toEqual({
      me: {
        organization: { slug: 'globex' },
        roles: [{ key: 'customer' }],
        organizations: [{ slug: 'acme' }, { slug: 'globex' }],
      },
    });
  });

  test('an invitation does not show whether the address has an account, and does not make it a member', async () => {
    const email = 'someone@globex.example';
    const registered = await auth.query(
      anonymousViewer,
      'mutation($input: RegisterInput!) { register(input: $input) { user { id } } }',
      {
        input: {
          email,
          password: demoPassword,
          organizationSlug: 'globex',
          firstName: 'Grazia',
          lastName: 'Guardi',
          username: 'secret-name',
        },
      },
    );
    expect(registered.errors).toEqual([]);
    const elsewhere = await auth.login(email);
    const fields =
      'id email displayName firstName lastName username status mfaEnabled lastLoginAt sessions { id } createdAt';
    const { data } = await auth.query(
      owner.viewer,
      `mutation($input: InviteUserInput!) { inviteUser(input: $input) { user { ${fields} } } }`,
      { input: { email, firstName: 'Some', lastName: 'Body', roles: ['employee'] } },
    );
    const { user } = (data as { inviteUser: { user: Record<string, unknown> } }).inviteUser;
    const nothing = {
      id: elsewhere.viewer.userId,
      email,
      displayName: 'someone',
      firstName: '',
      lastName: '',
      username: 'someone',
      mfaEnabled: false,
      lastLoginAt: null,
      sessions: [],
    };
    expect(user).toMatchObject({ ...nothing, status: 'INVITED' });
    const found = await auth.query(
      owner.viewer,
      `query($id: ID!) { user(id: $id) { ${fields} } byName: users(search: "Guardi") { totalCount }
        byUsername: users(search: "secret-name") { totalCount }
        byEmail: users(search: "someone@globex") { nodes { id } edges { cursor } } }`,
      { id: user['id'] },
    );
    expect(found.errors).toEqual([]);
    expect(found.data).toMatchObject({
      user: nothing,
      byName: { totalCount: 0 },
      byUsername: { totalCount: 0 },
      byEmail: { nodes: [{ id: user['id'] }] },
    });
    const { byEmail } = found.data as { byEmail: { edges: ReadonlyArray<{ cursor: string }> } };
    expect(Buffer.from(byEmail.edges[0]?.cursor ?? '', 'base64url').toString()).not.toMatch(/Grazia|Guardi/);

    const change = (mutation: string) =>
      auth.query(
        owner.viewer,
        `mutation($id: ID!) { ${mutation}(input: { userId: $id }) { user { ${fields} } } }`,
        { id: user['id'] },
      );
    expect((await change('disableUser')).data).toMatchObject({
      disableUser: { user: { ...nothing, status: 'DISABLED' } },
    });
    expect((await change('enableUser')).data).toMatchObject({
      enableUser: { user: { ...nothing, status: 'INVITED' } },
    });
    const self = await auth.query(elsewhere.viewer, '{ me { organizations { slug } } }');
    expect(self.data).toEqual({ me: { organizations: [{ slug: 'globex' }] } });
  });

  test('a role that the own roles do not contain cannot be given', async () => {
    refusalOf(await run(admin.viewer, setRoles, { userId: idOf('sales'), roles: ['owner'] }), 'FORBIDDEN');
    refusalOf(
      await run(admin.viewer, invite, {
        email: 'x@acme.example',
        firstName: 'X',
        lastName: 'Y',
        roles: ['owner'],
      }),
      'FORBIDDEN',
    );
    refusalOf(await run(admin.viewer, setRoles, { userId: idOf('owner'), roles: ['employee'] }), 'FORBIDDEN');
    refusalOf(await run(admin.viewer, disable, { userId: idOf('owner') }), 'FORBIDDEN');
  });

  test('a permission that the user has lost is refused although the token still has it', async () => {
    const demoted = await inviteAndAccept('demoted@acme.example', ['admin']);
    await run(owner.viewer, setRoles, { userId: demoted.viewer.userId, roles: ['employee'] });
    expect(demoted.viewer.permissions).toContain('auth:role:write');
    refusalOf(
      await run(demoted.viewer, setRoles, { userId: idOf('sales'), roles: ['employee'] }),
      'FORBIDDEN',
    );
  });

  test('roles that do not exist, and no role at all, are refused', async () => {
    const unknown = await run(admin.viewer, setRoles, { userId: idOf('sales'), roles: ['emperor'] });
    expect(unknown.errors[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'roles.0', message: 'There is no such role.' }],
    });
    refusalOf(await run(admin.viewer, setRoles, { userId: idOf('sales'), roles: [] }), 'BAD_USER_INPUT');
  });

  test('a change with an older version is refused and names both', async () => {
    const first = await run(admin.viewer, setRoles, {
      userId: idOf('boxoffice'),
      roles: ['events_manager'],
      expectedVersion: 1,
    });
    expect(first.data).toEqual({
      setUserRoles: { user: { roles: [{ key: 'events_manager' }], version: 2 } },
    });
    const second = await run(admin.viewer, setRoles, {
      userId: idOf('boxoffice'),
      roles: ['box_office'],
      expectedVersion: 1,
    });
    expect(second.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { expectedVersion: '1', currentVersion: '2' },
    });
  });

  test('of two parallel changes with the same version one is refused', async () => {
    const roles = [['hr_assistant'], ['employee']];
    const answers = await Promise.all(
      roles.map((wanted) =>
        run(admin.viewer, setRoles, { userId: idOf('hr'), roles: wanted, expectedVersion: 1 }),
      ),
    );
    expect(answers.map(codeOf).sort()).toEqual(['CONFLICT', 'OK']);
  });

  test('a user who is disabled loses the sessions and cannot log in until enabled again', async () => {
    const user = await auth.login('finance@acme.example');
    expect((await run(admin.viewer, disable, { userId: user.viewer.userId })).data).toMatchObject({
      disableUser: { user: { status: 'DISABLED' } },
    });
    await auth.refuse('UNAUTHENTICATED', user.viewer, '{ me { id } }');
    await expect(auth.login('finance@acme.example')).rejects.toThrow(
      'The email address or the password is wrong.',
    );
    const illegal = await run(admin.viewer, disable, { userId: user.viewer.userId });
    expect(illegal.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'DISABLED', requestedState: 'DISABLED' },
    });
    expect((await run(admin.viewer, enable, { userId: user.viewer.userId })).data).toEqual({
      enableUser: { user: { status: 'ACTIVE' } },
    });
    refusalOf(await run(admin.viewer, enable, { userId: user.viewer.userId }), 'CONFLICT');
    await expect(auth.login('finance@acme.example')).resolves.toBeDefined();
  });

  test('users cannot disable themselves', async () => {
    refusalOf(await run(owner.viewer, disable, { userId: owner.viewer.userId }), 'CONFLICT');
  });

  test('the last owner stays owner, also when two owners go at the same time', async () => {
    const second = await inviteAndAccept('second.owner@acme.example', ['owner']);
    const answers = await Promise.all([
      run(owner.viewer, setRoles, { userId: owner.viewer.userId, roles: ['admin'] }),
      run(second.viewer, setRoles, { userId: second.viewer.userId, roles: ['admin'] }),
    ]);
    expect(answers.map(codeOf).sort()).toEqual(['CONFLICT', 'OK']);
    const { data } = await auth.query(owner.viewer, '{ users(role: "owner") { totalCount } }');
    expect(data).toEqual({ users: { totalCount: 1 } });
  });

  test('users of another organization are unknown', async () => {
    const foreign = demoUserByEmail('admin@globex.example').id;
    for (const mutation of [setRoles, disable, enable]) {
      const answer = await auth.query(admin.viewer, mutation, {
        input: { userId: foreign, ...(mutation === setRoles ? { roles: ['employee'] } : {}) },
      });
      refusalOf(answer, 'NOT_FOUND');
      expect(answer.errors[0]?.message).toBe(`User ${foreign} was not found.`);
    }
    expect(
      (await auth.query(admin.viewer, 'query($id: ID!) { user(id: $id) { id } }', { id: foreign })).data,
    ).toEqual({
      user: null,
    });
  });
});
