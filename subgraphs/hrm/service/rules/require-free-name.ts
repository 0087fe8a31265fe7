import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { HrmStores } from '../stores/stores.ts';

/** Checks that no other department has the name; the organization's structure must be locked. */
export async function requireFreeName(
  { departments }: HrmStores,
  organizationId: string,
  name: string,
  exceptId?: string,
): Promise<void> {
  const holder = await departments.findByName(organizationId, name);
  if (holder && holder.id !== exceptId)
    throw invalidInput({ path: 'name', message: 'Another department has this name.' });
}
