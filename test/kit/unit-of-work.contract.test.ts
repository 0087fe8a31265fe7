import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { MailRequested } from '../../proto/generated/erp/auth/v1/events.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { migrate } from '../../subgraphs/kit/database/migrate.ts';
import type { NewEvent } from '../../subgraphs/kit/events/outbox.ts';
import type { ServiceCall } from '../../subgraphs/kit/grpc/grpc-server.ts';
import { defineUnitOfWork } from '../../subgraphs/kit/part/unit-of-work.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';

interface NoteTables {
  readonly notes: { readonly id: string; readonly text: string };
}

const createStores = (connection: Kysely<NoteTables>) => ({
  notes: {
    insert: async (id: string, text: string): Promise<void> => {
      await connection.insertInto('notes').values({ id, text }).execute();
    },
    texts: async (id: string): Promise<readonly string[]> => {
      const rows = await connection.selectFrom('notes').select('text').where('id', '=', id).execute();
      return rows.map((row) => row.text);
    },
  },
});
const units = defineUnitOfWork(createStores);

/** Any event will do that a domain declares. */
const noteEvent = (id: string): NewEvent =>
  MailRequested.create('acme-org', { mailId: id, to: 'anna@acme.example', kind: 'note' });

/** One change is its rows and its events, or nothing. */
describeOnEngines('a unit of work', (engine) => {
  let database: Database<NoteTables>;
  const start = Date.parse('2026-05-20T10:00:00.000Z');
  let ticks = 0;
  const dependencies = {
    get database() {
      return database;
    },
    clock: () => new Date(start + ticks++ * 1_000),
  };

  beforeAll(async () => {
    database = await openDatabase<NoteTables>({ url: await engine.emptyDatabase(), schema: 'units' });
    await migrate(database, {
      '0001_notes': async (schema) => {
        await schema.schema
          .createTable('notes')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('text', 'text', (column) => column.notNull())
          .execute();
      },
    });
  });
  afterAll(() => database.close());

  const eventTimes = async (id: string): Promise<readonly string[]> => {
    const { rows } = await sql<{
      occurred_at: string;
    }>`select occurred_at from outbox where aggregate_id = ${id} order by sequence`.execute(database.kysely);
    return rows.map((row) => row.occurred_at);
  };

  test('a change stores its rows and its events, at one time', async () => {
    const now = await units.change(dependencies, undefined, async (unit) => {
      await unit.stores.notes.insert('kept', 'A');
      await unit.publish(noteEvent('kept'), noteEvent('kept'));
      return unit.now;
    });
    expect(await units.read(dependencies).notes.texts('kept')).toEqual(['A']);
    expect(await eventTimes('kept')).toEqual([now.toISOString(), now.toISOString()]);
  });

  test('a change that fails leaves neither rows nor events', async () => {
    const change = units.change(dependencies, undefined, async ({ stores, publish }) => {
      await stores.notes.insert('lost', 'A');
      await publish(noteEvent('lost'));
      throw new Error('Too bad.');
    });
    await expect(change).rejects.toThrow('Too bad.');
    expect(await units.read(dependencies).notes.texts('lost')).toEqual([]);
    expect(await eventTimes('lost')).toEqual([]);
  });

  test('a change that runs again after a conflict takes the time anew', async () => {
    const times: Date[] = [];
    await units.change(dependencies, undefined, async ({ stores, now, publish }) => {
      times.push(now);
      await stores.notes.insert('again', String(times.length));
      await publish(noteEvent('again'));
      if (times.length === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    });
    expect(times).toHaveLength(2);
    expect(Number(times[1])).toBeGreaterThan(Number(times[0]));
    expect(await units.read(dependencies).notes.texts('again')).toEqual(['2']);
    expect(await eventTimes('again')).toEqual([times[1]?.toISOString()]);
  });

  test('a unit joins a transaction that is already open', async () => {
    const work = database.transaction(async (transaction) => {
      const { stores, publish } = units.join(dependencies, transaction);
      await stores.notes.insert('joined', 'A');
      await publish(noteEvent('joined'));
      throw new Error('The transaction decides.');
    });
    await expect(work).rejects.toThrow('The transaction decides.');
    expect(await units.read(dependencies).notes.texts('joined')).toEqual([]);
    expect(await eventTimes('joined')).toEqual([]);
  });

  test('a domain extends its units, with the caller at hand', async () => {
    const audited = defineUnitOfWork(createStores, ({ stores, now }, call) => ({
      audit: (id: string) => stores.notes.insert(id, `${call?.requestId ?? 'a job'} at ${now.toISOString()}`),
    }));
    const call: ServiceCall = {
      viewer: { kind: 'anonymous' },
      requestId: 'request-7',
      clientIp: '',
      clientUserAgent: '',
      deadline: undefined,
      signal: new AbortController().signal,
    };
    const now = await audited.change(dependencies, call, async (unit) => {
      await unit.audit('audited');
      return unit.now;
    });
    await audited.change(dependencies, undefined, (unit) => unit.audit('by-a-job'));
    const { notes } = units.read(dependencies);
    expect(await notes.texts('audited')).toEqual([`request-7 at ${now.toISOString()}`]);
    expect((await notes.texts('by-a-job'))[0]).toMatch(/^a job at /);
  });
});
