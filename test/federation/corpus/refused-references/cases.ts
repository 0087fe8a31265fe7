import type { CorpusCase, ScriptedAnswer } from '../corpus-format.ts';

const error = { message: 'Bill hidden was not found.', code: 'NOT_FOUND' } as const;
const at = (...path: ReadonlyArray<string | number>) => ({ ...error, path });

/** Entities of which those that are null are refused. */
const answer = (...entities: readonly unknown[]): ScriptedAnswer => ({
  body: {
    data: { _entities: entities },
    errors: entities.flatMap((entity, index) =>
      entity === null
        ? [{ message: error.message, path: ['_entities', index], extensions: { code: error.code } }]
        : [],
    ),
  },
});

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'with a field that may not be null the reference is null, at each of its places',
    operation: '{ payments { id bill { version } } }',
    answers: { finance: [answer(null, { version: 1 })] },
    data: {
      payments: [
        { id: 'p1', bill: null },
        { id: 'p2', bill: { version: 1 } },
        { id: 'p3', bill: null },
        { id: 'p4', bill: null },
      ],
    },
    errors: [at('payments', 0, 'bill'), at('payments', 3, 'bill')],
  },
  {
    name: 'with fields that may be null it shows what is known, and the error says that the rest is not there',
    operation: '{ payments { bill { id number customer { name } } } }',
    answers: { finance: [answer(null, { number: 7, customer: { name: 'Olga' } })] },
    data: {
      payments: [
        { bill: { id: 'hidden', number: null, customer: null } },
        { bill: { id: 'b1', number: 7, customer: { name: 'Olga' } } },
        { bill: null },
        { bill: { id: 'hidden', number: null, customer: null } },
      ],
    },
    errors: [at('payments', 0, 'bill'), at('payments', 3, 'bill')],
  },
  {
    name: 'by its key alone it needs no other subgraph',
    operation: '{ payments { bill { id } } }',
    data: {
      payments: [
        { bill: { id: 'hidden' } },
        { bill: { id: 'b1' } },
        { bill: null },
        { bill: { id: 'hidden' } },
      ],
    },
    requests: { payments: 1 },
  },
  {
    name: 'a reference that may not be null takes its object along, with the same one error',
    operation: '{ payment { id firm { version } } }',
    answers: { finance: [answer(null)] },
    data: { payment: null },
    errors: [at('payment', 'firm')],
  },
];
