import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { MailRequested } from '../../proto/generated/erp/auth/v1/events.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import { DomainError } from '../../subgraphs/kit/errors/domain-error.ts';
import type { NewEvent } from '../../subgraphs/kit/events/outbox.ts';
import type { ServiceCall } from '../../subgraphs/kit/grpc/grpc-server.ts';
import { createCallRetentionJob } from '../../subgraphs/kit/idempotency/call-retention.ts';
import type { IdempotentCall } from '../../subgraphs/kit/idempotency/idempotent-call.ts';
import {
  createIdempotentCalls,
  type IdempotentCalls,
  type KeyedCall,
} from '../../subgraphs/kit/idempotency/idempotent-calls.ts';
import { once } from '../../subgraphs/kit/idempotency/once.ts';
import { defineUnitOfWork } from '../../subgraphs/kit/part/unit-of-work.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { userViewer } from '../harness/viewers.ts';
import { silentLogger } from './event-samples.ts';

interface Tables {
  readonly notes: { readonly id: string; readonly text: string };
}

const units = defineUnitOfWork((connection: Kysely<Tables>) => ({
  insert: async (id: string, text: string): Promise<void> => {
    await connection.insertInto('notes').values({ id, text }).execute();
  },
}));

const noteEvent = (id: string): NewEvent =>
  MailRequested.create('acme-org', { mailId: id, to: 'anna@acme.example', kind: 'note' });

/** What a change resolves with: everything that results of use cases are made of. */
const plainData = {
  when: new Date('2026-05-20T10:00:00.123Z'),
  amount: 9_007_199_254_740_993n,
  byName: new Map([['a', { left: undefined }]]),
  bytes: Buffer.from('x'),
};

