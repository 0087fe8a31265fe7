import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createReferenceExecutor, type ReferenceExecutor } from '../fuzz/reference-executor.ts';
import { composeCorpusGraph } from './open-corpus-graph.ts';
import { readCorpus } from './read-corpus.ts';

// Only data: `@apollo/gateway` reports violations of the schema elsewhere than in `errors`.
const folders = (await readCorpus())
  .filter(({ graph }) => graph.referenceFails === undefined && graph.knownRefusal === undefined)
  .map(({ cases, ...folder }) => ({
    ...folder,
    cases: cases.filter(
      ({ answers, planning, variablesText }) =>
        answers === undefined && planning === undefined && variablesText === undefined,
    ),
  }))
  .filter(({ cases }) => cases.length > 0);

describe.each(folders)('$name', ({ graph, cases }) => {
  let reference: ReferenceExecutor | undefined;
  beforeAll(async () => {
    const { snapshot, schemas } = composeCorpusGraph(graph);
    reference = await createReferenceExecutor(snapshot, schemas);
  });
  afterAll(() => reference?.close());

  test.each(cases)('$name', async ({ operation, variables = {}, data, referenceDiffers }) => {
    const response = await (reference as ReferenceExecutor).execute(operation, { ...variables });
    if (referenceDiffers === undefined) expect(response.data).toEqual(data);
    else expect(response.data ?? null).not.toEqual(data);
  });
});
