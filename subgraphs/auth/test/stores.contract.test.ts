import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { MailedToken } from '../service/model/mailed-token.ts';
import type { Session } from '../service/model/session.ts';
import type { Account } from '../service/model/user.ts';
import { type AuthStores, createStores } from '../service/stores/stores.ts';
import type { AuthTables } from '../service/stores/tables.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const minuteMs = 60_000;

function after(minutes: number): Date {
  return new Date(now.getTime() + minutes * minuteMs);
}

describeOnEngines('the auth stores', (engine) => {
  let database: Database<AuthTables>;
  let stores: AuthStores;
  const organizationId = newId();

  beforeAll(async () => {
    database = await openDatabase<AuthTables>({ url: await engine.emptyDatabase(), schema: 'auth' });
    await migrate(database, migrations);
    stores = createStores(database.kysely, database.engine);
    await stores.organizations.insert([
      {
        id: organizationId,
        name: 'Acme',
        slug: 'acme',
        createdAt: now,
        updatedAt: now,
        version: 1,
      },
    ]);
  });
  afterAll(() => database.close());

  async function addUser(email: string, details: Partial<Account> = {}): Promise<Account> {
    const account: Account = {
      id: newId(),
      email,
      firstName: 'Ada',
      lastName: 'Ames',
      username: undefined,
      emailProvenAt: undefined,
      passwordHash: undefined,
      homeOrganizationId: organizationId,
      isMfaEnabled: false,
      lastLoginAt: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
      ...details,
    };
    await stores.accounts.insert([account]);
    await stores.memberships.insert(
      account.id,
      { organizationId, status: 'ACTIVE', roles: ['employee', 'sales_rep'] },
      now,
    );
    return account;
  }

  async function addSession(userId: string, details: Partial<Session> = {}): Promise<Session> {
    const session: Session = {
      id: newId(),
      userId,
      organizationId,
      userAgent: 'curl/8',
      ip: '192.0.2.1',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: after(60),
      revokedAt: undefined,
      revocationReason: undefined,
      ...details,
    };
    await stores.sessions.insert([session]);
    return session;
  }

  test('an account reads back as it was written', async () => {
    const account = await addUser('full@example.org', {
      username: 'ada',
      passwordHash: 'hash',
      isMfaEnabled: true,
      lastLoginAt: after(1),
      version: 7,
    });
    expect(await stores.accounts.find(account.id)).toEqual(account);
    expect(await stores.accounts.findByEmail(account.email)).toEqual(account);
    expect(await stores.memberships.list(account.id)).toEqual([
      { organizationId, status: 'ACTIVE', roles: ['employee', 'sales_rep'] },
    ]);
  });

  test('an email address is unique', async () => {
    await addUser('unique@example.org');
    await expect(addUser('unique@example.org')).rejects.toThrow();
  });

  test('a search takes its text literally and ignores capitals', async () => {
    await addUser('percent@example.org', { firstName: '100%', lastName: 'Wool_Sock' });
    const search = async (text: string) =>
      (await stores.users.list(organizationId, { search: text }, undefined)).rows.map((user) => user.email);
    expect(await search('100% WOOL_')).toEqual(['percent@example.org']);
    expect(await search('1_0%')).toEqual([]);
    expect(await search('PERCENT@')).toEqual(['percent@example.org']);
  });

  test('members are read within their organization only', async () => {
    const account = await addUser('member@example.org');
    expect(await stores.users.findByIds(organizationId, [account.id, 'unknown'])).toHaveLength(1);
    expect(await stores.users.findByIds(newId(), [account.id])).toEqual([]);
  });

  test('failures are counted in windows, and a window that has ended starts again', async () => {
    const failures = stores.loginFailures;
    await failures.add('bucket', now, 15 * minuteMs);
    await failures.add('bucket', after(5), 15 * minuteMs);
    expect((await failures.find(['bucket', 'other'], after(14))).get('bucket')).toEqual({
      bucket: 'bucket',
      failures: 2,
      windowEndsAt: after(15),
    });
    expect((await failures.find(['bucket'], after(15))).size).toBe(0);
    await failures.add('bucket', after(16), 15 * minuteMs);
    expect((await failures.find(['bucket'], after(16))).get('bucket')).toEqual({
      bucket: 'bucket',
      failures: 1,
      windowEndsAt: after(31),
    });
    await failures.clear(['bucket']);
    expect((await failures.find(['bucket'], after(16))).size).toBe(0);
  });

  test('parallel failures are all counted', async () => {
    const failures = stores.loginFailures;
    await Promise.all(Array.from({ length: 20 }, () => failures.add('parallel', now, minuteMs)));
    expect((await failures.find(['parallel'], now)).get('parallel')?.failures).toBe(20);
  });

  test('sessions are live until they are revoked or over', async () => {
    const { id: userId } = await addUser('sessions@example.org');
    const older = await addSession(userId);
    const newer = await addSession(userId, { lastSeenAt: after(1) });
    await addSession(userId, { expiresAt: after(2) });
    const revoked = await addSession(userId);
    await stores.sessions.revoke(revoked, after(1), 'logout');
    const ids = async () =>
      (await stores.sessions.listLive(organizationId, [userId], after(2))).map(({ id }) => id);
    expect(await ids()).toEqual([newer.id, older.id]);
    expect(await stores.sessions.lock(revoked.id)).toEqual({
      ...revoked,
      revokedAt: after(1),
      revocationReason: 'logout',
    });
    expect(await stores.sessions.findLive(revoked.id, after(1))).toBeUndefined();
    expect(await stores.sessions.lockLive(revoked.id, after(1))).toBeUndefined();
    expect(await stores.sessions.findLive(older.id, after(1))).toEqual(older);
    expect(await stores.sessions.lockLive(older.id, after(1))).toEqual(older);
    expect(await stores.sessions.listLive(newId(), [userId], now)).toEqual([]);
    await stores.sessions.touch(older, after(3), '192.0.2.9', 'Firefox/1');
    expect(await ids()).toEqual([older.id, newer.id]);
  });

  test('an address is known from sessions since a time', async () => {
    const { id: userId } = await addUser('address@example.org');
    await addSession(userId, { ip: '192.0.2.7' });
    expect(await stores.sessions.isKnownAddress(userId, '192.0.2.7', now)).toBe(true);
    expect(await stores.sessions.isKnownAddress(userId, '192.0.2.7', after(1))).toBe(false);
    expect(await stores.sessions.isKnownAddress(userId, '192.0.2.8', now)).toBe(false);
    expect(await stores.sessions.isKnownAddress(userId, '', now)).toBe(false);
  });

  test('refresh tokens go with their session', async () => {
    const { id: userId } = await addUser('refresh@example.org');
    const session = await addSession(userId, { expiresAt: after(-1) });
    await stores.sessions.insertRefreshToken({
      tokenHash: 'refresh-hash',
      sessionId: session.id,
      createdAt: now,
    });
    await stores.sessions.markUsed('refresh-hash', after(1), 'sealed');
    expect(await stores.sessions.findRefreshToken('refresh-hash')).toEqual({
      tokenHash: 'refresh-hash',
      sessionId: session.id,
      createdAt: now,
      usedAt: after(1),
      sealedSuccessor: 'sealed',
    });
    await stores.sessions.deleteEnded(now);
    await expect(stores.sessions.lock(session.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stores.sessions.findRefreshToken('refresh-hash')).toBeUndefined();
  });

  test('a time step and a recovery code are claimed once', async () => {
    const { id: userId } = await addUser('mfa@example.org');
    await stores.mfa.replacePending(userId, 'secret', now);
    expect(await stores.mfa.find(userId)).toEqual({
      userId,
      secret: 'secret',
      createdAt: now,
      confirmedAt: undefined,
      lastUsedStep: undefined,
    });
    await stores.mfa.confirm(userId, now);
    const steps = await Promise.all([1, 2, 3].map(() => stores.mfa.claimStep(userId, 58_000_000)));
    expect(steps.filter(Boolean)).toHaveLength(1);
    expect(await stores.mfa.claimStep(userId, 57_999_999)).toBe(false);
    expect(await stores.mfa.claimStep(userId, 58_000_001)).toBe(true);
    await stores.mfa.replaceRecoveryCodes(userId, ['code']);
    const codes = await Promise.all([1, 2, 3].map(() => stores.mfa.claimRecoveryCode(userId, 'code', now)));
    expect(codes.filter(Boolean)).toHaveLength(1);
    await stores.mfa.delete(userId);
    expect(await stores.mfa.find(userId)).toBeUndefined();
    expect(await stores.mfa.claimRecoveryCode(userId, 'code', now)).toBe(false);
  });

  test('a mailed token is good for its purpose until it ends', async () => {
    const { id: userId } = await addUser('mailed@example.org');
    const token: MailedToken = {
      tokenHash: 'mailed-hash',
      purpose: 'invitation',
      userId,
      organizationId,
      firstName: 'In',
      lastName: 'Vited',
      createdAt: now,
      expiresAt: after(10),
    };
    await stores.mailedTokens.insert([token]);
    expect(await stores.mailedTokens.findValid('mailed-hash', 'invitation', after(9))).toEqual(token);
    expect(await stores.mailedTokens.findValid('mailed-hash', 'invitation', after(10))).toBeUndefined();
    expect(await stores.mailedTokens.findValid('mailed-hash', 'password-reset', now)).toBeUndefined();
    await stores.mailedTokens.deleteOf(userId, 'invitation', newId());
    expect(await stores.mailedTokens.findValid('mailed-hash', 'invitation', now)).toBeDefined();
    await stores.mailedTokens.deleteOf(userId, 'invitation', organizationId);
    expect(await stores.mailedTokens.findValid('mailed-hash', 'invitation', now)).toBeUndefined();
  });

  test('a change that fails leaves nothing behind', async () => {
    await expect(
      database.transaction(async (transaction) => {
        const inside = createStores(transaction, database.engine);
        await inside.organizations.insert([
          {
            id: newId(),
            name: 'Gone',
            slug: 'gone',
            createdAt: now,
            updatedAt: now,
            version: 1,
          },
        ]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await stores.organizations.findBySlug('gone')).toBeUndefined();
  });

  test('an organization changes nothing of another one', async () => {
    const { id: userId } = await addUser('foreign@example.org');
    const foreign = newId();
    const session = await addSession(userId);
    await stores.sessions.revoke({ ...session, organizationId: foreign }, after(1), 'logout');
    await stores.sessions.touch({ ...session, organizationId: foreign }, after(1), '203.0.113.1', 'curl/9');
    expect(await stores.sessions.lock(session.id)).toEqual(session);
    await expect(stores.memberships.setStatus(foreign, userId, 'DISABLED')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(stores.users.find(foreign, userId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await stores.notifications.insert([
      {
        id: newId(),
        organizationId,
        userId,
        kind: 'SECURITY_ALERT',
        title: 'Title',
        body: 'Body',
        link: undefined,
        subjectType: 'USER',
        subjectId: userId,
        createdAt: now,
        readAt: undefined,
      },
    ]);
    expect(await stores.notifications.markRead({ organizationId: foreign, userId }, [], now)).toEqual([]);
    expect(await stores.notifications.countUnread({ organizationId, userId })).toBe(1);
    expect(await stores.memberships.list(userId)).toEqual([
      { organizationId, status: 'ACTIVE', roles: ['employee', 'sales_rep'] },
    ]);
  });

  test('what is looked up for a change is there or NOT_FOUND', async () => {
    const missing = { code: 'NOT_FOUND' };
    await expect(stores.accounts.find('unknown')).rejects.toMatchObject(missing);
    await expect(stores.accounts.lock('unknown')).rejects.toMatchObject(missing);
    await expect(stores.organizations.find('unknown')).rejects.toMatchObject(missing);
    await expect(stores.organizations.lock('unknown')).rejects.toMatchObject(missing);
    await expect(stores.sessions.lock('unknown')).rejects.toMatchObject(missing);
    const account = await addUser('unsaved@example.org');
    await expect(stores.accounts.update({ ...account, id: 'unknown' })).rejects.toMatchObject(missing);
  });

  test('a generation of signing keys is made once', async () => {
    const key = {
      generation: 1,
      kid: 'first',
      publicJwk: '{}',
      privateJwk: '{}',
      createdAt: now,
      signsFrom: now,
      signsUntil: after(1),
      verifiesUntil: after(2),
    };
    await stores.signingKeys.insert(key);
    await stores.signingKeys.insert({ ...key, kid: 'second' });
    expect(await stores.signingKeys.list()).toEqual([key]);
  });
});
