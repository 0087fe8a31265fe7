import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { compare, openGraph } from './run-case.ts';

interface Fixture {
  readonly graphSeed: number;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

// Operations that were once answered wrongly, or ended the planner.
const fixtures = JSON.parse(readFileSync(new URL('./fixtures.json', import.meta.url), 'utf8')) as Fixture[];

test.each(fixtures.map((fixture, index) => [index, fixture] as const))(
  'fixture %i is answered as one server would',
  async (_, { graphSeed, text, variables }) => {
    const graph = await openGraph(graphSeed, false);
    try {
      expect((await compare(graph, { text, variables })).differences).toEqual([]);
    } finally {
      await graph.close();
    }
  },
);
