import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../../kit/database/database.ts';
import { migrate } from '../../../kit/database/migrate.ts';
import { migrations } from '../migrations/migrations.ts';
import { createSecretBox } from '../secrets/secret-box.ts';
import { createSigningKeyStore } from '../stores/signing-key-store.ts';
import type { AuthTables } from '../stores/tables.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
let database: Database<AuthTables>;
let time: number;

beforeEach(async () => {
  time = Date.parse('2026-03-01T00:00:00Z');
  database = await openDatabase<AuthTables>({ url: ':memory:', schema: 'auth' });
  await migrate(database, migrations);
});
afterEach(() => database.close());

function createKeys(encryptionKey?: string): SigningKeys {
  return createSigningKeys({
    store: createSigningKeyStore(database.kysely),
    secretBox: createSecretBox(encryptionKey),
    clock: () => new Date(time),
    lifetimeDays: 30,
  });
}

async function publishedKids(keys: SigningKeys): Promise<string[]> {
  const { keys: published } = JSON.parse(await keys.publish()) as { keys: ReadonlyArray<{ kid: string }> };
  return published.map(({ kid }) => kid);
}

test('the first key signs immediately and is published', async () => {
  const keys = createKeys();
  const { kid, privateKey } = await keys.current();
  expect(privateKey.algorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048 });
  expect(await publishedKids(keys)).toEqual([kid]);
  expect(await keys.findPublic(kid)).toMatchObject({ type: 'public' });
  expect(await keys.findPublic('unknown')).toBeUndefined();
});

test('the next key is published an hour before it signs, and the last one verifies for an hour after', async () => {
  const keys = createKeys();
  const first = (await keys.current()).kid;
  time += 30 * dayMs - hourMs - 1;
  await keys.rotateWhenDue();
  expect(await publishedKids(keys)).toEqual([first]);
  time += 1;
  await keys.rotateWhenDue();
  const [, second = ''] = await publishedKids(keys);
  expect((await keys.current()).kid).toBe(first);
  time += hourMs;
  expect((await keys.current()).kid).toBe(second);
  expect(await keys.findPublic(first)).toBeDefined();
  time += hourMs + 1;
  await keys.rotateWhenDue();
  expect(await publishedKids(keys)).toEqual([second]);
  expect(await keys.findPublic(first)).toBeUndefined();
});

test('a service that slept through the rotation signs with a new key', async () => {
  const keys = createKeys();
  const first = (await keys.current()).kid;
  time += 90 * dayMs;
  const { kid } = await keys.current();
  expect(kid).not.toBe(first);
});

test('two processes that rotate at the same time make one key', async () => {
  const one = createKeys();
  const other = createKeys();
  await Promise.all([one.rotateWhenDue(), other.rotateWhenDue()]);
  time += 30 * dayMs - hourMs;
  await Promise.all([one.rotateWhenDue(), other.rotateWhenDue()]);
  expect(await publishedKids(one)).toHaveLength(2);
  expect(await publishedKids(other)).toEqual(await publishedKids(one));
});

test('an unplanned rotation takes over after ten minutes', async () => {
  const keys = createKeys();
  const first = (await keys.current()).kid;
  const { kid, signsFrom } = await keys.rotateNow();
  expect(signsFrom.getTime()).toBe(time + 10 * 60_000);
  expect((await keys.current()).kid).toBe(first);
  time += 10 * 60_000;
  expect((await keys.current()).kid).toBe(kid);
});

test('private keys are sealed when there is an encryption key, and then need it', async () => {
  const secret = 'an encryption key of 32 characters';
  const { kid } = await createKeys(secret).current();
  const row = await database.kysely.selectFrom('signing_keys').selectAll().executeTakeFirstOrThrow();
  expect(row.private_jwk).toMatch(/^sealed:[\w-]+$/);
  expect((await createKeys(secret).current()).kid).toBe(kid);
  await expect(createKeys().current()).rejects.toThrow('ERP_AUTH_ENCRYPTION_KEY');
  await expect(createKeys('another encryption key, 32+ characters').current()).rejects.toThrow();
});
