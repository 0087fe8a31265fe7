import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Aliases named like keys, required fields, other fields or inherited properties change nothing but names.',
  subgraphs: {
    a: {
      sdl: `
        type Query { user: User find(name: String): User }
        type User @key(fields: "id") { id: ID! name: String best: User }`,
      fields: {
        Query: {
          user: { id: '1', name: 'Ann', best: { id: '2', name: 'Ben' } },
          find: (_: unknown, { name }: { readonly name: string }) => ({
            id: name === 'Ann' ? '1' : '2',
            name,
          }),
        },
      },
      rows: {
        User: [
          { id: '1', name: 'Ann', best: { id: '2', name: 'Ben' } },
          { id: '2', name: 'Ben' },
        ],
      },
    },
    b: {
      sdl: `
        type User @key(fields: "id") { id: ID! name: String @external age: Int tags(n: Int = 1): [String] nick: String @requires(fields: "name") twin: User }`,
      rows: {
        User: [
          { id: '1', age: 30, twin: { id: '2', age: 40 } },
          { id: '2', age: 40 },
        ],
      },
      fields: {
        User: {
          tags: ({ id }: { readonly id: string }, { n }: { readonly n: number }) =>
            Array.from({ length: n }, () => `t${id}`),
          nick: ({ name }: { readonly name: string }) => name.slice(0, 2),
        },
      },
    },
  },
  monolith: (() => {
    const user = (id: string, name: string, age: number): Record<string, unknown> => ({
      id,
      name,
      age,
      nick: name.slice(0, 2),
      tags: ({ n }: { readonly n: number }) => Array.from({ length: n }, () => `t${id}`),
    });
    const [ann, ben] = [user('1', 'Ann', 30), user('2', 'Ben', 40)];
    Object.assign(ann, { best: ben, twin: ben });
    return { user: ann, find: ({ name }: { readonly name: string }) => (name === 'Ann' ? ann : ben) };
  })(),
};
