import type { CorpusCase } from '../corpus-format.ts';

const items = {
  body: {
    data: {
      items: [
        { __typename: 'Item', id: '1' },
        { __typename: 'Item', id: '2' },
      ],
    },
  },
};

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'errors of several subgraphs together with all the data there is',
    operation: '{ list: items { b: broken c: color price } nullable { id } other }',
    data: {
      list: [
        { b: null, c: null, price: 10 },
        { b: 'fine', c: 'red', price: 20 },
      ],
      nullable: null,
      other: 'other',
    },
    errors: [
      { message: 'broken 1', path: ['list', 0, 'b'] },
      { message: 'no color', path: ['list', 0, 'c'] },
      { message: 'no item', path: ['nullable'] },
    ],
  },
  {
    name: 'an error deep in an entity: indices of both lists',
    operation: '{ items { ts: tags { x: text } } }',
    data: { items: [{ ts: [{ x: 't' }, { x: null }] }, { ts: null }] },
    errors: [{ message: 'no text', path: ['items', 0, 'ts', 1, 'x'] }],
  },
  {
    name: 'a subgraph that is down: its nullable fields are null, the rest is there',
    operation: '{ items { price color } }',
    answers: { c: [{ status: 503, body: 'down', contentType: 'text/plain' }] },
    data: {
      items: [
        { price: null, color: null },
        { price: null, color: 'red' },
      ],
    },
    errors: [
      { message: 'Subgraph c is failing.', path: ['items'], code: 'UNAVAILABLE' },
      { message: 'no color', path: ['items', 0, 'color'] },
    ],
  },
  {
    name: 'where they may not be null, one error is enough to explain what is missing',
    operation: '{ items { id size } other }',
    answers: {
      a: [{ body: { data: { items: [{ __typename: 'Item', id: '1' }], other: 'x' } } }],
      b: [{ status: 503, body: '' }],
    },
    data: null,
    errors: [{ message: 'Subgraph b is failing.', path: ['items'], code: 'UNAVAILABLE' }],
  },
  {
    name: 'code and details of a subgraph’s error pass; its path is rewritten',
    operation: '{ items { price } }',
    answers: {
      a: [items],
      c: [
        {
          body: {
            data: { _entities: [{ price: 1 }, null] },
            errors: [{ message: 'gone', path: ['_entities', 1], extensions: { code: 'GONE', since: 2020 } }],
          },
        },
      ],
    },
    data: { items: [{ price: 1 }, { price: null }] },
    errors: [{ message: 'gone', path: ['items', 1], code: 'GONE' }],
  },
  {
    name: 'errors without a path, or with one that leads nowhere',
    operation: '{ items { price } }',
    answers: {
      a: [items],
      c: [
        {
          body: {
            data: { _entities: [{ price: 1 }, { price: 2 }] },
            errors: [
              { message: 'none' },
              { message: 'null', path: null },
              { message: 'beyond', path: ['_entities', 99, 'price'] },
              { message: 'negative', path: ['_entities', -1] },
              { message: 'elsewhere', path: ['secret', 'place'] },
              { message: 'inside', path: ['_entities', 0, 'unasked', 'x'] },
              'text',
              { message: 5 },
            ],
          },
        },
      ],
    },
    data: { items: [{ price: 1 }, { price: 2 }] },
    errors: [
      { message: 'none', path: ['items'] },
      { message: 'null', path: ['items'] },
      { message: 'beyond', path: ['items'] },
      { message: 'negative', path: ['items'] },
      { message: 'elsewhere', path: ['items'] },
      { message: 'inside', path: ['items', 0] },
      { message: 'Unknown error', path: ['items'] },
      { message: 'Unknown error', path: ['items'] },
    ],
  },
];
