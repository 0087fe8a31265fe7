import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NodeServiceService } from '../../../proto/generated/erp/node/v1/node.ts';
import {
  type GraphqlAnswer,
  postGraphql,
  testViewerTokenSecret,
} from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { bindService, startGrpcServer } from '../../kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { createViewerTokens, viewerTokenHeader } from '../../kit/viewer/viewer-token.ts';
import { defineNodeSubgraph } from '../node-subgraph.ts';

/** The subgraph over two services, one of which goes away. */
const viewerTokens = createViewerTokens(testViewerTokenSecret);
const logger = createLogger('node', 'silent');
const [customer, invoice, unknown] = [newId(), newId(), newId()];
const services = new Map<string, RunningPart>();
let subgraph: RunningPart;

beforeAll(async () => {
  services.set('crm', await startService(customer, 'Customer'));
  services.set('finance', await startService(invoice, 'Invoice'));
  subgraph = await defineNodeSubgraph([...services.keys()]).startSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: (domain) => services.get(domain)?.address ?? '127.0.0.1:1',
    viewerTokens,
    logger,
    metrics: createPartMetrics('node-subgraph', { collectProcessMetrics: false }),
  });
});
afterAll(async () => {
  await subgraph.close();
  for (const service of services.values()) await service.close();
});

function startService(own: string, type: string): Promise<RunningPart> {
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      bindService(NodeServiceService, {
        findTypes: async ({ ids }) => ({
          nodes: ids.filter((id) => id === own).map((id) => ({ id, type })),
        }),
      }),
    ],
    viewerTokens,
    logger,
    metrics: createPartMetrics('test-service', { collectProcessMetrics: false }),
  });
}

async function ask(query: string): Promise<GraphqlAnswer> {
  const headers = { [viewerTokenHeader]: await viewerTokens.sign(userViewer([])) };
  return postGraphql(`${subgraph.address}/graphql`, { query }, headers);
}

const all = `{
  nodes(ids: ["${unknown}", "${customer}", "no id", "${invoice}"]) { __typename id }
  found: node(id: "${customer}") { __typename }
  missing: node(id: "${invoice}") { __typename }
}`;
const [crm, finance] = [
  { __typename: 'Customer', id: customer },
  { __typename: 'Invoice', id: invoice },
];

test('with all domains there, what none of them claims is null without an error', async () => {
  expect(await ask(all)).toMatchObject({
    data: {
      nodes: [null, crm, null, finance],
      found: { __typename: 'Customer' },
      missing: { __typename: 'Invoice' },
    },
    errors: [],
  });
});

test('without one of them, what the others do not claim is an error in its place; the rest is answered', async () => {
  await services.get('finance')?.close();
  const { data, errors } = await ask(all);
  expect(data).toEqual({
    nodes: [null, crm, null, null],
    found: { __typename: 'Customer' },
    missing: null,
  });
  const unavailable = {
    extensions: { code: 'UNAVAILABLE' },
    message: expect.stringMatching(/Try again later/),
  };
  expect(errors).toHaveLength(3);
  for (const place of [['missing'], ['nodes', 0], ['nodes', 3]])
    expect(errors).toContainEqual(expect.objectContaining({ ...unavailable, path: place }));
});
