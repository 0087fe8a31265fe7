import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { postGraphql } from '../../../test/harness/start-domain.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics, type PartMetrics } from '../../kit/observability/part-metrics.ts';
import { viewerTokenHeader } from '../../kit/viewer/viewer-token.ts';
import { startReservationsSubgraph } from '../subgraph.ts';
import { paymentEvent } from './event-recorder.ts';
import { publishedEvent, reserved, seats } from './operations.ts';
import { type ReservationsUnderTest, startOnSqlite } from './start-reservations.ts';
import { anna, bert, eventsManager } from './viewers.ts';

let running: ReservationsUnderTest;
let subgraph: RunningPart;
const calls: string[] = [];

beforeAll(async () => {
  running = await startOnSqlite();
  const counting: PartMetrics = {
    ...createPartMetrics('reservations-subgraph', { collectProcessMetrics: false }),
    observeGrpcCall: (method) => {
      calls.push(method);
    },
  };
  subgraph = await startReservationsSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: running.reservations.serviceAddress,
    viewerTokens: running.reservations.viewerTokens,
    logger: createLogger('reservations', 'silent'),
    metrics: counting,
  });
  for (const viewer of [anna, bert]) {
    for (let number = 0; number < 3; number += 1) {
      const event = await publishedEvent(running.reservations, {
        ticketTypes: [seats(10, 'A'), seats(10, 'B')],
        waitingRoom: { enabled: false, admissionsPerMinute: 0 },
      });
      const { id } = await reserved(running.reservations, viewer, event, 2);
      const paid = { paymentIntentId: `pi-${id}`, reservationId: id };
      await running.bus.publish([paymentEvent('payment-succeeded', 'acme-org', paid)]);
      await running.recorder.waitFor('reservation-confirmed', id);
    }
    await publishedEvent(running.reservations, { waitingRoom: { enabled: true, admissionsPerMinute: 60 } });
  }
});
afterAll(async () => {
  await subgraph.close();
  await running.close();
});
beforeEach(() => {
  calls.length = 0;
});

async function query(text: string, variables: Record<string, unknown> = {}) {
  const token = await running.reservations.viewerTokens.sign(eventsManager);
  return postGraphql(
    `${subgraph.address}/graphql`,
    { query: text, variables },
    { [viewerTokenHeader]: token },
  );
}

test('a wide list makes one RPC for each entity type and level', async () => {
  const answer = await query(`{ reservations(first: 50) { nodes {
    id user { id } event { name waitingRoom { waiting } ticketTypes { event { id } } }
    items { ticketType { name event { name } } }
    tickets { code event { venue } ticketType { price { amount } } reservation { id items { ticketType { id } } } }
  } } }`);
  expect(answer.errors).toEqual([]);
  expect(JSON.stringify(answer.data).match(/"code"/g)).toHaveLength(12);
  const counts = Object.fromEntries(
    [...Map.groupBy(calls, (method) => method)].map(([method, all]) => [method, all.length]),
  );
  expect(counts).toEqual({
    listReservations: 1,
    batchGetEvents: 1,
    batchGetTicketTypes: 1,
    batchListTicketsByReservation: 1,
    batchGetReservations: 1,
  });
});

test('waiting rooms, and reservations of many users and customers, are read in one RPC each', async () => {
  const answer = await query(
    `query($r: [_Any!]!) {
      events(first: 50) { nodes { waitingRoom { waiting } } }
      _entities(representations: $r) {
        ... on User { reservations(first: 2) { id } }
        ... on Customer { reservations { id } }
        ... on Reservation { status }
      }
    }`,
    {
      r: [
        ...['anna', 'bert', 'nobody'].map((id) => ({ __typename: 'User', id })),
        ...['c-1', 'c-2'].map((id) => ({ __typename: 'Customer', id })),
        ...['r-1', 'r-2'].map((id) => ({ __typename: 'Reservation', id })),
      ],
    },
  );
  expect(answer.errors).toEqual([]);
  const entities = (answer.data as { _entities: Array<{ reservations?: unknown[] } | null> })._entities;
  expect(entities.map((entity) => entity?.reservations?.length ?? entity)).toEqual([
    2,
    2,
    0,
    0,
    0,
    null,
    null,
  ]);
  expect(calls.toSorted()).toEqual([
    'batchGetReservations',
    'batchGetWaitingRooms',
    'batchListReservationsByCustomer',
    'batchListReservationsByUser',
    'listEvents',
  ]);
});

test('users see of other users no reservations, also as entities', async () => {
  const token = await running.reservations.viewerTokens.sign(anna);
  const answer = await postGraphql(
    `${subgraph.address}/graphql`,
    {
      query: 'query($r: [_Any!]!) { _entities(representations: $r) { ... on User { reservations { id } } } }',
      variables: { r: ['anna', 'bert'].map((id) => ({ __typename: 'User', id })) },
    },
    { [viewerTokenHeader]: token },
  );
  const entities = (answer.data as { _entities: Array<{ reservations: unknown[] }> })._entities;
  expect(entities.map(({ reservations }) => reservations.length)).toEqual([3, 0]);
});
