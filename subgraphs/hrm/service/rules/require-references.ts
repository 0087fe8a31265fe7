import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { Employee } from '../model/employee.ts';
import type { HrmStores } from '../stores/stores.ts';
import { wholeOrganization } from '../visibility/view-scope.ts';

/** The employed person a field of the input refers to. Throws BAD_USER_INPUT when there is none. */
export async function requireEmployed(
  { employees }: HrmStores,
  organizationId: string,
  path: string,
  id: string,
): Promise<Employee> {
  const [employee] = await employees.findByIds(wholeOrganization(organizationId), [id]);
  if (!employee) throw invalidInput({ path, message: 'There is no employee with this id.' });
  if (employee.status === 'TERMINATED') throw invalidInput({ path, message: 'This employee has left.' });
  return employee;
}

/** Checks that a department the input refers to exists. Throws BAD_USER_INPUT otherwise. */
export async function requireDepartment(
  { departments }: HrmStores,
  organizationId: string,
  path: string,
  id: string,
): Promise<void> {
  const [department] = await departments.findByIds(organizationId, [id]);
  if (!department) throw invalidInput({ path, message: 'There is no department with this id.' });
}

/** Checks that user and email address belong to no other employee; the organization's structure must be locked. */
export async function requireUnclaimed(
  { employees }: HrmStores,
  organizationId: string,
  claim: { readonly userId?: string | undefined; readonly email?: string | undefined },
  exceptId?: string,
): Promise<void> {
  if (claim.userId !== undefined) {
    const [holder] = await employees.findByUserIds(wholeOrganization(organizationId), [claim.userId]);
    if (holder && holder.id !== exceptId)
      throw invalidInput({ path: 'userId', message: 'This user is another employee.' });
  }
  if (claim.email !== undefined) {
    const holder = await employees.findByEmail(organizationId, claim.email);
    if (holder && holder.id !== exceptId)
      throw invalidInput({ path: 'email', message: 'Another employee has this email address.' });
  }
}
