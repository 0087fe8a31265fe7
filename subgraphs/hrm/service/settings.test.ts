import { expect, test } from '@jest/globals';
import { settings } from './settings.ts';

test('annual leave is 25 days unless the environment says otherwise', () => {
  expect(settings.read({})).toEqual({ annualLeaveDays: 25 });
  expect(settings.read({ ERP_HRM_ANNUAL_LEAVE_DAYS: '' })).toEqual({ annualLeaveDays: 25 });
  expect(settings.read({ ERP_HRM_ANNUAL_LEAVE_DAYS: '30' })).toEqual({ annualLeaveDays: 30 });
});

test.each(['-1', '2.5', 'many', '367'])('%s is not a valid number of days', (text) => {
  expect(() => settings.read({ ERP_HRM_ANNUAL_LEAVE_DAYS: text })).toThrow('ERP_HRM_ANNUAL_LEAVE_DAYS');
});
