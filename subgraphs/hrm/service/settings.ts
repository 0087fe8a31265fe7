import { z } from 'zod';
import { defineSettings } from '../../kit/part/define-settings.ts';
import { wholeNumber } from '../../kit/part/read-settings.ts';

/** What an installation decides about its staff. */
export interface HrmSettings {
  /** Working days of annual leave in a full year for those for whom nothing else is set. */
  readonly annualLeaveDays: number;
}

/** Reads `ERP_HRM_…`. */
export const settings = defineSettings(
  'hrm',
  z.object({
    ERP_HRM_ANNUAL_LEAVE_DAYS: wholeNumber(0, 366)
      .default(25)
      .describe('working days of annual leave in a full year for those for whom nothing else is set'),
  }),
  (values): HrmSettings => ({ annualLeaveDays: values.ERP_HRM_ANNUAL_LEAVE_DAYS }),
);
