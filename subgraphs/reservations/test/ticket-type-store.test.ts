import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { money } from '../../kit/values/money.ts';
import { migrations } from '../service/migrations/migrations.ts';
import { createEventStore } from '../service/stores/event-store.ts';
import type { ReservationsTables } from '../service/stores/tables.ts';
import { createTicketTypeStore } from '../service/stores/ticket-type-store.ts';

let database: Database<ReservationsTables>;
const type = {
  id: 'type',
  eventId: 'event',
  name: 'Seat',
  price: money(1_000n, 'EUR'),
  capacity: 3,
  available: 3,
  maxPerOrder: 8,
  version: 1,
};

beforeAll(async () => {
  database = await openDatabase({ url: ':memory:', schema: 'reservations' });
  await migrate(database, migrations);
  const now = new Date();
  await createEventStore(database.kysely, database.engine).insert({
    id: 'event',
    organizationId: 'acme-org',
    name: 'Concert',
    description: undefined,
    venue: 'Hall',
    startsAt: now,
    onSaleAt: undefined,
    lifecycle: 'ON_SALE',
    currency: 'EUR',
    waitingRoom: { isEnabled: false, admissionsPerMinute: 0 },
    ticketTypes: [type],
    createdAt: now,
    updatedAt: now,
    version: 1,
  });
});
afterAll(() => database.close());

const available = async (): Promise<number | undefined> =>
  (await createTicketTypeStore(database.kysely).listByEvents(['event']))[0]?.available;

test('tickets are taken only while enough are left, and only at the price that was seen', async () => {
  const store = createTicketTypeStore(database.kysely);
  expect(await store.take({ ticketTypeId: 'type', quantity: 4 }, 1_000n)).toBe(false);
  expect(await store.take({ ticketTypeId: 'type', quantity: 1 }, 999n)).toBe(false);
  expect(await store.take({ ticketTypeId: 'none', quantity: 1 }, 1_000n)).toBe(false);
  expect(await available()).toBe(3);
  expect(await store.take({ ticketTypeId: 'type', quantity: 3 }, 1_000n)).toBe(true);
  expect(await available()).toBe(0);
});

test('the database refuses more tickets than there are, whatever the code does', async () => {
  const store = createTicketTypeStore(database.kysely);
  await store.giveBack({ ticketTypeId: 'type', quantity: 3 });
  await expect(store.giveBack({ ticketTypeId: 'type', quantity: 1 })).rejects.toThrow(/constraint/i);
  await expect(store.giveBack({ ticketTypeId: 'none', quantity: 1 })).rejects.toThrow('no ticket type');
  expect(await available()).toBe(3);
});
