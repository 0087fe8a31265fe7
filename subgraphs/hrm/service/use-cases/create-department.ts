import type { CreateDepartmentRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { type Department, departmentFields } from '../model/department.ts';
import { departmentCreated } from '../published-events.ts';
import { requireFreeName } from '../rules/require-free-name.ts';
import { requireDepartment, requireEmployed } from '../rules/require-references.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Creates a department. Needs `hrm:department:write`; the name must be free in the organization. */
export async function createDepartment(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: CreateDepartmentRequest,
): Promise<Department> {
  const organizationId = requirePermission(call.viewer, 'hrm:department:write');
  const input = validateInput(departmentFields, request);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    await stores.reportingLine.lock(organizationId);
    await requireFreeName(stores, organizationId, input.name);
    if (input.headId !== undefined) await requireEmployed(stores, organizationId, 'headId', input.headId);
    if (input.parentId !== undefined)
      await requireDepartment(stores, organizationId, 'parentId', input.parentId);
    const department: Department = {
      id: newId(),
      organizationId,
      name: input.name,
      headId: input.headId,
      parentId: input.parentId,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await stores.departments.insert([department]);
    await publish(departmentCreated(department));
    return department;
  });
}
