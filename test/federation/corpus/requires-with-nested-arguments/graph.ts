import type { CorpusGraph } from '../corpus-format.ts';

const grams: Readonly<Record<string, number>> = { g: 1000, kg: 1 };
const weight = (unit: string | undefined) => grams[unit ?? 'g'];

/** See `about`. */
export const graph: CorpusGraph = {
  about: 'Requirements that differ in the arguments of a field below another.',
  subgraphs: {
    a: {
      sdl: `
        type Query { list: List }
        type List @key(fields: "id") { id: ID! box: Box }
        type Box { weight(unit: String): Int }`,
      fields: {
        Query: { list: { id: '1', box: {} } },
        Box: { weight: (_: unknown, { unit }: { readonly unit?: string }) => weight(unit) },
      },
      rows: { List: [{ id: '1', box: {} }] },
    },
    b: {
      sdl: `
        type List @key(fields: "id") {
          id: ID!
          box: Box @external
          grams: Int @requires(fields: "box { weight(unit: \\"g\\") }")
          kilos: Int @requires(fields: "box { weight(unit: \\"kg\\") }")
          plain(note: String): String @requires(fields: "box { weight }")
        }
        type Box { weight(unit: String): Int @external }`,
      fields: {
        List: Object.fromEntries(
          ['grams', 'kilos', 'plain'].map((name) => [
            name,
            ({ box }: { readonly box: { readonly weight: number } }, { note }: { readonly note?: string }) =>
              name === 'plain' ? `${box.weight}${note ?? ''}` : box.weight,
          ]),
        ),
      },
      rows: { List: [{ id: '1' }] },
    },
  },
  monolith: {
    list: {
      id: '1',
      box: { weight: ({ unit }: { readonly unit?: string }) => weight(unit) },
      grams: 1000,
      kilos: 1,
      plain: ({ note }: { readonly note?: string }) => `1000${note ?? ''}`,
    },
  },
};
