import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actualResponse, expectedResponse } from './compare-outcome.ts';
import { type CorpusEngine, composeCorpusGraph, openCorpusEngine } from './open-corpus-graph.ts';
import { readCorpus } from './read-corpus.ts';

describe.each(await readCorpus())('$name', ({ graph, cases }) => {
  let engine: CorpusEngine | undefined;
  beforeAll(() => {
    engine = openCorpusEngine(composeCorpusGraph(graph));
  });
  afterAll(() => engine?.close());

  test.each(cases)('$name', async (corpusCase) => {
    const before = prototypes();
    const { response, text, requests } = await (engine as CorpusEngine).run(corpusCase);
    const actual = actualResponse(response, corpusCase, text);
    const expected = expectedResponse(corpusCase);
    if (corpusCase.knownDifference === undefined) expect(actual).toEqual(expected);
    else expect(actual).not.toEqual(expected);
    if (corpusCase.requests !== undefined) expect(requests).toEqual(corpusCase.requests);
    expect(prototypes()).toEqual(before);
  });
});

/** Everything on the prototypes that data could reach. */
function prototypes(): Record<string, PropertyKey[]> {
  return {
    object: Reflect.ownKeys(Object.prototype),
    array: Reflect.ownKeys(Array.prototype),
    function: Reflect.ownKeys(Function.prototype),
  };
}
