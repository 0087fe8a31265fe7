import type DataLoader from 'dataloader';
import type {
  Department,
  DepartmentEmployees,
  Employee,
  EmployeeStatus,
  HrmServiceService,
  LeaveBalance,
  LeaveRequest,
  LeaveStatus,
} from '../../proto/generated/erp/hrm/v1/hrm.ts';
import type { PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
import { createEntityLoader, createGroupLoader, createKeyedLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface HrmLoaders {
  readonly employeeById: DataLoader<string, Employee | null>;
  readonly employeeByUser: DataLoader<string, Employee | null>;
  readonly employeesByManager: DataLoader<string, readonly Employee[]>;
  /** One page of each department's employees. */
  readonly employeesByDepartment: (
    args: DepartmentEmployeesArguments,
  ) => DataLoader<string, DepartmentEmployees | null>;
  readonly departmentById: DataLoader<string, Department | null>;
  readonly departmentsByParent: DataLoader<string, readonly Department[]>;
  readonly leaveRequestById: DataLoader<string, LeaveRequest | null>;
  readonly leaveRequestsByEmployee: (
    args: EmployeeLeaveArguments,
  ) => DataLoader<string, readonly LeaveRequest[]>;
  readonly leaveBalancesByEmployee: (year: number | undefined) => DataLoader<string, readonly LeaveBalance[]>;
}

/** Arguments of `Department.employees`. */
interface DepartmentEmployeesArguments {
  readonly page: PageRequest;
  readonly status: EmployeeStatus | undefined;
}

/** Arguments of `Employee.leaveRequests`. */
interface EmployeeLeaveArguments {
  readonly status: LeaveStatus | undefined;
  readonly year: number | undefined;
}

/** Fresh loaders: what one request has loaded is never seen by another. */
export function createLoaders(service: ServiceClient<HrmServiceService>, call: CallOptions): HrmLoaders {
  return {
    employeeById: createEntityLoader(
      async (ids) => (await service.batchGetEmployees({ ids }, call)).employees,
    ),
    employeeByUser: createKeyedLoader(
      async (userIds) => (await service.batchGetEmployeesByUser({ userIds }, call)).employees,
      (employee) => employee.userId,
    ),
    employeesByManager: createGroupLoader(
      async (managerIds) => (await service.batchListEmployeesByManager({ managerIds }, call)).employees,
      (employee) => employee.managerId ?? '',
    ),
    employeesByDepartment: createLoaderFamily((args) =>
      createKeyedLoader(
        async (departmentIds) =>
          (await service.batchListEmployeesByDepartment({ departmentIds, ...args }, call)).departments,
        (department) => department.departmentId,
      ),
    ),
    departmentById: createEntityLoader(
      async (ids) => (await service.batchGetDepartments({ ids }, call)).departments,
    ),
    departmentsByParent: createGroupLoader(
      async (parentIds) => (await service.batchListDepartmentsByParent({ parentIds }, call)).departments,
      (department) => department.parentId ?? '',
    ),
    leaveRequestById: createEntityLoader(
      async (ids) => (await service.batchGetLeaveRequests({ ids }, call)).leaveRequests,
    ),
    leaveRequestsByEmployee: createLoaderFamily((args) =>
      createGroupLoader(
        async (employeeIds) =>
          (await service.batchListLeaveRequestsByEmployee({ employeeIds, ...args }, call)).leaveRequests,
        (request) => request.employeeId,
      ),
    ),
    leaveBalancesByEmployee: createLoaderFamily((year) =>
      createGroupLoader(
        async (employeeIds) =>
          (await service.batchListLeaveBalancesByEmployee({ employeeIds, year }, call)).leaveBalances,
        (balance) => balance.employeeId,
      ),
    ),
  };
}
