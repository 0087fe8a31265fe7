import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'subgraphs take turns as the operation says',
    operation: 'mutation { reset one: b(n: 1) two: a(n: 2) { text } three: b(n: 3) }',
    data: { reset: true, one: 'b1', two: { text: 'b1 a2' }, three: 'b1 a2 b3' },
    requests: { a: 2, b: 2 },
  },
  {
    name: 'neighbours of one subgraph share a request',
    operation: 'mutation { reset x: a(n: 1) { text } y: a(n: 2) { text } z: b(n: 3) }',
    data: { reset: true, x: { text: 'a1' }, y: { text: 'a1 a2' }, z: 'a1 a2 b3' },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'a failure does not stop the ones after it',
    operation: 'mutation { reset no: afail b(n: 1) x: a(n: 2) { text } }',
    data: { reset: true, no: null, b: 'afail b1', x: { text: 'afail b1 a2' } },
    errors: [{ message: 'a failed', path: ['no'] }],
  },
  {
    name: 'a result that may not be null takes all data with it',
    operation: 'mutation { b(n: 1) must: amust }',
    data: null,
    errors: [{ message: 'a must not fail', path: ['must'] }],
  },
  {
    name: 'fragments and conditions among mutations keep the order',
    operation:
      'mutation ($yes: Boolean!) { reset ...F ... @include(if: $yes) { q: b(n: 4) } r: a(n: 5) { text } } fragment F on Mutation { p: b(n: 3) @skip(if: $yes) o: b(n: 2) }',
    variables: { yes: true },
    data: { reset: true, o: 'b2', q: 'b2 b4', r: { text: 'b2 b4 a5' } },
  },
  {
    name: 'what another subgraph has of a result is read before the next mutation runs',
    operation:
      'mutation { reset x: a(n: 1) { seen } y: b(n: 2) z: a(n: 3) { text seen } w: a(n: 2) { seen } }',
    data: {
      reset: true,
      x: { seen: '1: a1' },
      y: 'a1 b2',
      z: { text: 'a1 b2 a3', seen: '3: a1 b2 a3' },
      w: { seen: '2: a1 b2 a3 a2' },
    },
    referenceDiffers: 'it reads entities of one mutation after the next one has run',
  },
];
