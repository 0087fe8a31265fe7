import type { UpdateDepartmentRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { changeDepartment, type Department, departmentFields } from '../model/department.ts';
import { departmentUpdated } from '../published-events.ts';
import { requireFreeName } from '../rules/require-free-name.ts';
import { requireDepartment, requireEmployed } from '../rules/require-references.ts';
import type { HrmStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Changes a department. Needs `hrm:department:write`; CONFLICT when it would become a part of itself. */
export async function updateDepartment(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: UpdateDepartmentRequest,
): Promise<Department> {
  const organizationId = requirePermission(call.viewer, 'hrm:department:write');
  const change = readMaskedChanges({ schema: departmentFields }, request, {});

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const { departments } = stores;
    await stores.reportingLine.lock(organizationId);
    const department = await departments.lock(organizationId, request.departmentId);
    assertExpectedVersion('Department', department, request.expectedVersion);
    if (Object.keys(change).length === 0) return department;
    if (change.name !== undefined) await requireFreeName(stores, organizationId, change.name, department.id);
    if (change.headId !== undefined) await requireEmployed(stores, organizationId, 'headId', change.headId);
    if (change.parentId !== undefined) await requireParent(stores, department, change.parentId);
    const changed = changeDepartment(department, change, now);
    await departments.update(changed);
    await publish(departmentUpdated(changed));
    return changed;
  });
}

async function requireParent(stores: HrmStores, department: Department, parentId: string): Promise<void> {
  const { organizationId } = department;
  await requireDepartment(stores, organizationId, 'parentId', parentId);
  if (!(await stores.reportingLine.isDepartmentWithin(organizationId, department.id, parentId))) return;
  throw new DomainError('CONFLICT', 'The department would become a part of itself.', {
    metadata: { departmentId: department.id, parentId },
  });
}
