import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import type { TestEngine } from '../../../test/harness/test-engine.ts';
import { openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { QueueEntry } from '../service/model/queue-entry.ts';
import type { ReservationsTables } from '../service/stores/tables.ts';
import { admissionBurst } from '../service/waiting-room/admission-rate.ts';
import type { WaitingRoom } from '../service/waiting-room/waiting-room.ts';
import { createMemoryWaitingRoom } from '../service/waiting-room/waiting-room-memory.ts';
import { createSqlWaitingRoom } from '../service/waiting-room/waiting-room-sql.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** Waiting rooms over one state, as several processes would open them. */
interface WaitingRoomsUnderTest {
  readonly rooms: readonly WaitingRoom[];
  close(): Promise<void>;
}

describeOnEngines('waiting rooms', (engine) => testWaitingRoom((clock) => openInDatabase(engine, clock)));

describe('waiting rooms in memory', () => testWaitingRoom(openInMemory));

/** A waiting room in memory; its events are dropped. */
async function openInMemory(clock: TestClock): Promise<WaitingRoomsUnderTest> {
  const room = createMemoryWaitingRoom({ clock: clock.now, publish: async () => {} });
  return { rooms: [room], close: async () => {} };
}

/** One waiting room on SQLite; on PostgreSQL two, with connections of their own over one database. */
async function openInDatabase(engine: TestEngine, clock: TestClock): Promise<WaitingRoomsUnderTest> {
  const url = await engine.emptyDatabase();
  const databases = await Promise.all(
    Array.from({ length: engine.kind === 'postgres' ? 2 : 1 }, () =>
      openDatabase<ReservationsTables>({ url, schema: 'reservations' }),
    ),
  );
  for (const database of databases) await migrate(database, migrations);
  return {
    rooms: databases.map((database) => createSqlWaitingRoom({ database, clock: clock.now })),
    close: async () => {
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}

/** What every implementation of {@link WaitingRoom} promises. */
function testWaitingRoom(open: (clock: TestClock) => Promise<WaitingRoomsUnderTest>): void {
  const clock = createTestClock(new Date('2030-01-01T00:00:00.000Z'));
  let opened: WaitingRoomsUnderTest;
  let room: WaitingRoom;
  let turn = 0;

  beforeAll(async () => {
    opened = await open(clock);
    [room] = opened.rooms as [WaitingRoom];
  });
  afterAll(() => opened.close());

  /** The next of the rooms, so that every promise is tried across processes. */
  const anyRoom = (): WaitingRoom => {
    turn += 1;
    return opened.rooms[turn % opened.rooms.length] ?? room;
  };
  const join = (eventId: string, holder: { userId?: string; tokenHash?: string }): Promise<QueueEntry> =>
    anyRoom().join({
      id: newId(),
      organizationId: 'acme-org',
      eventId,
      userId: holder.userId,
      tokenHash: holder.tokenHash,
    });
  const admit = (eventId: string, admissionsPerMinute = 60, opensAt?: Date): Promise<readonly QueueEntry[]> =>
    anyRoom().admit({
      organizationId: 'acme-org',
      eventId,
      admissionsPerMinute,
      opensAt,
      admissionSeconds: 300,
    });
  const read = async (id: string): Promise<QueueEntry | undefined> => (await anyRoom().findByIds([id]))[0];

  test('positions follow the order of joining and move up when a holder leaves', async () => {
    const eventId = newId();
    const entries = [];
    for (const userId of ['a', 'b', 'c']) entries.push(await join(eventId, { userId }));
    expect(entries.map(({ position, status }) => [position, status])).toEqual([
      [1, 'WAITING'],
      [2, 'WAITING'],
      [3, 'WAITING'],
    ]);
    const left = await anyRoom().leave(entries[0]?.id ?? '');
    expect(left).toMatchObject({ status: 'LEFT', position: 0 });
    expect(await read(entries[2]?.id ?? '')).toMatchObject({ position: 2 });
    expect((await room.countWaiting([eventId, 'none'])).get(eventId)).toBe(2);
    expect((await room.countWaiting([eventId, 'none'])).get('none') ?? 0).toBe(0);
  });

  test('joining again keeps the place, for users and for clients, however many requests come at the same time', async () => {
    const eventId = newId();
    const first = await join(eventId, { userId: 'a' });
    const client = await join(eventId, { tokenHash: 'client' });
    const again = await Promise.all([
      ...Array.from({ length: 5 }, () => join(eventId, { userId: 'a' })),
      ...Array.from({ length: 5 }, () => join(eventId, { tokenHash: 'client' })),
      ...Array.from({ length: 5 }, () => join(eventId, { userId: 'new' })),
    ]);
    expect(new Set(again.map(({ id }) => id)).size).toBe(3);
    expect(again[0]).toMatchObject({ id: first.id, position: 1 });
    expect(again[5]).toMatchObject({ id: client.id, position: 2 });
    expect((await room.countWaiting([eventId])).get(eventId)).toBe(3);
  });

  test('a user who presents the token of an anonymous client takes its place, but not a second one', async () => {
    const eventId = newId();
    const anonymous = await join(eventId, { tokenHash: 'phone' });
    const taken = await join(eventId, { userId: 'a', tokenHash: 'phone' });
    expect(taken).toMatchObject({ id: anonymous.id, userId: 'a' });
    const other = await join(eventId, { tokenHash: 'tablet' });
    await anyRoom().bindUser(other.id, 'a');
    expect((await read(other.id))?.userId).toBeUndefined();
    await anyRoom().bindUser(other.id, 'b');
    expect((await read(other.id))?.userId).toBe('b');
    await anyRoom().bindUser(other.id, 'c');
    expect((await read(other.id))?.userId).toBe('b');
    // A user who joins with the token of another holder gets a place of their own.
    expect((await join(eventId, { userId: 'c', tokenHash: 'tablet' })).id).not.toBe(other.id);
  });

  test('an entry is found by its holder: the active one, otherwise the newest', async () => {
    const [eventId, other] = [newId(), newId()];
    const left = await join(eventId, { userId: 'finder' });
    await anyRoom().leave(left.id);
    const find = (event?: string) =>
      anyRoom().findByHolder({ userId: 'finder', tokenHash: undefined }, event);
    expect(await find(eventId)).toMatchObject({ id: left.id, status: 'LEFT' });
    clock.advance(1);
    const active = await join(eventId, { userId: 'finder' });
    expect(await find(eventId)).toMatchObject({ id: active.id, status: 'WAITING' });
    expect(await find(other)).toBeUndefined();
    expect(await room.findByHolder({ userId: undefined, tokenHash: 'unknown' }, undefined)).toBeUndefined();
  });

  test('an admission that is not used expires, and the holder may join again at the end', async () => {
    const eventId = newId();
    const first = await join(eventId, { userId: 'a' });
    await join(eventId, { userId: 'b' });
    const [admitted] = await admit(eventId);
    expect(admitted).toMatchObject({ id: first.id, status: 'ADMITTED', position: 0 });
    expect(admitted?.admission?.expiresAt).toEqual(new Date(clock.now().getTime() + 300_000));
    clock.advance(300_000);
    await admit(eventId);
    expect(await read(first.id)).toMatchObject({ status: 'EXPIRED', admission: undefined });
    const again = await join(eventId, { userId: 'a' });
    expect(again.id).not.toBe(first.id);
  });

  test('no entry is admitted before the room opens; then the first to join are the first admitted', async () => {
    const eventId = newId();
    const opensAt = new Date(clock.now().getTime() + 60_000);
    const entries = [];
    for (const userId of ['a', 'b', 'c']) entries.push(await join(eventId, { userId }));
    expect(await admit(eventId, 60, opensAt)).toEqual([]);
    clock.advance(60_000);
    expect((await admit(eventId, 60, opensAt)).map(({ id }) => id)).toEqual([entries[0]?.id]);
    clock.advance(1_000);
    expect((await admit(eventId, 60, opensAt)).map(({ id }) => id)).toEqual([entries[1]?.id]);
  });

  test('leaving twice, and leaving an unknown entry, change nothing', async () => {
    const eventId = newId();
    const entry = await join(eventId, { userId: 'a' });
    await anyRoom().leave(entry.id);
    expect(await anyRoom().leave(entry.id)).toMatchObject({ status: 'LEFT' });
    expect(await anyRoom().leave('none')).toBeUndefined();
  });

  test('entries that are over are forgotten, active ones never', async () => {
    const eventId = newId();
    const over = await join(eventId, { userId: 'a' });
    const active = await join(eventId, { userId: 'b' });
    await anyRoom().leave(over.id);
    clock.advance(1_000);
    await room.forget(clock.now());
    expect(await read(over.id)).toBeUndefined();
    expect(await read(active.id)).toMatchObject({ status: 'WAITING', position: 1 });
    expect(await room.listOccupied()).toContain(eventId);
  });

  test('over any time no more are admitted than the rate allows, in the order of joining, and every entry is admitted in the end', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('join' as const), count: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 9_000 }) }),
      fc.record({ kind: fc.constant('leave' as const), index: fc.nat() }),
      fc.record({ kind: fc.constant('admit' as const), callers: fc.integer({ min: 1, max: 4 }) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 6, max: 600 }),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (rate, steps) => {
          const eventId = newId();
          const joined: string[] = [];
          const gone = new Set<string>();
          const admissions: Array<{ readonly id: string; readonly atMs: number }> = [];
          const admitAll = async (callers: number): Promise<void> => {
            const batches = await Promise.all(Array.from({ length: callers }, () => admit(eventId, rate)));
            // Which of the concurrent callers came first is unknown: within this instant the order is that of joining.
            const ids = batches.flat().map(({ id }) => id);
            const inOrder = ids.toSorted((one, other) => joined.indexOf(one) - joined.indexOf(other));
            for (const id of inOrder) admissions.push({ id, atMs: clock.now().getTime() });
          };
          for (const action of steps) {
            if (action.kind === 'join')
              for (let count = 0; count < action.count; count += 1)
                joined.push((await join(eventId, { userId: newId() })).id);
            else if (action.kind === 'wait') clock.advance(action.ms);
            else if (action.kind === 'admit') await admitAll(action.callers);
            else if (joined.length > 0) {
              const id = joined[action.index % joined.length] ?? '';
              if (!admissions.some((admission) => admission.id === id)) gone.add(id);
              await anyRoom().leave(id);
            }
          }
          // Every window between two admissions keeps to the rate; both are in it, and the clock has whole ms.
          for (const [start, from] of admissions.entries()) {
            for (const [offset, until] of admissions.slice(start).entries()) {
              const allowed = ((until.atMs - from.atMs + 1) * rate) / 60_000 + admissionBurst(rate);
              expect(offset + 1).toBeLessThanOrEqual(Math.floor(allowed + 1e-6));
            }
          }
          const staying = joined.filter((id) => !gone.has(id));
          expect(admissions.map(({ id }) => id)).toEqual(staying.slice(0, admissions.length));
          // Enough time, and everybody has been let in.
          for (let round = 0; admissions.length < staying.length && round < 200; round += 1) {
            clock.advance(1_000 + 60_000 / rate);
            await admitAll(1);
          }
          expect(admissions.map(({ id }) => id)).toEqual(staying);
        },
      ),
      { numRuns: 20 },
    );
  });
}
