import { expect, test } from '@jest/globals';
import { InvalidSupergraphError } from '../../router/supergraph/read-supergraph.ts';
import { compose } from './harness/federated-graph.ts';

const link = (directive: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${directive}])`;

test.each([
  [
    'requiresScopes',
    '"@requiresScopes"',
    'type Query { secret: String @requiresScopes(scopes: [["admin"]]) }',
  ],
  ['policy', '"@policy"', 'type Query { secret: String @policy(policies: [["owner"]]) }'],
  [
    'context',
    '"@context", "@fromContext"',
    `type Query { shop: Shop }
     type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! good: Good }
     type Good @key(fields: "id") { id: ID! price(currency: String @fromContext(field: "$shop { currency }")): Int }`,
  ],
])('a supergraph with @%s, which would be ignored, is refused', (feature, directives, sdl) => {
  const compositionAndReading = () => compose({ a: { sdl: `${link(directives)} ${sdl}`, resolvers: {} } });
  expect(compositionAndReading).toThrow(InvalidSupergraphError);
  expect(compositionAndReading).toThrow(new RegExp(`/${feature}/v`));
});

test('tags, costs and list sizes mean nothing to execution and are accepted', () => {
  const directives = '"@tag", "@cost", "@listSize"';
  const sdl =
    'type Query { list(first: Int): [Int] @tag(name: "x") @cost(weight: 5) @listSize(slicingArguments: ["first"]) }';
  expect(compose({ a: { sdl: `${link(directives)} ${sdl}`, resolvers: {} } }).apiSchema).toBeDefined();
});
