import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a field of the interface beside the same field of a member under a condition',
    operation:
      'query ($c: Boolean!) { ns { ... on A { tags name @include(if: $c) } ... on B { tags } name } }',
    variables: { c: false },
    data: {
      ns: [
        { tags: ['t'], name: 'n1' },
        { tags: ['u'], name: 'n2' },
      ],
    },
  },
  {
    name: 'the same with the condition met',
    operation:
      'query ($c: Boolean!) { ns { ... on A { tags name @include(if: $c) } ... on B { tags } name } }',
    variables: { c: true },
    data: {
      ns: [
        { tags: ['t'], name: 'n1' },
        { tags: ['u'], name: 'n2' },
      ],
    },
  },
  {
    name: 'without conditions',
    operation: '{ ns { name ... on B { tags x: name } ... on A { tags x: name } } }',
    data: {
      ns: [
        { name: 'n1', tags: ['t'], x: 'n1' },
        { name: 'n2', tags: ['u'], x: 'n2' },
      ],
    },
  },
  {
    name: 'a condition on every member',
    operation:
      'query ($c: Boolean!) { ns { ... on A @skip(if: $c) { x: tags } ... on B @include(if: $c) { x: tags } id } }',
    variables: { c: true },
    data: { ns: [{ id: '1' }, { x: ['u'], id: '2' }] },
  },
];
