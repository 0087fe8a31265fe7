import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { countDirectives } from './count-directives.ts';

test('directives are counted wherever they can be written', () => {
  const text = `query A($x: Int @a) @b { me @c @c @c { ...F @d ... @e { id } } }
    fragment F on User @f { id @skip(if: true) }`;
  expect(countDirectives(parse(text))).toEqual({ total: 9, mostOnOneNode: 3 });
});

test('a document without directives has none', () => {
  expect(countDirectives(parse('{ me { id } }'))).toEqual({ total: 0, mostOnOneNode: 0 });
});
