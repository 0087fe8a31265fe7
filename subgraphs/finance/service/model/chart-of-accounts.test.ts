import { expect, test } from '@jest/globals';
import { standardChart } from './chart-of-accounts.ts';

test('codes and purposes are unique, and every purpose has its account', () => {
  const codes = standardChart.map((account) => account.code);
  expect(new Set(codes).size).toBe(codes.length);
  const purposes = standardChart.flatMap((account) => account.purpose ?? []);
  expect(purposes.toSorted()).toEqual([
    'BAD_DEBTS',
    'BANK',
    'CARD_CLEARING',
    'CASH',
    'PREPAYMENTS',
    'RECEIVABLE',
    'SALES',
    'TAX_PAYABLE',
    'TICKET_SALES',
  ]);
});