describeOnEngines('a call with an idempotency key', (engine) => {
  let database: Database<Tables>;
  /** The same service as another process. */
  let otherDatabase: Database<Tables> | undefined;
  let calls: IdempotentCalls;
  const now = new Date('2026-05-20T10:00:00.000Z');
  const clock = (): Date => now;
  const createCalls = (over: Database<Tables>, secret?: string) =>
    createIdempotentCalls({ database: over, clock, logger: silentLogger, secret });

  beforeAll(async () => {
    const url = await engine.lastingDatabase();
    database = await openDatabase<Tables>({ url, schema: 'idempotent' });
    await migrate(database, {
      '0001_notes': async (schema) => {
        await schema.schema
          .createTable('notes')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('text', 'text', (column) => column.notNull())
          .execute();
      },
    });
    if (engine.kind === 'postgres') otherDatabase = await openDatabase<Tables>({ url, schema: 'idempotent' });
  });
  afterAll(async () => {
    await otherDatabase?.close();
    await database.close();
  });
  beforeEach(() => {
    calls = createCalls(database);
  });
  afterEach(async () => {
    for (const table of ['notes', 'outbox', 'idempotent_calls'])
      await sql`delete from ${sql.table(table)}`.execute(database.kysely);
  });

  const keyed = (more: Partial<KeyedCall<string>> = {}): KeyedCall<string> => ({
    viewer: userViewer([]),
    key: 'a-key-of-sixteen-or-more',
    rpc: '/erp.crm.v1.CrmService/CreateNote',
    request: Buffer.from('one request'),
    encode: (response) => Buffer.from(response),
    decode: (bytes) => bytes.toString(),
    ...more,
  });

  const callOf = (idempotent: IdempotentCall | undefined): ServiceCall => ({
    viewer: userViewer([]),
    requestId: 'request-1',
    clientIp: '',
    clientUserAgent: '',
    deadline: undefined,
    signal: new AbortController().signal,
    idempotent,
  });

  /** A change that would be seen if it happened twice. */
  const write = (text: string, over = database) =>
    async function change(idempotent: IdempotentCall | undefined): Promise<string> {
      return units.change({ database: over, clock }, callOf(idempotent), async ({ stores, publish }) => {
        const id = newId();
        await stores.insert(id, text);
        await publish(noteEvent(id));
        return id;
      });
    };

  const count = async (table: string): Promise<number> => {
    const { rows } = await sql<{
      count: number | bigint;
    }>`select count(*) as count from ${sql.table(table)}`.execute(database.kysely);
    return Number(rows[0]?.count);
  };
  /** As after a death between the last commit and the answer. */
  const forgetOutcomes = () => sql`update idempotent_calls set outcome = null`.execute(database.kysely);

  test('has one effect, and the same answer each time', async () => {
    const first = await calls.answer(keyed(), write('A'));
    expect(await calls.answer(keyed(), write('A'))).toBe(first);
    // A service that was started again.
    expect(await createCalls(database).answer(keyed(), write('A'))).toBe(first);
    expect([await count('notes'), await count('outbox')]).toEqual([1, 1]);
  });

  test('has one effect when its service died before the answer was stored', async () => {
    const first = await calls.answer(keyed(), write('A'));
    await forgetOutcomes();
    expect(await calls.answer(keyed(), write('A'))).toBe(first);
    expect([await count('notes'), await count('outbox')]).toEqual([1, 1]);
  });

  test('has one effect and one answer when it comes a hundred times at the same moment', async () => {
    const others = createCalls(otherDatabase ?? database);
    const services =
      otherDatabase === undefined
        ? [{ calls, write: write('A') }]
        : [
            { calls, write: write('A') },
            { calls: others, write: write('A', otherDatabase) },
          ];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const service = services[index % services.length];
        if (service === undefined) throw new Error('There is a service.');
        return service.calls.answer(keyed(), service.write);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect([await count('notes'), await count('outbox')]).toEqual([1, 1]);
  });

  test('goes on where it died, and gets what the steps before resolved with', async () => {
    const asked: string[] = [];
    let isDying = true;
    const handle = async (idempotent: IdempotentCall): Promise<string> => {
      const call = callOf(idempotent);
      const held = await units.change({ database, clock }, call, async ({ stores }) => {
        await stores.insert(newId(), 'held');
        return plainData;
      });
      expect(held).toEqual(plainData);
      expect(held.byName.get('a')).toHaveProperty('left');
      asked.push(idempotent.keyFor('/pay', Buffer.from('card')), idempotent.secretFor('token'));
      if (isDying) throw new Error('killed');
      await units.change({ database, clock }, call, ({ stores }) => stores.insert(newId(), 'paid'));
      return 'done';
    };
    await expect(calls.answer(keyed(), handle)).rejects.toThrow('killed');
    isDying = false;
    expect(await calls.answer(keyed(), handle)).toBe('done');
    await forgetOutcomes();
    expect(await calls.answer(keyed(), handle)).toBe('done');
    expect(await count('notes')).toBe(2);
    // Peers are asked with the same keys each time.
    expect(new Set(asked).size).toBe(2);
  });

  test('passes over the checks of a change that is done', async () => {
    let checks = 0;
    const handle = (idempotent: IdempotentCall): Promise<string> =>
      once({ idempotent }, async () => {
        checks += 1;
        if ((await count('notes')) > 0) throw new DomainError('CONFLICT', 'There is a note already.');
        return write('A')(idempotent);
      });
    const first = await calls.answer(keyed(), handle);
    await forgetOutcomes();
    expect(await calls.answer(keyed(), handle)).toBe(first);
    expect(checks).toBe(1);
  });

  test('what is done once is one change, and its result', async () => {
    const handle = (idempotent: IdempotentCall): Promise<string> =>
      once({ idempotent }, async () => `${await write('A')(idempotent)} and more`);
    await expect(calls.answer(keyed(), handle)).rejects.toThrow('makes one change');
  });

  test.each<[string, Partial<KeyedCall<string>>]>([
    ['request', { request: Buffer.from('another request') }],
    ['RPC', { rpc: '/erp.crm.v1.CrmService/Other' }],
  ])('is refused for another %s, and nothing is done', async (_what, more) => {
    await calls.answer(keyed(), write('A'));
    const other = keyed(more);
    await expect(calls.answer(other, write('B'))).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await count('notes')).toBe(1);
  });

  test.each<[string, Partial<KeyedCall<string>>]>([
    ['user', { viewer: userViewer([], { userId: 'user-2' }) }],
    ['organization', { viewer: userViewer([], { organizationId: 'globex-org' }) }],
    ['kind of caller', { viewer: { kind: 'service', service: 'user-1', organizationId: 'acme-org' } }],
    ['key', { key: 'another-key-of-sixteen' }],
  ])('is another call with another %s', async (_what, more) => {
    const first = await calls.answer(keyed(), write('A'));
    expect(await calls.answer(keyed(more), write('A'))).not.toBe(first);
    expect(await count('notes')).toBe(2);
  });

  test('is refused again where the refusal was final, whatever has become of it', async () => {
    const refuse = async (): Promise<string> => {
      throw new DomainError('CONFLICT', 'Too late.', {
        fields: [{ path: 'a', message: 'b' }],
        metadata: { currentState: 'PAID' },
      });
    };
    await expect(calls.answer(keyed(), refuse)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(calls.answer(keyed(), write('A'))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Too late.',
      fields: [{ path: 'a', message: 'b' }],
      metadata: { currentState: 'PAID' },
    });
    expect(await count('notes')).toBe(0);
  });

  test.each([
    'BAD_USER_INPUT',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'RATE_LIMITED',
    'UNAVAILABLE',
    'TIMEOUT',
  ] as const)('is looked at again after %s', async (code) => {
    const refuse = async (): Promise<string> => {
      throw new DomainError(code, 'Not now.');
    };
    await expect(calls.answer(keyed(), refuse)).rejects.toMatchObject({ code });
    await calls.answer(keyed(), write('A'));
    expect(await count('notes')).toBe(1);
  });

  test('a change that fails leaves nothing to remember', async () => {
    const fail = (idempotent: IdempotentCall): Promise<string> =>
      units.change({ database, clock }, callOf(idempotent), async ({ stores }) => {
        await stores.insert(newId(), 'A');
        throw new Error('Too bad.');
      });
    await expect(calls.answer(keyed(), fail)).rejects.toThrow('Too bad.');
    expect([await count('notes'), await count('idempotent_calls')]).toEqual([0, 0]);
  });

  test('neither key nor request nor result stands in the tables', async () => {
    const secrets = [
      'a-key-of-sixteen-or-more',
      'card 4242424242424242',
      'token-of-the-answer',
      'secret of a step',
    ];
    const [, card = '', token = '', ofStep = ''] = secrets;
    await calls.answer(keyed({ request: Buffer.from(card) }), async (idempotent) => {
      await units.change({ database, clock }, callOf(idempotent), async () => ofStep);
      return token;
    });
    const { rows } = await sql`select * from idempotent_calls call
      join idempotent_steps step on step.call_id = call.call_id`.execute(database.kysely);
    expect(rows).toHaveLength(1);
    const stored = JSON.stringify(rows);
    const decoded = Object.values(rows[0] as object).map((cell) =>
      Buffer.from(String(cell), 'base64').toString('latin1'),
    );
    expect(secrets.filter((secret) => [stored, ...decoded].some((text) => text.includes(secret)))).toEqual(
      [],
    );
  });

  test('what cannot be opened is not done again', async () => {
    await createCalls(database, 'a secret').answer(keyed(), write('A'));
    await expect(createCalls(database, 'another').answer(keyed(), write('A'))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_UNAVAILABLE',
    });
    expect(await count('notes')).toBe(1);
  });

  test('is forgotten with its steps when its time has passed, not before', async () => {
    await calls.answer(keyed(), write('A'));
    const run = (hoursLater: number): Promise<void> =>
      createCallRetentionJob(
        database.kysely,
        () => new Date(now.getTime() + hoursLater * 3_600_000),
        24 * 3_600_000,
      ).run(new AbortController().signal);
    await run(24);
    expect([await count('idempotent_calls'), await count('idempotent_steps')]).toEqual([1, 1]);
    await run(25);
    expect([await count('idempotent_calls'), await count('idempotent_steps')]).toEqual([0, 0]);
  });
});
