import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { ReservationsTables } from '../service/stores/tables.ts';
import { createCurrentTime } from '../service/stores/time-store.ts';
import { createMemoryWaitingRoom } from '../service/waiting-room/waiting-room-memory.ts';
import { createSqlWaitingRoom } from '../service/waiting-room/waiting-room-sql.ts';
import type { TestClock } from './test-clock.ts';
import type { WaitingRoomsUnderTest } from './waiting-room-contract.ts';

/** A waiting room in memory; nobody listens to its events. */
export async function openInMemory(clock: TestClock): Promise<WaitingRoomsUnderTest> {
  const room = createMemoryWaitingRoom({ clock: clock.now, publish: async () => {} });
  return { rooms: [room], close: async () => {} };
}

/** A waiting room over one SQLite database. */
export function openOnSqlite(clock: TestClock): Promise<WaitingRoomsUnderTest> {
  return openSql(clock, ':memory:', 1);
}

/** Two waiting rooms with connections of their own over one PostgreSQL database. */
export async function openOnPostgres(clock: TestClock): Promise<WaitingRoomsUnderTest> {
  const testDatabase = await createTestDatabase();
  const opened = await openSql(clock, testDatabase.url, 2);
  return {
    rooms: opened.rooms,
    close: async () => {
      await opened.close();
      await testDatabase.drop();
    },
  };
}

async function openSql(clock: TestClock, url: string, count: number): Promise<WaitingRoomsUnderTest> {
  const databases = await Promise.all(
    Array.from({ length: count }, () => openDatabase<ReservationsTables>({ url, schema: 'reservations' })),
  );
  for (const database of databases) await migrate(database, migrations);
  return {
    rooms: databases.map((database) =>
      createSqlWaitingRoom(database, createCurrentTime(database.engine, clock.now)),
    ),
    close: async () => {
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}
