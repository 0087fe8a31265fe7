import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { type AuthUnderTest, startAuth, type Tokens, toLoggedIn } from './start-auth.ts';

/** How sessions live and end. */
describeOnEngines('sessions', (engine) => {
  let auth: AuthUnderTest;

  beforeAll(async () => {
    auth = await startAuth({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => auth.close());

  function refresh(refreshToken: string) {
    return auth.from(
      '192.0.2.1',
      anonymousViewer,
      'mutation($input: RefreshTokenInput!) { refreshToken(input: $input) { accessToken refreshToken user { email } } }',
      { input: { refreshToken } },
    );
  }

  async function refreshed(refreshToken: string) {
    const answer = await refresh(refreshToken);
    expect(answer.errors).toEqual([]);
    return toLoggedIn(dataOf<{ refreshToken: Tokens }>(answer).refreshToken);
  }

  const me = '{ me { email } }';

  test('a refresh token is exchanged for its successor within the same session', async () => {
    const first = await auth.login('sales@acme.example');
    const second = await refreshed(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.viewer.sessionId).toBe(first.viewer.sessionId);
    const third = await refreshed(second.refreshToken);
    expect(third.viewer.userId).toBe(first.viewer.userId);
  });

  test('parallel refreshes with one token get the same successor', async () => {
    const { refreshToken } = await auth.login('sales@acme.example');
    const answers = await Promise.all(Array.from({ length: 20 }, () => refreshed(refreshToken)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
  });

  test('a retry within ten seconds gets the same successor, for a reply that was lost', async () => {
    const { refreshToken } = await auth.login('sales@acme.example');
    const { refreshToken: successor } = await refreshed(refreshToken);
    auth.advance(9_000);
    expect((await refreshed(refreshToken)).refreshToken).toBe(successor);
  });

  test('a token that comes back later ends the whole session and notifies the user', async () => {
    const stolen = await auth.login('hr@acme.example');
    const { refreshToken: successor } = await refreshed(stolen.refreshToken);
    auth.advance(10_500);
    refusalOf(await refresh(stolen.refreshToken), 'UNAUTHENTICATED');
    refusalOf(await refresh(successor), 'UNAUTHENTICATED');
    await auth.refuse('UNAUTHENTICATED', stolen.viewer, me);

    const again = await auth.login('hr@acme.example');
    const { data } = await auth.query(
      again.viewer,
      '{ myNotifications(first: 1) { nodes { kind title body subjectType } } me { sessions { id } } }',
    );
    expect(data).toMatchObject({
      myNotifications: {
        nodes: [
          {
            kind: 'SECURITY_ALERT',
            title: 'A session was ended for your safety',
            body: expect.stringContaining('Firefox on Linux'),
            subjectType: 'SESSION',
          },
        ],
      },
      me: { sessions: [{ id: again.viewer.sessionId }] },
    });
  });

  test('a session ends after a day, and after thirty when the user is remembered', async () => {
    const short = await auth.login('sales@acme.example');
    const long = await auth.login('sales@acme.example', undefined, { rememberMe: true });
    auth.advance(25 * 60 * 60_000);
    refusalOf(await refresh(short.refreshToken), 'UNAUTHENTICATED');
    const next = await refreshed(long.refreshToken);
    auth.advance(29 * 24 * 60 * 60_000);
    refusalOf(await refresh(next.refreshToken), 'UNAUTHENTICATED');
  });

  test('a token that was never given out is refused', async () => {
    refusalOf(await refresh('rt_made-up'), 'UNAUTHENTICATED');
    refusalOf(await refresh(''), 'BAD_USER_INPUT');
  });

  test('a refresh brings the current roles', async () => {
    const employee = await auth.login('employee@acme.example');
    const owner = await auth.login('owner@acme.example');
    await auth.query(
      owner.viewer,
      'mutation($input: SetUserRolesInput!) { setUserRoles(input: $input) { user { id } } }',
      {
        input: { userId: employee.viewer.userId, roles: ['box_office'] },
      },
    );
    const { viewer } = await refreshed(employee.refreshToken);
    expect(viewer.roles).toEqual(['box_office']);
    expect(viewer.permissions).toContain('reservations:ticket:checkin');
  });

  test('logging out ends the session; its access token is refused afterwards', async () => {
    const { viewer, refreshToken } = await auth.login('sales@acme.example');
    const other = await auth.login('sales@acme.example');
    expect((await auth.query(viewer, 'mutation { logout { success } }')).data).toEqual({
      logout: { success: true },
    });
    refusalOf(await refresh(refreshToken), 'UNAUTHENTICATED');
    await auth.refuse('UNAUTHENTICATED', viewer, me);
    expect((await auth.query(other.viewer, me)).data).toEqual({ me: { email: 'sales@acme.example' } });
    // Repeating it is not an error.
    expect((await auth.query(viewer, 'mutation { logout { success } }')).errors).toEqual([]);
  });

  test('logging out works with the refresh token alone, and fails without any token', async () => {
    const { refreshToken } = await auth.login('sales@acme.example');
    const logout = 'mutation($input: LogoutInput) { logout(input: $input) { success } }';
    expect((await auth.query(anonymousViewer, logout, { input: { refreshToken } })).errors).toEqual([]);
    refusalOf(await refresh(refreshToken), 'UNAUTHENTICATED');
    await auth.refuse('UNAUTHENTICATED', anonymousViewer, logout);
  });

  test('logging out everywhere can keep the session of the request', async () => {
    const here = await auth.login('finance@acme.example');
    await auth.login('finance@acme.example');
    await auth.login('finance@acme.example');
    const everywhere =
      'mutation($input: LogoutEverywhereInput) { logoutEverywhere(input: $input) { revokedSessions } }';
    expect((await auth.query(here.viewer, everywhere, { input: { keepCurrent: true } })).data).toEqual({
      logoutEverywhere: { revokedSessions: 2 },
    });
    expect((await auth.query(here.viewer, everywhere)).data).toEqual({
      logoutEverywhere: { revokedSessions: 1 },
    });
    await auth.refuse('UNAUTHENTICATED', here.viewer, me);
  });

  test('a session can be ended by its user and by who may change users, and is unknown to others', async () => {
    const sales = await auth.login('sales@acme.example');
    const second = await auth.login('sales@acme.example');
    const employee = await auth.login('employee@acme.example');
    const foreigner = await auth.login('admin@globex.example');
    const admin = await auth.login('admin@acme.example');
    const revoke = (viewer: typeof sales.viewer, sessionId: string) =>
      auth.query(
        viewer,
        'mutation($input: RevokeSessionInput!) { revokeSession(input: $input) { success } }',
        {
          input: { sessionId },
        },
      );
    refusalOf(await revoke(employee.viewer, sales.viewer.sessionId), 'NOT_FOUND');
    refusalOf(await revoke(foreigner.viewer, sales.viewer.sessionId), 'NOT_FOUND');
    refusalOf(await revoke(sales.viewer, 'unknown'), 'NOT_FOUND');
    expect((await revoke(sales.viewer, second.viewer.sessionId)).errors).toEqual([]);
    expect((await revoke(admin.viewer, sales.viewer.sessionId)).errors).toEqual([]);
    await auth.refuse('UNAUTHENTICATED', sales.viewer, me);
  });
});
