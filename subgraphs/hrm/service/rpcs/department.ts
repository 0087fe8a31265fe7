import type { HrmServiceService } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { hasPermission, requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { toDepartmentMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createDepartment } from '../use-cases/create-department.ts';
import { updateDepartment } from '../use-cases/update-department.ts';
import { wholeOrganization } from '../visibility/view-scope.ts';

type DepartmentRpcs = Pick<
  ServiceHandlers<HrmServiceService>,
  | 'batchGetDepartments'
  | 'listDepartments'
  | 'batchListDepartmentsByParent'
  | 'createDepartment'
  | 'updateDepartment'
>;

/** RPCs about departments. */
export function createDepartmentRpcs(dependencies: HrmDependencies): DepartmentRpcs {
  const { departments, employees } = unitOfWork.read(dependencies);

  /** Without `hrm:department:read` a user sees the department it works in. */
  const ownDepartmentId = async (organizationId: string, userId: string): Promise<string | undefined> =>
    (await employees.findByUserIds(wholeOrganization(organizationId), [userId]))[0]?.departmentId;

  return {
    batchGetDepartments: async ({ ids }, { viewer }) => {
      const organizationId = requireOrganization(viewer);
      let visible: readonly string[] = ids;
      if (!hasPermission(viewer, 'hrm:department:read') && viewer.kind === 'user') {
        const own = await ownDepartmentId(organizationId, viewer.userId);
        visible = ids.filter((id) => id === own);
      }
      const found = await departments.findByIds(organizationId, visible);
      return { departments: found.map(toDepartmentMessage) };
    },
    listDepartments: async ({ page, search }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'hrm:department:read');
      const found = await departments.list(organizationId, { search }, page);
      return { departments: found.rows.map(toDepartmentMessage), page: found.page };
    },
    batchListDepartmentsByParent: async ({ parentIds }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'hrm:department:read');
      const found = await departments.listByParent(organizationId, parentIds);
      return { departments: found.map(toDepartmentMessage) };
    },
    createDepartment: async (request, call) => ({
      department: toDepartmentMessage(await createDepartment(dependencies, call, request)),
    }),
    updateDepartment: async (request, call) => ({
      department: toDepartmentMessage(await updateDepartment(dependencies, call, request)),
    }),
  };
}
