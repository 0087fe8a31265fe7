import { z } from 'zod';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { idField, lineField } from '../model/input-fields.ts';
import type { HrmTransaction } from '../unit-of-work.ts';

/** Fields of a department; creating asks for all of them, an update for those that change. */
export const departmentFields = z.object({
  name: lineField('A name', 120),
  headId: idField('A head').optional(),
  parentId: idField('A parent').optional(),
});

/** Checks that no other department has the name; the organization's structure must be locked. */
export async function requireFreeName(
  { departments }: HrmTransaction,
  organizationId: string,
  name: string,
  exceptId?: string,
): Promise<void> {
  const holder = await departments.findByName(organizationId, name);
  if (holder && holder.id !== exceptId)
    throw invalidInput({ path: 'name', message: 'Another department has this name.' });
}
