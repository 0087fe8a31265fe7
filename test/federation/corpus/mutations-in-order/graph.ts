import type { CorpusGraph } from '../corpus-format.ts';

/** Shared by both subgraphs, so that the order of what they do can be seen; starts anew with `reset`. */
const log: string[] = [];
const write = (entry: string): string => {
  log.push(entry);
  return log.join(' ');
};

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Mutations run one after the other in the order of the operation, whichever subgraph executes them.',
  subgraphs: {
    a: {
      sdl: `
        type Query { log: String }
        type Mutation { reset: Boolean a(n: Int!): Result afail: Int amust: Int! }
        type Result @key(fields: "id") { id: ID! text: String }`,
      fields: {
        Query: { log: () => log.join(' ') },
        Mutation: {
          reset: () => {
            log.length = 0;
            return true;
          },
          a: (_: unknown, { n }: { readonly n: number }) => ({ id: `${n}`, text: write(`a${n}`) }),
          afail: () => {
            write('afail');
            throw new Error('a failed');
          },
          amust: () => {
            write('amust');
            throw new Error('a must not fail');
          },
        },
      },
    },
    b: {
      sdl: `
        type Mutation { b(n: Int!): String }
        type Result @key(fields: "id") { id: ID! seen: String }`,
      fields: {
        Mutation: { b: (_: unknown, { n }: { readonly n: number }) => write(`b${n}`) },
        Result: { seen: ({ id }: { readonly id: string }) => `${id}: ${log.join(' ')}` },
      },
      rows: { Result: ['1', '2', '3'].map((id) => ({ id })) },
    },
  },
};
