import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type DomainUnderTest, dataOf, startDomain } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { openDatabase } from '../../kit/database/database.ts';
import { acme, demoUserByEmail, globex } from '../../kit/demo/demo-people.ts';
import { demoEventByNumber, demoReservations } from '../../kit/demo/demo-sales.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';
import type { ReservationsTables } from '../service/stores/tables.ts';
import { eventsManager } from './viewers.ts';

let folder: string;
let databaseUrl: string;
let reservations: DomainUnderTest;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erp-reservations-'));
  databaseUrl = path.join(folder, 'reservations.db');
  for (let round = 0; round < 2; round += 1) {
    const first = await startDomain(domain, { databaseUrl, seedDemo: true });
    await first.close();
  }
  reservations = await startDomain(domain, { databaseUrl, seedDemo: true });
});
afterAll(async () => {
  await reservations.close();
  await rm(folder, { recursive: true });
});

test('after three starts there are six events, thirty reservations and their tickets, and no events about them', async () => {
  const database = await openDatabase<ReservationsTables>({ url: databaseUrl, schema: 'reservations' });
  try {
    const count = async (table: keyof ReservationsTables): Promise<number> => {
      const { total } = await database.kysely
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    };
    expect(await count('events')).toBe(6);
    expect(await count('reservations')).toBe(30);
    const tickets = demoReservations
      .filter(({ status }) => status !== 'EXPIRED')
      .reduce((sum, { quantity }) => sum + quantity, 0);
    expect(await count('tickets')).toBe(tickets);
    expect(await count('queue_entries')).toBe(12);
    const { rows: published } = await sql<{ type: string }>`select type from outbox
      where type not like 'reservations.queue-%'`.execute(database.kysely);
    expect(published).toEqual([]);
    const rows = await database.kysely
      .selectFrom('ticket_types')
      .select(['id', 'capacity', 'available'])
      .execute();
    for (const { id, capacity, available } of rows) {
      const sold = demoReservations
        .filter(({ ticketType, status }) => ticketType.id === id && status === 'CONFIRMED')
        .reduce((sum, { quantity }) => sum + quantity, 0);
      expect(available + sold).toBe(capacity);
    }
  } finally {
    await database.close();
  }
});

test('the demo looks as it should: one event sold out, one with a waiting room, one draft', async () => {
  const viewer = { ...eventsManager, organizationId: acme.id };
  const answer = await reservations.query(
    viewer,
    '{ events { totalCount nodes { name status waitingRoom { enabled } } } reservations { totalCount } }',
  );
  expect(answer.data).toMatchObject({
    events: {
      totalCount: 5,
      nodes: expect.arrayContaining([
        { name: 'Chamber Music Evening', status: 'SOLD_OUT', waitingRoom: { enabled: false } },
        { name: 'Stadium Final', status: 'ON_SALE', waitingRoom: { enabled: true } },
        { name: 'Spring Gala', status: 'DRAFT', waitingRoom: { enabled: false } },
      ]),
    },
    reservations: { totalCount: 28 },
  });
});

test('the demo customer of each organization has reservations with tickets', async () => {
  for (const [organization, email, total] of [
    [acme, 'customer@acme.example', 28],
    [globex, 'customer@globex.example', 2],
  ] as const) {
    const viewer = userViewer([], { organizationId: organization.id, userId: demoUserByEmail(email).id });
    const answer = await reservations.query(
      viewer,
      '{ reservations(first: 100) { totalCount nodes { status total { currency } tickets { status } } } }',
    );
    const list = dataOf<{
      reservations: {
        totalCount: number;
        nodes: Array<{ status: string; total: { currency: string }; tickets: Array<{ status: string }> }>;
      };
    }>(answer).reservations;
    expect(list.totalCount).toBe(total);
    for (const {
      status,
      total: { currency },
      tickets,
    } of list.nodes) {
      expect(currency).toBe(organization.currency);
      const expected = { CONFIRMED: 'VALID', CANCELLED: 'VOID' }[status];
      expect(tickets.every((ticket) => ticket.status === expected)).toBe(true);
      expect(tickets.length > 0).toBe(expected !== undefined);
    }
  }
});

test('anybody lists the published events of an organization by its slug', async () => {
  const { data } = await reservations.query(
    anonymousViewer,
    '{ events(organization: "globex") { nodes { name } } }',
  );
  expect(data).toEqual({ events: { nodes: [{ name: 'Globex Developer Day' }] } });
});

test('people in the demo queue are let in', async () => {
  const employee = demoUserByEmail('employee@acme.example');
  const viewer = userViewer([], { organizationId: acme.id, userId: employee.id });
  const { id } = demoEventByNumber(4);
  const answer = await reservations.query(
    viewer,
    `{ queueEntry(eventId: "${id}") { status event { name } } }`,
  );
  expect(answer.data).toEqual({ queueEntry: { status: 'ADMITTED', event: { name: 'Stadium Final' } } });
});
