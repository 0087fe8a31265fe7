import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a required value arrives, null included, and stays out of the answer',
    operation: '{ products { id cost } }',
    data: {
      products: [
        { id: '1', cost: 20 },
        { id: '2', cost: -1 },
        { id: '3', cost: 70 },
      ],
    },
    requests: { products: 1, shipping: 1 },
  },
  {
    name: 'required fields inside objects, of which the client asks for others',
    operation: '{ products { volume size { depth } } }',
    data: {
      products: [
        { volume: 2, size: { depth: 3 } },
        { volume: 20, size: { depth: 6 } },
        { volume: null, size: null },
      ],
    },
    requests: { products: 1, shipping: 1 },
  },
  {
    name: 'required lists of objects arrive as they are: full, empty, null',
    operation: '{ products { print } }',
    data: {
      products: [
        { print: '[{"name":"a","rank":1},{"name":"b","rank":null}]' },
        { print: '[]' },
        { print: 'null' },
      ],
    },
  },
  {
    name: 'a required field that itself requires another: a chain through three subgraphs',
    operation: '{ products { invoice } }',
    data: { products: [{ invoice: '20/true' }, { invoice: '-1/true' }, { invoice: '70/true' }] },
    requests: { products: 1, shipping: 1, billing: 1 },
  },
  {
    name: 'aliases that take the names of required fields',
    operation: '{ products { weight: cost cost: weight size: id id: volume } }',
    data: {
      products: [
        { weight: 20, cost: 2, size: '1', id: 2 },
        { weight: -1, cost: null, size: '2', id: 20 },
        { weight: 70, cost: 7, size: '3', id: null },
      ],
    },
    referenceDiffers: 'an alias that is named like a required field takes its place, and the gateway fails',
  },
  {
    name: 'an input that could not be fetched is not null: the engine sends no request with it',
    operation: '{ products { id invoice } }',
    answers: { shipping: [{ status: 503, body: '' }] },
    data: {
      products: [
        { id: '1', invoice: null },
        { id: '2', invoice: null },
        { id: '3', invoice: null },
      ],
    },
    errors: [{ message: 'Subgraph shipping is failing.', path: ['products'], code: 'UNAVAILABLE' }],
    requests: { products: 1, shipping: 1 },
  },
];
