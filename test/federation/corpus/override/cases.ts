import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a moved field is never asked at its old place',
    operation: '{ bill { amount } paid { amount } }',
    data: { bill: { amount: 2 }, paid: { amount: 2 } },
  },
  {
    name: 'a label that is off leaves the field where it was',
    operation: '{ bill { due } paid { due } }',
    data: { bill: { due: 'old' }, paid: { due: 'old' } },
  },
  {
    name: 'a label that is on moves it',
    operation: '{ bill { due } paid { due } }',
    planning: { overrideLabels: ['move-due'] },
    data: { bill: { due: 'new' }, paid: { due: 'new' } },
  },
  {
    name: 'another label changes nothing',
    operation: '{ bill { due } }',
    planning: { overrideLabels: ['something-else'] },
    data: { bill: { due: 'old' } },
    requests: { old: 1 },
  },
  {
    name: 'a percentage above the random number of the router moves the field',
    operation: '{ bill { payer due } }',
    planning: { overridePercentage: 10 },
    data: { bill: { payer: 'new', due: 'old' } },
  },
  {
    name: 'a percentage below it does not',
    operation: '{ bill { payer } paid { payer } }',
    planning: { overridePercentage: 90 },
    data: { bill: { payer: 'old' }, paid: { payer: 'old' } },
  },
  {
    name: 'fields that stayed serve as inputs of the new place',
    operation: '{ paid { note amount } }',
    data: { paid: { note: 'limit 1', amount: 2 } },
    requests: { payments: 2, old: 1 },
  },
];
