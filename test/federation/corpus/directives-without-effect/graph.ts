import type { CorpusGraph } from '../corpus-format.ts';

/** See `about`. */
export const graph: CorpusGraph = {
  about:
    'Directives that mean nothing to execution change nothing: tags, costs, composed directives of one’s own.',
  subgraphs: {
    a: {
      sdl: `
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@composeDirective", "@shareable", "@cost", "@listSize"])
          @link(url: "https://example.org/audit/v1.0", import: ["@audit"])
          @composeDirective(name: "@audit")
        directive @audit(reason: String) on FIELD_DEFINITION | OBJECT
        type Query { items(first: Int = 2): [Item!]! @listSize(slicingArguments: ["first"]) @tag(name: "public") }
        type Item @key(fields: "id") @audit(reason: "x") { id: ID! @tag(name: "internal") price: Int @cost(weight: 10) @audit }`,
      fields: {
        Query: {
          items: (_: unknown, { first }: { readonly first: number }) =>
            [
              { id: '1', price: 1 },
              { id: '2', price: 2 },
              { id: '3', price: 3 },
            ].slice(0, first),
        },
      },
      rows: { Item: [{ id: '1', price: 1 }] },
    },
    b: {
      sdl: 'type Item @key(fields: "id") @tag(name: "b") { id: ID! name: String @tag(name: "b") }',
      rows: {
        Item: [
          { id: '1', name: 'one' },
          { id: '2', name: 'two' },
        ],
      },
    },
  },
  monolith: {
    items: ({ first }: { readonly first: number }) =>
      [
        { id: '1', price: 1, name: 'one' },
        { id: '2', price: 2, name: 'two' },
      ].slice(0, first),
  },
};
