import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { CorpusCase } from './corpus-case.ts';
import { createTestGraph } from './harness/federated-graph.ts';

const folder = new URL('corpus/', import.meta.url);
const names = readdirSync(folder);

test.each(names)('%s', async (name) => {
  const { corpusCase } = (await import(`./corpus/${name}/corpus-case.ts`)) as { corpusCase: CorpusCase };
  const graph = createTestGraph(corpusCase.subgraphs);
  try {
    for (const operation of corpusCase.operations) {
      graph.received.length = 0;
      const response = await graph.query(operation.query, operation.variables ?? {});
      const paths = (response.errors ?? []).map(({ path }) => JSON.stringify(path)).sort();
      const expectedPaths = (operation.errorPaths ?? []).map((path) => JSON.stringify(path)).sort();
      const messages = (response.errors ?? []).map(({ message }) => message);
      expect({ query: operation.query, data: JSON.stringify(response.data), paths, messages }).toEqual({
        query: operation.query,
        data: JSON.stringify(operation.data),
        paths: expectedPaths,
        messages: expectedPaths.length === 0 ? [] : messages,
      });
      if (operation.requests !== undefined) {
        expect(graph.received.map(({ subgraph }) => subgraph)).toEqual(operation.requests);
      }
    }
  } finally {
    await graph.engine.close();
  }
});
