import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a literal',
    operation: '{ user(by: { name: "Ann" }) }',
    data: { user: '{"name":"Ann"}' },
  },
  {
    name: 'a literal behind a hop',
    operation: '{ item { rank(by: { id: "7" }) } }',
    data: { item: { rank: '{"id":"7"}' } },
  },
  {
    name: 'an input object inside, and lists',
    operation: '{ user(by: { near: { x: 1 } }) item { many(list: [{ id: 1 }, { name: "n" }]) } }',
    data: { user: '{"near":{"x":1}}', item: { many: 2 } },
  },
  {
    name: 'a non-null variable inside, and one for the whole',
    operation: 'query ($name: String!, $by: By!) { user(by: { name: $name }) item { rank(by: $by) } }',
    variables: { name: 'Bob', by: { near: { x: 2, y: null } } },
    data: { user: '{"name":"Bob"}', item: { rank: '{"near":{"x":2,"y":null}}' } },
  },
];
