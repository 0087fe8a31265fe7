import { describe, expect, test } from '@jest/globals';
import { actualResponse, expectedResponse } from './compare-outcome.ts';
import { composeCorpusGraph, runOnMonolith } from './open-corpus-graph.ts';
import { readCorpus } from './read-corpus.ts';

const folders = (await readCorpus()).filter(({ graph }) => graph.monolith !== undefined);

describe.each(folders)('$name', ({ graph, cases }) => {
  const composed = composeCorpusGraph(graph);

  test.each(cases.filter(({ answers }) => answers === undefined))('$name', async (corpusCase) => {
    const actual = actualResponse(await runOnMonolith(composed, graph, corpusCase), corpusCase);
    const expected = expectedResponse(corpusCase);
    if (corpusCase.monolithDiffers === undefined) expect(actual).toEqual(expected);
    else expect(actual).not.toEqual(expected);
  });
});
