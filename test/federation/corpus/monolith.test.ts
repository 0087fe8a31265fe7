import { describe, expect, test } from '@jest/globals';
import { actualResponse, expectedResponse } from './compare-outcome.ts';
import { composeCorpusGraph, runOnMonolith } from './open-corpus-graph.ts';
import { readCorpus } from './read-corpus.ts';

const folders = (await readCorpus()).filter(
  ({ graph }) => graph.monolith !== undefined && graph.knownRefusal === undefined,
);

describe.each(folders)('$name', ({ graph, cases }) => {
  const composed = composeCorpusGraph(graph);

  test.each(cases.filter(({ answers }) => answers === undefined))('$name', async (corpusCase) => {
    const { response, calls } = await runOnMonolith(composed, graph, corpusCase);
    const expectedCalls = corpusCase.calls;
    const actual = {
      ...actualResponse(response, corpusCase),
      calls: expectedCalls === undefined ? undefined : calls,
    };
    const expected = { ...expectedResponse(corpusCase), calls: expectedCalls };
    if (corpusCase.monolithDiffers === undefined) expect(actual).toEqual(expected);
    else expect(actual).not.toEqual(expected);
  });
});
