import { expect, test } from '@jest/globals';
import { printNodeSdl } from './node-sdl.ts';

const crm = `interface Node { id: ID! }
  type Lead implements Node @key(fields: "id") { id: ID! name: String }
  type Customer implements Named & Node @key(fields: "id") { id: ID! name: String }
  type Contact { id: ID! }
  type Invoice @key(fields: "id", resolvable: false) { id: ID! }
  interface Named implements Node { id: ID! name: String }`;
const finance = 'type Invoice implements Node @key(fields: "id") { id: ID! }';

test('every type that implements Node where it lives becomes a reference, by name', () => {
  const types = printNodeSdl([crm, finance]).match(/^type \w+ implements .*$/gm);
  expect(types).toEqual(
    ['Customer', 'Invoice', 'Lead'].map(
      (name) => `type ${name} implements Node @key(fields: "id", resolvable: false) {`,
    ),
  );
});

test('an SDL that does not parse is left to composition', () => {
  expect(printNodeSdl(['type {', finance])).toContain('type Invoice implements Node');
});
