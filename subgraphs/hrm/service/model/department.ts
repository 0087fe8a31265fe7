import { z } from 'zod';
import { requiredText } from '../../../kit/values/text.ts';
import { idField } from './input-fields.ts';

/** A part of the organization. */
export interface Department {
  readonly id: string;
  readonly organizationId: string;
  /** Unique in the organization, whatever the case. */
  readonly name: string;
  /** Employee who leads the department. */
  readonly headId: string | undefined;
  /** Department this one is a part of. */
  readonly parentId: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** What a client may set on a department; creating asks for all of it, an update for what changes. */
export const departmentFields = z.object({
  name: requiredText({ subject: 'A name', maxLength: 120 }),
  headId: idField('A head').optional(),
  parentId: idField('A parent').optional(),
});

/** The same department after a change at `now`. */
export function changeDepartment(department: Department, change: Partial<Department>, now: Date): Department {
  return { ...department, ...change, updatedAt: now, version: department.version + 1 };
}
