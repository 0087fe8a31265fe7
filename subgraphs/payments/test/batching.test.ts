import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { postGraphql, testViewerTokenSecret } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme } from '../../kit/demo/demo-people.ts';
import { demoReservations } from '../../kit/demo/demo-sales.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics, type PartMetrics } from '../../kit/observability/part-metrics.ts';
import { createViewerTokens, viewerTokenHeader } from '../../kit/viewer/viewer-token.ts';
import { startPaymentsSubgraph } from '../subgraph.ts';
import { type PaymentsUnderTest, startPayments } from './start-payments.ts';

let payments: PaymentsUnderTest;
let subgraph: RunningPart;
const calls: string[] = [];
const reader = userViewer(['payments:intent:read'], { organizationId: acme.id });

beforeAll(async () => {
  payments = await startPayments({ seedDemo: true });
  const metrics: PartMetrics = {
    ...createPartMetrics('payments-subgraph', { collectProcessMetrics: false }),
    observeGrpcCall: (method) => calls.push(method),
  };
  subgraph = await startPaymentsSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: payments.serviceAddress,
    viewerTokens: createViewerTokens(testViewerTokenSecret),
    logger: createLogger('payments-subgraph', 'silent'),
    metrics,
  });
});
afterAll(async () => {
  await subgraph.close();
  await payments.close();
});

async function count(query: string, variables: Record<string, unknown> = {}) {
  calls.length = 0;
  const answer = await postGraphql(
    `${subgraph.address}/graphql`,
    { query, variables },
    { [viewerTokenHeader]: await payments.viewerTokens.sign(reader) },
  );
  expect(answer.errors).toEqual([]);
  return { data: answer.data, calls: [...calls].sort() };
}

test('a wide list makes one RPC per entity type and level', async () => {
  const { data, calls } = await count(`{
    payments(first: 100) { totalCount nodes {
      user { id } history { from to } refunds { amount { amount } paymentIntent { id status } } } } }`);
  expect(data).toMatchObject({ payments: { totalCount: 28 } });
  expect(calls).toEqual([
    'batchGetPaymentIntents',
    'batchListRefundsByPaymentIntent',
    'batchListTransitionsByPaymentIntent',
    'listPaymentIntents',
  ]);
});

test('entities of other domains are served in one RPC per type', async () => {
  const { data, calls } = await count(
    `query($r: [_Any!]!) { _entities(representations: $r) {
      ... on Reservation { payment { status } }
      ... on PaymentIntent { status }
      ... on Refund { reason } } }`,
    {
      r: [
        ...demoReservations.map(({ id }) => ({ __typename: 'Reservation', id })),
        ...demoReservations.map(({ paymentIntentId }) => ({
          __typename: 'PaymentIntent',
          id: paymentIntentId,
        })),
        { __typename: 'Refund', id: 'unknown' },
      ],
    },
  );
  const entities = (data as { _entities: unknown[] })._entities;
  expect(entities).toHaveLength(61);
  expect(entities[0]).toEqual({ payment: { status: 'SUCCEEDED' } });
  // Of the other organization: as if it were unknown.
  expect(entities[29]).toEqual({ payment: null });
  expect(entities[59]).toBeNull();
  expect(calls).toEqual(['batchGetPaymentIntents', 'batchGetPaymentIntentsByReservation', 'batchGetRefunds']);
});

test('pages go forward and backward over the list', async () => {
  const page = 'nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';
  const first = await count(`{ payments(first: 20) { ${page} } }`);
  const { nodes, pageInfo } = (
    first.data as { payments: { nodes: unknown[]; pageInfo: { endCursor: string } } }
  ).payments;
  expect(nodes).toHaveLength(20);
  const next = await count(`query($after: String) { payments(first: 20, after: $after) { ${page} } }`, {
    after: pageInfo.endCursor,
  });
  expect(next.data).toMatchObject({ payments: { pageInfo: { hasNextPage: false, hasPreviousPage: true } } });
  expect((next.data as { payments: { nodes: unknown[] } }).payments.nodes).toHaveLength(8);
  const failed = await count('{ payments(status: FAILED) { nodes { failure { code } } } }');
  expect(failed.data).toEqual({ payments: { nodes: [{ failure: { code: 'card_declined' } }] } });
});
