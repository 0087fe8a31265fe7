import type { CorpusCase } from '../corpus-format.ts';

const conditions = 'query ($yes: Boolean!, $no: Boolean!) ';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a skipped field of another subgraph costs no request',
    operation: `query ($no: Boolean!) { user { name age @include(if: $no) pets @include(if: $no) { name } } }`,
    variables: { no: false },
    data: { user: { name: 'Ann' } },
    requests: { a: 1 },
  },
  {
    name: 'the same operation with the other values',
    operation: `query ($no: Boolean!) { user { name age @include(if: $no) pets @include(if: $no) { name } } }`,
    variables: { no: true },
    data: { user: { name: 'Ann', age: 30, pets: [{ name: 'Rex' }] } },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'different conditions on fields of one request',
    operation: `${conditions}{ user { name age @include(if: $no) pets @skip(if: $yes) { name } } }`,
    variables: { yes: true, no: false },
    data: { user: { name: 'Ann' } },
    requests: { a: 1 },
  },
  {
    name: 'both on one field: it takes both to have it',
    operation: `${conditions}{ a: user @include(if: $yes) @skip(if: $no) { id } b: user @include(if: $yes) @skip(if: $yes) { id } c: user @include(if: $no) @skip(if: $no) { id } }`,
    variables: { yes: true, no: false },
    data: { a: { id: '1' } },
    requests: { a: 1 },
  },
  {
    name: 'on spreads and inline fragments, one inside the other',
    operation: `${conditions}{ user { ...F @include(if: $yes) ... @skip(if: $yes) { name } ... on User @include(if: $yes) { ... @include(if: $no) { id } age } } } fragment F on User { double @skip(if: $no) size @include(if: $no) }`,
    variables: { yes: true, no: false },
    data: { user: { double: 6, age: 30 } },
  },
  {
    name: 'one field under two conditions is there when either holds',
    operation: `${conditions}{ user { age @include(if: $no) ... @include(if: $yes) { age } pets @include(if: $no) { name } } list { name @skip(if: $yes) name @include(if: $yes) } }`,
    variables: { yes: true, no: false },
    data: { user: { age: 30 }, list: [{ name: 'Ann' }] },
  },
  {
    name: 'everything skipped leaves an empty object',
    operation: `${conditions}{ user @skip(if: $yes) { name } ... @include(if: $no) { list { name } } }`,
    variables: { yes: true, no: false },
    data: {},
  },
  {
    name: 'all fields of an object skipped: the object stays',
    operation: `${conditions}{ user { age @include(if: $no) name @skip(if: $yes) } list { pets @include(if: $no) { name } } }`,
    variables: { yes: true, no: false },
    data: { user: {}, list: [{}] },
  },
  {
    name: 'a condition on what requires leaves its input out',
    operation: `${conditions}{ user { double @include(if: $yes) } list { double @include(if: $no) size @include(if: $yes) } }`,
    variables: { yes: true, no: false },
    data: { user: { double: 6 }, list: [{ size: 3 }] },
  },
  {
    name: 'defaults of variables decide when no value is given',
    operation:
      'query ($on: Boolean = true, $off: Boolean! = false) { user { age @include(if: $on) name @include(if: $off) id @skip(if: $off) } }',
    data: { user: { age: 30, id: '1' } },
  },
  {
    name: 'literals',
    operation:
      '{ user { age @include(if: false) name @skip(if: false) id @skip(if: true) } list @include(if: true) { id } }',
    data: { user: { name: 'Ann' }, list: [{ id: '1' }] },
    requests: { a: 1 },
  },
  {
    name: 'on __typename',
    operation: `${conditions}{ t: __typename @include(if: $yes) __typename @skip(if: $yes) user { __typename @include(if: $no) age } }`,
    variables: { yes: true, no: false },
    data: { t: 'Query', user: { age: 30 } },
  },
];
