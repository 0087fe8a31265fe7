import type { HrmSettings } from './dependencies.ts';

const defaultAnnualLeaveDays = 25;

/** Settings from the environment; throws for values that make no sense, so that the service does not start. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): HrmSettings {
  const text = environment['ERP_HRM_ANNUAL_LEAVE_DAYS'];
  if (text === undefined || text === '') return { annualLeaveDays: defaultAnnualLeaveDays };
  const days = Number(text);
  if (!Number.isInteger(days) || days < 0 || days > 366)
    throw new Error('ERP_HRM_ANNUAL_LEAVE_DAYS must be a whole number from 0 to 366.');
  return { annualLeaveDays: days };
}
