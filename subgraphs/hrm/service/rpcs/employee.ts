import type { HrmServiceService } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { specified, toEmployeeMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { cancelTermination } from '../use-cases/cancel-termination.ts';
import { hireEmployee } from '../use-cases/hire-employee.ts';
import { terminateEmployee } from '../use-cases/terminate-employee.ts';
import { transferEmployee } from '../use-cases/transfer-employee.ts';
import { updateEmployee } from '../use-cases/update-employee.ts';
import { employeeScope } from '../visibility/view-scope.ts';

type EmployeeRpcs = Pick<
  ServiceHandlers<HrmServiceService>,
  | 'batchGetEmployees'
  | 'batchGetEmployeesByUser'
  | 'listEmployees'
  | 'batchListEmployeesByDepartment'
  | 'batchListEmployeesByManager'
  | 'getOrgChart'
  | 'hireEmployee'
  | 'updateEmployee'
  | 'transferEmployee'
  | 'terminateEmployee'
  | 'cancelTermination'
>;

const maxChartDepth = 10;
const maxChartSize = 2_000;

/** RPCs about employees and their reporting line. */
export function createEmployeeRpcs(dependencies: HrmDependencies): EmployeeRpcs {
  const { employees, reportingLine } = unitOfWork.read(dependencies);
  return {
    batchGetEmployees: async ({ ids }, { viewer }) => {
      const found = await employees.findByIds(employeeScope(viewer), ids);
      return { employees: found.map((employee) => toEmployeeMessage(employee, viewer)) };
    },
    batchGetEmployeesByUser: async ({ userIds }, { viewer }) => {
      const found = await employees.findByUserIds(employeeScope(viewer), userIds);
      return { employees: found.map((employee) => toEmployeeMessage(employee, viewer)) };
    },
    listEmployees: async ({ page, status, ...filter }, { viewer }) => {
      requirePermission(viewer, 'hrm:employee:read');
      const found = await employees.list(
        employeeScope(viewer),
        { ...filter, status: specified(status) },
        page,
      );
      return {
        employees: found.rows.map((employee) => toEmployeeMessage(employee, viewer)),
        page: found.page,
      };
    },
    batchListEmployeesByDepartment: async ({ departmentIds, page, status }, { viewer }) => {
      const pages = await employees.listByDepartment(
        employeeScope(viewer),
        departmentIds,
        { status: specified(status) },
        page,
      );
      return {
        departments: [...pages].map(([departmentId, found]) => ({
          departmentId,
          employees: found.rows.map((employee) => toEmployeeMessage(employee, viewer)),
          page: found.page,
        })),
      };
    },
    batchListEmployeesByManager: async ({ managerIds }, { viewer }) => {
      const found = await employees.listByManager(employeeScope(viewer), managerIds);
      return { employees: found.map((employee) => toEmployeeMessage(employee, viewer)) };
    },
    getOrgChart: async ({ rootId, depth }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'hrm:employee:read');
      if (depth < 0 || depth > maxChartDepth)
        throw invalidInput({ path: 'depth', message: `The depth must be between 0 and ${maxChartDepth}.` });
      const found = await reportingLine.readTree(organizationId, { rootId, depth, limit: maxChartSize + 1 });
      return {
        entries: found
          .slice(0, maxChartSize)
          .map((entry) => ({ ...entry, employee: toEmployeeMessage(entry.employee, viewer) })),
        isTruncated: found.length > maxChartSize,
      };
    },
    hireEmployee: async (request, call) => ({
      employee: toEmployeeMessage(
        await once(call, () => hireEmployee(dependencies, call, request)),
        call.viewer,
      ),
    }),
    updateEmployee: async (request, call) => ({
      employee: toEmployeeMessage(
        await once(call, () => updateEmployee(dependencies, call, request)),
        call.viewer,
      ),
    }),
    transferEmployee: async (request, call) => ({
      employee: toEmployeeMessage(await transferEmployee(dependencies, call, request), call.viewer),
    }),
    cancelTermination: async (request, call) => ({
      employee: toEmployeeMessage(await cancelTermination(dependencies, call, request), call.viewer),
    }),
    terminateEmployee: async (request, call) => ({
      employee: toEmployeeMessage(await terminateEmployee(dependencies, call, request), call.viewer),
    }),
  };
}
