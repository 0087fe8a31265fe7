import { expect, test } from '@jest/globals';
import { settings } from './settings.ts';

test('settings have defaults', () => {
  expect(settings.read({})).toEqual({
    defaultCurrency: 'EUR',
    ticketTaxBasisPoints: 1_900,
    paymentTermDays: 14,
  });
});

test('an empty variable is one that is not set', () => {
  const environment = {
    ERP_FINANCE_DEFAULT_CURRENCY: '',
    ERP_FINANCE_TICKET_TAX_BASIS_POINTS: '',
    ERP_FINANCE_PAYMENT_TERM_DAYS: '',
  };
  expect(settings.read(environment)).toEqual(settings.read({}));
});

test('settings come from the environment', () => {
  const environment = {
    ERP_FINANCE_DEFAULT_CURRENCY: 'USD',
    ERP_FINANCE_TICKET_TAX_BASIS_POINTS: '700',
    ERP_FINANCE_PAYMENT_TERM_DAYS: '30',
  };
  expect(settings.read(environment)).toEqual({
    defaultCurrency: 'USD',
    ticketTaxBasisPoints: 700,
    paymentTermDays: 30,
  });
});

test('all bad settings are reported in one error', () => {
  const read = () =>
    settings.read({ ERP_FINANCE_DEFAULT_CURRENCY: 'XXX', ERP_FINANCE_TICKET_TAX_BASIS_POINTS: '-1' });
  expect(read).toThrow(/ERP_FINANCE_DEFAULT_CURRENCY.*ERP_FINANCE_TICKET_TAX_BASIS_POINTS/);
});
