import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'one field stays when the other is skipped',
    operation: 'query ($c: Boolean!) { owners { total story @skip(if: $c) } }',
    variables: { c: true },
    data: { owners: [{ total: 6 }] },
    referenceDiffers: 'the inputs of one field are left out with those of the other',
  },
  {
    name: 'both are asked',
    operation: 'query ($c: Boolean!) { owners { total story @skip(if: $c) } }',
    variables: { c: false },
    data: { owners: [{ total: 6, story: 'Dog d wuff, Bird b 2' }] },
  },
  {
    name: 'the other one stays',
    operation: 'query ($c: Boolean!) { owners { total @skip(if: $c) story } }',
    variables: { c: true },
    data: { owners: [{ story: 'Dog d wuff, Bird b 2' }] },
    referenceDiffers: 'the inputs of one field are left out with those of the other',
  },
  {
    name: 'each under a condition of its own, beside what the client asks of the list',
    operation:
      'query ($c: Boolean!, $d: Boolean!) { owners { story @include(if: $d) total @include(if: $c) pets @include(if: $d) { id: legs } } }',
    variables: { c: true, d: false },
    data: { owners: [{ total: 6 }] },
    referenceDiffers: 'the inputs of one field are left out with those of the other',
  },
];
