import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { demoUsers } from '../../kit/demo/demo-people.ts';
import { startAuth } from './start-auth.ts';

test('demo data is there after two starts, once, and keeps what was changed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'erp-auth-'));
  try {
    const databaseUrl = path.join(folder, 'auth.sqlite');
    const first = await startAuth({ databaseUrl });
    const customer = await first.login('customer@acme.example');
    await first.query(
      customer.viewer,
      'mutation { updateUser(input: { firstName: "Clara" }) { user { id } } markNotificationsRead(input: {}) { unreadCount } }',
    );
    await first.close();

    const second = await startAuth({ databaseUrl });
    for (const { email } of demoUsers) await expect(second.login(email)).resolves.toBeDefined();
    const again = await second.login('customer@acme.example');
    const { data } = await second.query(
      again.viewer,
      '{ me { displayName } myNotifications(first: 100) { totalCount unreadCount } }',
    );
    expect(data).toEqual({
      me: { displayName: 'Clara Costa' },
      myNotifications: { totalCount: 23, unreadCount: 0 },
    });
    const owner = await second.login('owner@acme.example');
    const users = await second.query(owner.viewer, '{ users { totalCount } roles { key } }');
    expect(users.data).toMatchObject({ users: { totalCount: 8 } });
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('no event is published about seeded rows', async () => {
  const auth = await startAuth();
  const started = auth.events.next('auth.session-started.v1');
  await auth.login('owner@acme.example');
  await started;
  await auth.close();
  const types = new Set(auth.events.all.map(({ type }) => type));
  expect(types).toEqual(new Set(['erp.auth.session-started.v1']));
});

test('an empty database gets its first owner from the settings, once', async () => {
  const environment = {
    ERP_AUTH_BOOTSTRAP_EMAIL: 'First@Example.org',
    ERP_AUTH_BOOTSTRAP_PASSWORD: 'a good password',
    ERP_AUTH_DEFAULT_ORGANIZATION: 'initech',
  };
  const auth = await startAuth({ environment, seedDemo: false });
  const { viewer } = await auth.login('first@example.org', 'a good password');
  const { data } = await auth.query(viewer, '{ me { roles { key } organization { slug } } }');
  expect(data).toEqual({ me: { roles: [{ key: 'owner' }], organization: { slug: 'initech' } } });
  await auth.close();
});
