import DataLoader from 'dataloader';
import type {
  Department,
  DepartmentEmployees,
  Employee,
  EmployeeStatus,
  LeaveBalance,
  LeaveRequest,
  LeaveStatus,
} from '../../proto/generated/erp/hrm/v1/hrm.ts';
import type { PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions } from '../kit/grpc/grpc-client.ts';
import type { HrmClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface HrmLoaders {
  readonly employee: DataLoader<string, Employee | null>;
  readonly employeeByUser: DataLoader<string, Employee | null>;
  readonly reportsByManager: DataLoader<string, readonly Employee[]>;
  readonly employeesByDepartment: (
    args: DepartmentEmployeesArguments,
  ) => DataLoader<string, DepartmentEmployees | null>;
  readonly department: DataLoader<string, Department | null>;
  readonly departmentsByParent: DataLoader<string, readonly Department[]>;
  readonly leaveRequest: DataLoader<string, LeaveRequest | null>;
  readonly leaveRequestsByEmployee: (
    args: EmployeeLeaveArguments,
  ) => DataLoader<string, readonly LeaveRequest[]>;
  readonly leaveBalancesByEmployee: (year: number | undefined) => DataLoader<string, readonly LeaveBalance[]>;
}

/** Arguments of `Department.employees`. */
export interface DepartmentEmployeesArguments {
  readonly page: PageRequest;
  readonly status: EmployeeStatus | undefined;
}

/** Arguments of `Employee.leaveRequests`. */
export interface EmployeeLeaveArguments {
  readonly status: LeaveStatus | undefined;
  readonly year: number | undefined;
}

/** Fresh loaders: what one request has loaded is never seen by another. */
export function createLoaders(hrm: HrmClient, call: CallOptions): HrmLoaders {
  return {
    employee: createEntityLoader(async (ids) => (await hrm.batchGetEmployees({ ids }, call)).employees),
    employeeByUser: new DataLoader(async (userIds) => {
      const { employees } = await hrm.batchGetEmployeesByUser({ userIds: [...userIds] }, call);
      const byUser = new Map(employees.map((employee) => [employee.userId, employee]));
      return userIds.map((userId) => byUser.get(userId) ?? null);
    }),
    reportsByManager: createGroupLoader(
      async (managerIds) => (await hrm.batchListEmployeesByManager({ managerIds }, call)).employees,
      (employee) => employee.managerId ?? '',
    ),
    employeesByDepartment: createLoaderFamily(
      ({ page, status }) =>
        new DataLoader(async (ids) => {
          const request = { departmentIds: [...ids], page, status };
          const { departments } = await hrm.batchListEmployeesByDepartment(request, call);
          const byId = new Map(departments.map((department) => [department.departmentId, department]));
          return ids.map((id) => byId.get(id) ?? null);
        }),
    ),
    department: createEntityLoader(async (ids) => (await hrm.batchGetDepartments({ ids }, call)).departments),
    departmentsByParent: createGroupLoader(
      async (parentIds) => (await hrm.batchListDepartmentsByParent({ parentIds }, call)).departments,
      (department) => department.parentId ?? '',
    ),
    leaveRequest: createEntityLoader(
      async (ids) => (await hrm.batchGetLeaveRequests({ ids }, call)).leaveRequests,
    ),
    leaveRequestsByEmployee: createLoaderFamily((args) =>
      createGroupLoader(
        async (employeeIds) =>
          (await hrm.batchListLeaveRequestsByEmployee({ employeeIds, ...args }, call)).leaveRequests,
        (request) => request.employeeId,
      ),
    ),
    leaveBalancesByEmployee: createLoaderFamily((year) =>
      createGroupLoader(
        async (employeeIds) =>
          (await hrm.batchListLeaveBalancesByEmployee({ employeeIds, year }, call)).leaveBalances,
        (balance) => balance.employeeId,
      ),
    ),
  };
}
