import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'two fields that require the same nested field with different arguments',
    operation: '{ list { grams kilos } }',
    data: { list: { grams: 1000, kilos: 1 } },
    requests: { a: 1, b: 1 },
    referenceDiffers: 'required fields that differ in nested arguments alone get one value',
  },
  {
    name: 'one alone',
    operation: '{ list { kilos } }',
    data: { list: { kilos: 1 } },
    requests: { a: 1, b: 1 },
  },
  {
    name: 'all three, beside the client’s own arguments and aliases',
    operation:
      'query ($u: String) { list { plain box { weight(unit: $u) grams: weight } kilos p: plain(note: "!") grams } }',
    variables: { u: 'kg' },
    data: { list: { plain: '1000', box: { weight: 1, grams: 1000 }, kilos: 1, p: '1000!', grams: 1000 } },
    referenceDiffers: 'required fields that differ in nested arguments alone get one value',
  },
  {
    name: 'under conditions',
    operation:
      'query ($c: Boolean!) { list { grams @include(if: $c) kilos @skip(if: $c) plain @include(if: $c) } }',
    variables: { c: true },
    data: { list: { grams: 1000, plain: '1000' } },
  },
];
