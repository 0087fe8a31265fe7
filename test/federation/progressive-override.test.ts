import { expect, test } from '@jest/globals';
import { createTestGraph, type TestSubgraph } from './harness/federated-graph.ts';

const subgraphs: Record<string, TestSubgraph> = {
  old: {
    sdl: 'type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! total: Int tax: Int }',
    resolvers: {
      Query: { bill: () => ({ id: '1', total: 1, tax: 1 }) },
      Bill: { __resolveReference: () => ({ id: '1', total: 1, tax: 1 }) },
    },
  },
  next: {
    sdl: `type Bill @key(fields: "id") { id: ID! total: Int @override(from: "old", label: "new-billing")
      tax: Int @override(from: "old", label: "percent(30)") }`,
    resolvers: { Bill: { __resolveReference: () => ({ id: '1', total: 2, tax: 2 }) } },
  },
};

test.each([
  ['no label', [], 0.99, { total: 1, tax: 1 }],
  ['the label', ['new-billing'], 0.99, { total: 2, tax: 1 }],
  ['a random number below the percentage', [], 0.29, { total: 1, tax: 2 }],
  ['a random number at the percentage', [], 0.3, { total: 1, tax: 1 }],
])('a progressive override with %s', async (_, overrideLabels, random, expected) => {
  const graph = createTestGraph(subgraphs, {
    planning: { timeoutMs: 10_000, overrideLabels },
    random: () => random,
  });
  try {
    expect((await graph.query('{ bill { total tax } }')).data).toEqual({ bill: expected });
  } finally {
    await graph.engine.close();
  }
});

test('requests with another override outcome have another plan, those with the same outcome share one', async () => {
  const randomNumbers = [0.1, 0.9, 0.2, 0.5];
  const graph = createTestGraph(subgraphs, { random: () => randomNumbers.shift() ?? 0 });
  try {
    const totals: unknown[] = [];
    const count = randomNumbers.length;
    for (let index = 0; index < count; index += 1) totals.push((await graph.query('{ bill { tax } }')).data);
    expect(totals.map((data) => JSON.stringify(data))).toEqual(
      [2, 1, 2, 1].map((tax) => JSON.stringify({ bill: { tax } })),
    );
    expect(graph.engine.statistics().operations).toMatchObject({ misses: 2, entries: 2 });
  } finally {
    await graph.engine.close();
  }
});
