import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'members of a union',
    operation: '{ us { ... on A { kid { no } } ... on B { kid { no } } } }',
    data: { us: [{ kid: { no: 1 } }, { kid: { no: 2 } }] },
  },
  {
    name: 'lists',
    operation: '{ us { ... on A { kids { no } } ... on B { kids { no } } } }',
    data: { us: [{ kids: [{ no: 1 }] }, { kids: [{ no: 2 }, null] }] },
  },
  {
    name: 'nested, with other fields below each member',
    operation: '{ us { ... on B { kid { toy { size } } } ... on A { kid { no toy { size } } } } }',
    data: { us: [{ kid: { no: 1, toy: { size: 3 } } }, { kid: { toy: null } }] },
  },
  {
    name: 'an implementation that narrows its interface, asked through both',
    operation: '{ fs { mate { no } ... on A { mate { toy { size } } } ... on B { mate { __typename } } } }',
    data: { fs: [{ mate: null }, { mate: { no: 5, toy: null } }] },
  },
  {
    name: 'under one name',
    operation: '{ us { ... on A { x: kid { no } } ... on B { x: mate { no } } } }',
    data: { us: [{ x: { no: 1 } }, { x: null }] },
  },
];
