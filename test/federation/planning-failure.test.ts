import { afterAll, expect, test } from '@jest/globals';
import { anonymous } from '../../router/authentication/viewer.ts';
import { resolveConfig } from '../../router/config/load-config.ts';
import { createCompiledEngine } from '../../router/engine/execution/compiled-engine.ts';
import { WorkLimitError } from '../../router/engine/operation/work-budget.ts';
import { SubgraphUsage } from '../../router/engine/subgraph-usage.ts';
import { createErrorPropagation, createGraphErrorLookup } from '../../router/pipeline/error-propagation.ts';
import { executeOperation } from '../../router/pipeline/execute-operation.ts';
import { createErrorMask, type MaskedError } from '../../router/pipeline/mask-error.ts';
import { compose, createExecutable } from './harness/federated-graph.ts';

const snapshot = compose({
  a: { sdl: 'type Query { a: Int } extend type Query { self: Query }', resolvers: {} },
});
const { errors } = resolveConfig({ supergraph: { file: 'a' } });
const findCode = createGraphErrorLookup(errors);
const engine = createCompiledEngine(snapshot);

/** Two names on each of thirty levels: a billion places. */
function createBomb(): string {
  const fragments = Array.from(
    { length: 30 },
    (_, level) => `fragment F${level} on Query { x: self { ...F${level + 1} } y: self { ...F${level + 1} } }`,
  );
  return `{ ...F0 } ${fragments.join(' ')} fragment F30 on Query { a }`;
}

afterAll(() => engine.close());

test('an operation that cannot be planned is 400 with a code, and why is for the log', async () => {
  const masked: MaskedError[] = [];
  const bugs: unknown[] = [];
  const signal = new AbortController().signal;
  const deadline = { signal, abortReason: undefined, ignoreClientGone: () => undefined };
  const response = await executeOperation(
    engine,
    {
      incoming: {
        method: 'POST',
        headers: {},
        connection: {},
        clientIp: '127.0.0.1',
        allowedOperations: new Set(['query'] as const),
        deadline,
        decode: () => {
          throw new Error('decoded before');
        },
      },
      request: { requestId: 'request-7', traceparent: '00-1-2-01', tracestate: undefined },
      params: {
        query: createBomb(),
        documentId: undefined,
        operationName: undefined,
        variables: {},
        extensions: {},
      },
      operation: createExecutable(snapshot, createBomb()),
      operationType: 'query',
      usage: new SubgraphUsage(),
      variables: {},
      identity: anonymous,
      snapshot,
      clientHeaders: {},
      deadline,
      wantsPlan: false,
      sharingKey: undefined,
    },
    {
      viewerTokens: undefined,
      clientAddress: 'mutations',
      maskError: createErrorMask({
        propagationOf: createErrorPropagation(errors, false),
        find: findCode,
        onMasked: (error) => masked.push(error),
      }),
      findCode,
      onBug: (error) => bugs.push(error),
    },
  );
  expect(response).toEqual({
    kind: 'refused',
    phase: 'request',
    status: 400,
    headers: [],
    errors: [
      {
        message: 'The operation cannot be planned',
        extensions: { code: 'QUERY_PLAN_FAILED', correlationId: 'request-7' },
      },
    ],
  });
  expect(masked).toMatchObject([
    { correlationId: 'request-7', error: { cause: { cause: expect.any(WorkLimitError) as unknown } } },
  ]);
  expect(bugs).toEqual([]);
});
