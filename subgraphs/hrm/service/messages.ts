import type {
  Department as DepartmentMessage,
  Employee as EmployeeMessage,
  LeaveBalance as LeaveBalanceMessage,
  LeaveRequest as LeaveRequestMessage,
} from '../../../proto/generated/erp/hrm/v1/hrm.ts';
import { moneyToProto } from '../../kit/values/money.ts';
import { hasPermission, type Viewer } from '../../kit/viewer/viewer.ts';
import type { Department } from './model/department.ts';
import type { Employee } from './model/employee.ts';
import type { LeaveBalance } from './model/leave-balance.ts';
import type { LeaveRequest } from './model/leave-request.ts';
import { isViewer } from './visibility/view-scope.ts';

/**
 * The employee as the viewer may see it: the salary for the employee and for `hrm:salary:read`, the reason of a
 * termination for `hrm:employee:write`. Both are left out for others, by every RPC.
 */
export function toEmployeeMessage(employee: Employee, viewer: Viewer): EmployeeMessage {
  const { salary, terminationReason, terminatedOn, leavesOn, ...rest } = employee;
  const seesSalary = isViewer(viewer, employee.userId) || hasPermission(viewer, 'hrm:salary:read');
  return {
    ...rest,
    terminatedOn: terminatedOn ?? leavesOn,
    salary: salary && seesSalary ? moneyToProto(salary) : undefined,
    terminationReason: hasPermission(viewer, 'hrm:employee:write') ? terminationReason : undefined,
  };
}

/** The department as a message. */
export function toDepartmentMessage(department: Department): DepartmentMessage {
  return department;
}

/** The leave request as a message. */
export function toLeaveRequestMessage(request: LeaveRequest): LeaveRequestMessage {
  const { firstDay: from, lastDay: to, ...rest } = request;
  return { ...rest, from, to };
}

/** The balance as a message. */
export function toLeaveBalanceMessage(balance: LeaveBalance): LeaveBalanceMessage {
  return balance;
}

/** A value of a message's enum, undefined for the unspecified one. */
export function specified<Value extends string>(
  value: Value | undefined,
): Exclude<Value, 'UNSPECIFIED'> | undefined {
  return value === undefined || value === 'UNSPECIFIED'
    ? undefined
    : (value as Exclude<Value, 'UNSPECIFIED'>);
}
