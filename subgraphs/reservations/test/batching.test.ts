import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReservationsServiceService } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { assertMissing } from '../../../test/harness/start-domain.ts';
import { isAbout, publishedEvent, reserved, seats } from './operations.ts';
import { paymentSucceeded } from './scripted-payments.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { anna, bert, eventsManager } from './viewers.ts';

const rpcs = createRpcCounter();
let running: ReservationsUnderTest;

beforeAll(async () => {
  running = await startReservations({ subgraphMetrics: rpcs.metrics });
  for (const viewer of [anna, bert]) {
    for (let number = 0; number < 3; number += 1) {
      const event = await publishedEvent(running.reservations, {
        ticketTypes: [seats(10, 'A'), seats(10, 'B')],
        waitingRoom: { enabled: false, admissionsPerMinute: 0 },
      });
      const { id } = await reserved(running.reservations, viewer, event, 2);
      const paid = { paymentIntentId: `pi-${id}`, reservationId: id };
      await running.bus.publish([paymentSucceeded(paid)]);
      await running.events.until(isAbout('reservation-confirmed', id));
    }
    await publishedEvent(running.reservations, { waitingRoom: { enabled: true, admissionsPerMinute: 60 } });
  }
});
afterAll(() => running.close());

test('a wide list makes one RPC for each entity type and level', async () => {
  rpcs.take();
  const data = await running.reservations.run(
    eventsManager,
    `{ reservations(first: 50) { nodes {
    id user { id } event { name waitingRoom { waiting } ticketTypes { event { id } } }
    items { ticketType { name event { name } } }
    tickets { code event { venue } ticketType { price { amount } } reservation { id items { ticketType { id } } } }
  } } }`,
  );
  expect(JSON.stringify(data).match(/"code"/g)).toHaveLength(12);
  expect(rpcs.take()).toEqual({
    listReservations: 1,
    batchGetEvents: 1,
    batchGetTicketTypes: 1,
    batchListTicketsByReservation: 1,
    batchGetReservations: 1,
  });
});

test('waiting rooms, and reservations of many users and customers, are read in one RPC each', async () => {
  rpcs.take();
  const missing = ['r-1', 'r-2'].map((id) => ({ __typename: 'Reservation', id }));
  const answer = await running.reservations.query(
    eventsManager,
    `query($r: [_Any!]!) {
      events(first: 50) { nodes { waitingRoom { waiting } } }
      _entities(representations: $r) {
        ... on User { reservations(first: 2) { nodes { id } totalCount } }
        ... on Customer { reservations { nodes { id } totalCount } }
        ... on Reservation { status }
      }
    }`,
    {
      r: [
        ...['anna', 'bert', 'unknown'].map((id) => ({ __typename: 'User', id })),
        ...['c-1', 'c-2'].map((id) => ({ __typename: 'Customer', id })),
        ...missing,
      ],
    },
  );
  assertMissing(answer, { 5: missing[0], 6: missing[1] });
  const entities = answer.data?.['_entities'] as Array<{
    reservations?: { nodes: unknown[]; totalCount: number };
  } | null>;
  expect(entities.map((entity) => entity?.reservations?.nodes.length ?? entity)).toEqual([
    2,
    2,
    0,
    0,
    0,
    null,
    null,
  ]);
  expect(rpcs.take()).toEqual({
    batchGetReservations: 1,
    batchGetWaitingRooms: 1,
    batchListReservationsByCustomer: 1,
    batchListReservationsByUser: 1,
    listEvents: 1,
  });
});

test('the reservations of a user are read page by page, in both directions, with their total', async () => {
  const pageOf = async (page: string) => {
    const data = await running.reservations.run<{
      _entities: [{ reservations: OwnReservations }];
    }>(
      anna,
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on User {
        reservations(${page}) {
          nodes { id } edges { cursor node { id } } totalCount
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      } } }`,
      { r: [{ __typename: 'User', id: 'anna' }] },
    );
    return data._entities[0].reservations;
  };
  const first = await pageOf('first: 2');
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  expect(first.edges.map(({ node }) => node)).toEqual(first.nodes);
  const second = await pageOf(`first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(second).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  const back = await pageOf(`last: 2, before: "${second.pageInfo.startCursor}"`);
  expect(back.nodes).toEqual(first.nodes);
  const ids = [...first.nodes, ...second.nodes].map(({ id }) => id);
  const { reservations } = await running.reservations.run<{ reservations: OwnReservations }>(
    anna,
    '{ reservations { nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage } } }',
  );
  expect(ids).toEqual(reservations.nodes.map(({ id }) => id));
});

interface OwnReservations {
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: { readonly id: string } }>;
  readonly totalCount: number;
  readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

test('a page of reservations has 1 to 100 rows', async () => {
  const answer = await running.reservations.query(
    anna,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on User { reservations(first: 101) { nodes { id } } } } }',
    { r: [{ __typename: 'User', id: 'anna' }] },
  );
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a caller that knows no pages gets the newest ones, as many as it asks for', async () => {
  const { reservations } = running;
  const service = reservations.service(ReservationsServiceService);
  const newest = await service.batchListReservationsByUser(
    { userIds: ['anna', 'bert'], first: 1 },
    await reservations.callAs(eventsManager),
  );
  expect(newest.reservations.map(({ userId }) => userId).toSorted(byText)).toEqual(['anna', 'bert']);
  expect(newest.pages).toMatchObject([
    { ownerId: 'anna', page: { hasNextPage: true, totalCount: 3 } },
    { ownerId: 'bert', page: { hasNextPage: true, totalCount: 3 } },
  ]);
});

const byText = (a: string, b: string): number => a.localeCompare(b);

test('users see of other users no reservations, also as entities', async () => {
  // The answer is a partial one: what the viewer may not see is an empty list.
  const answer = await running.reservations.query(
    anna,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on User { reservations { nodes { id } } } } }',
    { r: ['anna', 'bert'].map((id) => ({ __typename: 'User', id })) },
  );
  const entities = (answer.data as { _entities: Array<{ reservations: { nodes: unknown[] } }> })._entities;
  expect(entities.map(({ reservations }) => reservations.nodes.length)).toEqual([3, 0]);
});
