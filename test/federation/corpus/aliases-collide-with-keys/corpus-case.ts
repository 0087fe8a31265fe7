import type { CorpusCase } from '../../corpus-case.ts';

/** See `rule`. */
export const corpusCase: CorpusCase = {
  rule: 'Aliases named like keys, required fields or inherited properties change nothing but names.',
  subgraphs: {
    a: {
      sdl: `type Query { user: User } type User @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { user: () => ({ id: '1', name: 'Ann' }) } },
    },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! age: Int tags: [String] }`,
      resolvers: { User: { __resolveReference: () => ({ id: '1', age: 2, tags: ['t'] }) } },
    },
  },
  operations: [
    {
      query: `{ user { id: name name: age } }`,
      data: { user: { id: 'Ann', name: 2 } },
    },
    {
      query: `{ __proto__: user { constructor: age toString: id __proto__: name hasOwnProperty: tags } }`,
      data: JSON.parse(
        '{"__proto__":{"constructor":2,"toString":"1","__proto__":"Ann","hasOwnProperty":["t"]}}',
      ),
    },
    {
      query: `{ a: user { age } b: user { id: age age: id } }`,
      data: { a: { age: 2 }, b: { id: 2, age: '1' } },
    },
  ],
};
