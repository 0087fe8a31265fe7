import { afterEach, expect, test } from '@jest/globals';
import { createIsolatedPlanner } from '../../router/engine/planning/isolated-planner.ts';
import type { Planner } from '../../router/engine/planning/planner.ts';
import { createResilientPlanner } from '../../router/engine/planning/resilient-planner.ts';
import { compose } from './harness/federated-graph.ts';

// A type with two keys in the subgraph that requires a field: the native planner aborts its process.
const { supergraphSdl } = compose({
  a: {
    sdl: 'type Query { shop: Shop other: Int } type Shop @key(fields: "id") { id: ID! size: Int }',
    resolvers: {},
  },
  b: {
    sdl: `type Shop @key(fields: "id") @key(fields: "code") { id: ID! code: String! size: Int @external
      rent: Int @requires(fields: "size") floor: Int @requires(fields: "size") }`,
    resolvers: {},
  },
});
const fatal = { text: '{ shop { rent } }', operationName: undefined, overrideOutcome: 0 };
const harmless = { text: '{ other }', operationName: undefined, overrideOutcome: 0 };
const planners: Planner[] = [];

afterEach(() => {
  for (const planner of planners.splice(0)) planner.close();
});

function keep<Kind extends Planner>(planner: Kind): Kind {
  planners.push(planner);
  return planner;
}

test('an operation that ends the native planner is refused, and planning goes on', async () => {
  const planner = keep(createIsolatedPlanner('native-planner-process.ts', supergraphSdl));
  await expect(planner.plan(fatal)).rejects.toMatchObject({ code: 'QUERY_PLAN_FAILED' });
  expect((await planner.plan(harmless)).node?.kind).toBe('Fetch');
});

test('operations planned at the same time as a fatal one are planned again', async () => {
  const planner = keep(createIsolatedPlanner('native-planner-process.ts', supergraphSdl));
  await planner.ready();
  const outcomes = await Promise.allSettled([
    planner.plan(harmless),
    planner.plan(fatal),
    planner.plan(harmless),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('the reference planner plans an operation that ends the native one', async () => {
  const planner = keep(createResilientPlanner(supergraphSdl));
  const plan = await planner.plan(fatal);
  expect(plan.node?.kind).toBe('Sequence');
});

test('plans underway are rejected when the planner is closed', async () => {
  const planner = keep(createIsolatedPlanner('native-planner-process.ts', supergraphSdl));
  const plan = planner.plan(harmless);
  planner.close();
  await expect(plan).rejects.toMatchObject({ code: 'QUERY_PLAN_FAILED' });
  await expect(planner.plan(harmless)).rejects.toMatchObject({ code: 'QUERY_PLAN_FAILED' });
});

test('planning that takes too long is given up', async () => {
  const planner = keep(
    createIsolatedPlanner('reference-planner-process.ts', supergraphSdl, { timeoutMs: -249.9 }),
  );
  await planner.ready();
  await expect(planner.plan(fatal)).rejects.toMatchObject({ code: 'QUERY_PLAN_TIMEOUT' });
});

test('a supergraph that cannot be read fails every plan', async () => {
  const planner = keep(createIsolatedPlanner('native-planner-process.ts', 'type Query { a: Int }}'));
  await expect(planner.plan(harmless)).rejects.toMatchObject({ code: 'QUERY_PLAN_FAILED' });
});
