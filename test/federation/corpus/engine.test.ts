import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InvalidSupergraphError } from '../../../router/supergraph/read-supergraph.ts';
import { actualResponse, expectedResponse } from './compare-outcome.ts';
import { type CorpusEngine, composeCorpusGraph, openCorpusEngine } from './open-corpus-graph.ts';
import { readCorpus } from './read-corpus.ts';

const folders = await readCorpus();

describe.each(folders.filter(({ graph }) => graph.knownRefusal === undefined))(
  '$name',
  ({ graph, cases }) => {
    let engine: CorpusEngine | undefined;
    beforeAll(() => {
      engine = openCorpusEngine(composeCorpusGraph(graph));
    });
    afterAll(() => engine?.close());

    test.each(cases)('$name', async (corpusCase) => {
      const before = prototypes();
      const { response, text, requests, calls } = await (engine as CorpusEngine).run(corpusCase);
      const actual = {
        ...actualResponse(response, corpusCase, text),
        requests: corpusCase.requests === undefined ? undefined : requests,
        calls: corpusCase.calls === undefined ? undefined : calls,
      };
      const { requests: expectedRequests, calls: expectedCalls } = corpusCase;
      const expected = {
        ...expectedResponse(corpusCase),
        requests: expectedRequests,
        calls: expectedCalls,
      };
      if (corpusCase.knownDifference === undefined) expect(actual).toEqual(expected);
      else expect(actual).not.toEqual(expected);
      expect(prototypes()).toEqual(before);
    });
  },
);

describe.each(folders.filter(({ graph }) => graph.knownRefusal !== undefined))('$name', ({ graph }) => {
  test('the supergraph is refused', () => {
    expect(() => composeCorpusGraph(graph)).toThrow(InvalidSupergraphError);
    expect(() => composeCorpusGraph(graph)).toThrow(graph.knownRefusal);
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
