import type { CreateDepartmentRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import type { Department } from '../model/department.ts';
import { departmentCreated } from '../published-events.ts';
import { departmentFields, requireFreeName } from '../rules/require-free-name.ts';
import { requireDepartment, requireEmployed } from '../rules/require-references.ts';
import { inTransaction } from '../unit-of-work.ts';

/** Creates a department. Needs `hrm:department:write`; the name must be free in the organization. */
export async function createDepartment(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: CreateDepartmentRequest,
): Promise<Department> {
  const organizationId = requirePermission(viewer, 'hrm:department:write');
  const input = validateInput(departmentFields, request);
  return inTransaction(dependencies, async (transaction) => {
    await transaction.reportingLine.lock(organizationId);
    await requireFreeName(transaction, organizationId, input.name);
    if (input.headId !== undefined)
      await requireEmployed(transaction, organizationId, 'headId', input.headId);
    if (input.parentId !== undefined)
      await requireDepartment(transaction, organizationId, 'parentId', input.parentId);
    const department: Department = {
      id: newId(),
      organizationId,
      name: input.name,
      headId: input.headId,
      parentId: input.parentId,
      createdAt: transaction.now,
      updatedAt: transaction.now,
      version: 1,
    };
    await transaction.departments.insert([department]);
    await transaction.append(departmentCreated(department));
    return department;
  });
}
