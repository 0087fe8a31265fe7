import { expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

test('settings have defaults', () => {
  expect(readSettings({})).toEqual({
    defaultCurrency: 'EUR',
    ticketTaxBasisPoints: 1_900,
    paymentTermDays: 14,
  });
});

test('settings come from the environment', () => {
  const environment = {
    ERP_FINANCE_DEFAULT_CURRENCY: 'USD',
    ERP_FINANCE_TICKET_TAX_BASIS_POINTS: '700',
    ERP_FINANCE_PAYMENT_TERM_DAYS: '30',
  };
  expect(readSettings(environment)).toEqual({
    defaultCurrency: 'USD',
    ticketTaxBasisPoints: 700,
    paymentTermDays: 30,
  });
});

test('all bad settings are reported at once', () => {
  const read = () =>
    readSettings({ ERP_FINANCE_DEFAULT_CURRENCY: 'XXX', ERP_FINANCE_TICKET_TAX_BASIS_POINTS: '-1' });
  expect(read).toThrow(/ERP_FINANCE_DEFAULT_CURRENCY.*ERP_FINANCE_TICKET_TAX_BASIS_POINTS/);
});
