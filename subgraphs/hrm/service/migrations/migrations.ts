import type { Migrations } from '../../../kit/database/migrate.ts';
import { createWorkforce } from './0001-workforce.ts';
import { createLeave } from './0002-leave.ts';
import { addLastDays } from './0003-last-days.ts';
import { addFoldedTexts } from './0004-folded-texts.ts';

/** The hrm schema, oldest step first. */
export const migrations: Migrations = {
  '0001_workforce': createWorkforce,
  '0002_leave': createLeave,
  '0003_last_days': addLastDays,
  '0004_folded_texts': addFoldedTexts,
};
