import type { UpdateDepartmentRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeDepartment, type Department } from '../model/department.ts';
import { departmentUpdated } from '../published-events.ts';
import { departmentFields, requireFreeName } from '../rules/require-free-name.ts';
import { requireDepartment, requireEmployed } from '../rules/require-references.ts';
import { type HrmTransaction, inTransaction } from '../unit-of-work.ts';
import { validateChanges } from '../validate-changes.ts';

/** Changes a department. Needs `hrm:department:write`; CONFLICT when it would become a part of itself. */
export async function updateDepartment(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: UpdateDepartmentRequest,
): Promise<Department> {
  const organizationId = requirePermission(viewer, 'hrm:department:write');
  const given = readMaskedUpdate(request, request.updateMask, ['name', 'headId', 'parentId']);
  const change = validateChanges(departmentFields, given);

  return inTransaction(dependencies, async (transaction) => {
    const { departments, reportingLine, now } = transaction;
    await reportingLine.lock(organizationId);
    const [department] = await departments.findByIds(organizationId, [request.departmentId]);
    if (!department) throw notFound('Department', request.departmentId);
    assertExpectedVersion('Department', department, request.expectedVersion);
    if (Object.keys(change).length === 0) return department;
    if (change.name !== undefined)
      await requireFreeName(transaction, organizationId, change.name, department.id);
    if (change.headId !== undefined)
      await requireEmployed(transaction, organizationId, 'headId', change.headId);
    if (change.parentId !== undefined) await requireParent(transaction, department, change.parentId);
    const changed = changeDepartment(department, change, now);
    await departments.update(changed);
    await transaction.append(departmentUpdated(changed));
    return changed;
  });
}

async function requireParent(
  transaction: HrmTransaction,
  department: Department,
  parentId: string,
): Promise<void> {
  const { organizationId } = department;
  await requireDepartment(transaction, organizationId, 'parentId', parentId);
  if (!(await transaction.reportingLine.isDepartmentWithin(organizationId, department.id, parentId))) return;
  throw new DomainError('CONFLICT', 'The department would become a part of itself.', {
    metadata: { departmentId: department.id, parentId },
  });
}
