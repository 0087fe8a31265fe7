import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a variable',
    operation: 'query ($no: Long) { find(no: $no) }',
    variablesText: '{"no":9007199254740993}',
    data: null,
    dataText: '{"find":9007199254740993}',
    knownDifference: 'numbers of variables are JavaScript numbers',
  },
  {
    name: 'in a list inside an input object',
    operation: 'query ($range: Range!) { item { all(range: $range) } }',
    variablesText: '{"range":{"list":[1,-9007199254740993,18446744073709551615]}}',
    data: null,
    dataText: '{"item":{"all":[1,-9007199254740993,18446744073709551615]}}',
    knownDifference: 'numbers of variables are JavaScript numbers',
  },
  {
    name: 'one variable in two subgraphs',
    operation: 'query ($no: Long) { find(no: $no) item { next(no: $no) } }',
    variablesText: '{"no":9223372036854775807}',
    data: null,
    dataText: '{"find":9223372036854775807,"item":{"next":9223372036854775807}}',
    knownDifference: 'numbers of variables are JavaScript numbers',
  },
  {
    name: 'a literal',
    operation: '{ find(no: 9007199254740993) }',
    data: null,
    dataText: '{"find":9007199254740993}',
    monolithDiffers: 'a scalar that nothing is known of reads literals as JavaScript numbers',
    referenceDiffers: 'it answers JavaScript values, which cannot say this',
  },
];
