import type { CorpusCase } from '../corpus-format.ts';

const on = { yes: true, no: false };
const q = 'query ($yes: Boolean!, $no: Boolean!) ';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'one member of the type under a condition, the other under its opposite',
    operation: `${q}{ items { ... on Book @include(if: $no) { cost note } ... on Film @include(if: $yes) { minutes note } } }`,
    variables: on,
    data: { items: [{}, { minutes: 90, note: 'nf' }] },
  },
  {
    name: 'the same, the other way round',
    operation: `${q}{ items { ... on Book @include(if: $no) { cost note } ... on Film @include(if: $yes) { minutes note } } }`,
    variables: { yes: false, no: true },
    data: { items: [{ cost: 1000, note: 'nb' }, {}] },
  },
  {
    name: 'the input is asked by the client under a condition that is off, with the arguments of the requirement',
    operation: `${q}{ one { ... on Book { cost size(unit: "mm") @include(if: $no) s: size @skip(if: $no) } __typename @skip(if: $yes) } }`,
    variables: on,
    data: { one: { cost: 1000, s: 1 } },
  },
  {
    name: 'a requirement under two conditions beside an unconditional field of the subgraph',
    operation: `${q}{ one { ... on Book { note cost @include(if: $no) ... @include(if: $yes) { cost } } } }`,
    variables: on,
    data: { one: { note: 'nb', cost: 1000 } },
  },
  {
    name: 'a field every implementation got from elsewhere, under conditions of both kinds',
    operation: `${q}{ items { rank @skip(if: $yes) ... on Film @include(if: $yes) { rank id } size @include(if: $yes) @skip(if: $no) } }`,
    variables: on,
    data: { items: [{ size: 1 }, { rank: 12, id: '2', size: 2 }] },
  },
  {
    name: 'the same field inside and outside of a skipped fragment',
    operation: `${q}{ items { ...F @skip(if: $yes) id @skip(if: $no) ... on Book { note } } } fragment F on Item { rank id ... on Book { note cost } ... on Film { note } }`,
    variables: on,
    data: { items: [{ id: '1', note: 'nb' }, { id: '2' }] },
  },
  {
    name: 'a root field twice, under opposite conditions, with different fields of two subgraphs',
    operation: `${q}{ one @include(if: $no) { rank } one @include(if: $yes) { ... on Book { cost } } two: one @skip(if: $no) { rank __typename @include(if: $no) } }`,
    variables: on,
    data: { one: { cost: 1000 }, two: { rank: 11 } },
  },
  {
    name: 'aliases that swap names between a conditional and an unconditional field',
    operation: `${q}{ one { ... on Book { size: cost @include(if: $yes) cost: size(unit: "mm") id: note note: id @skip(if: $no) } } }`,
    variables: on,
    data: { one: { size: 1000, cost: 10, id: 'nb', note: '1' } },
  },
];
