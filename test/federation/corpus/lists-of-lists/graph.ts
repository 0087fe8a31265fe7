import type { CorpusGraph } from '../corpus-format.ts';

const cell = (id: string) => ({ id });

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Lists of lists of entities, leaves and inputs, with nulls at every depth.',
  subgraphs: {
    a: {
      sdl: `
        type Query { grid: [[Cell!]!] holes: [[Cell]] cube: [[[Cell]]] numbers(rows: [[Int]]): [[Int]] }
        type Cell @key(fields: "id") { id: ID! near: [[Cell]] }`,
      fields: {
        Query: {
          grid: [[cell('1'), cell('2')], [], [cell('3'), cell('1')]],
          holes: [[cell('1'), null], null, [cell('404')]],
          cube: [[[cell('1')], null, [null, cell('2')]], []],
          numbers: (_: unknown, { rows }: { readonly rows: unknown }) => rows,
        },
        Cell: {
          near: ({ id }: { readonly id: string }) => (id === '1' ? [[cell('2')], [cell('3'), null]] : null),
        },
      },
      rows: { Cell: ['1', '2', '3'].map(cell) },
    },
    b: {
      sdl: 'type Cell @key(fields: "id") { id: ID! value: Int marks: [[String]] far: [[Cell]] }',
      rows: {
        Cell: ['1', '2', '3'].map((id) => ({
          id,
          value: Number(id) * 10,
          marks: [[id, null], null],
          far: [[cell('1')]],
        })),
      },
    },
  },
};
