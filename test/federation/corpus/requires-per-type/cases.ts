import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'asked through the interface',
    operation: '{ things { cost __typename } }',
    data: {
      things: [
        { cost: 10, __typename: 'Book' },
        { cost: 20_000, __typename: 'Film' },
        { cost: 7, __typename: 'Song' },
      ],
    },
  },
  {
    name: 'with the input asked by the client under other arguments, per type',
    referenceDiffers: 'the required field gets the value of the client’s arguments',
    operation:
      '{ any { ... on Book { weight cost } ... on Film { weight(unit: KG) cost } ... on Thing { id } } }',
    data: { any: [{ weight: 1000, cost: 10, id: '1' }, { weight: 2, cost: 20_000, id: '2' }, { id: '3' }] },
  },
  {
    name: 'under conditions',
    operation:
      'query ($yes: Boolean!) { things { ... on Book @include(if: $yes) { cost } ... on Film @skip(if: $yes) { cost } ... on Song { cost @include(if: $yes) } } }',
    variables: { yes: true },
    data: { things: [{ cost: 10 }, {}, { cost: 7 }] },
  },
];
