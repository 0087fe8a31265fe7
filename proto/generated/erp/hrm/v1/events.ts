// Written by proto/generate.ts. Do not edit.
// Source: erp/hrm/v1/events.proto
import { createEventContract, type EventContract } from '../../../../event-contract.ts';

/** An employee was hired. Payload of `hrm.employee-hired.v1`. */
export interface EmployeeHired {
  readonly employeeId: string;
  /** User the employee logs in as. */
  readonly userId?: string | undefined;
  /** For example "E-0042". */
  readonly number: string;
  readonly name: string;
  readonly departmentId: string;
  readonly managerId?: string | undefined;
  /** Calendar date. */
  readonly hiredOn: string;
}

/** `hrm.employee-hired.v1`: {@link EmployeeHired}. */
export const EmployeeHired: EventContract<EmployeeHired> = createEventContract({
  type: 'hrm.employee-hired.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'number', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'departmentId', presence: 'required', type: { kind: 'string' } },
    { name: 'managerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'hiredOn', presence: 'required', type: { kind: 'string' } },
  ],
});

/** Fields of an employee changed. Amounts stay out of events. Payload of `hrm.employee-updated.v1`. */
export interface EmployeeUpdated {
  readonly employeeId: string;
  /** User the employee logs in as. */
  readonly userId?: string | undefined;
  /** Names of the fields that changed. */
  readonly changed: ReadonlyArray<string>;
}

/** `hrm.employee-updated.v1`: {@link EmployeeUpdated}. */
export const EmployeeUpdated: EventContract<EmployeeUpdated> = createEventContract({
  type: 'hrm.employee-updated.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'changed', presence: 'list', type: { kind: 'string' } },
  ],
});

/** An employee got another department, manager or position. Payload of `hrm.employee-transferred.v1`. */
export interface EmployeeTransferred {
  readonly employeeId: string;
  /** User the employee logs in as. */
  readonly userId?: string | undefined;
  readonly fromDepartmentId: string;
  readonly toDepartmentId: string;
  readonly fromManagerId?: string | undefined;
  readonly toManagerId?: string | undefined;
  readonly position: string;
}

/** `hrm.employee-transferred.v1`: {@link EmployeeTransferred}. */
export const EmployeeTransferred: EventContract<EmployeeTransferred> = createEventContract({
  type: 'hrm.employee-transferred.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'fromDepartmentId', presence: 'required', type: { kind: 'string' } },
    { name: 'toDepartmentId', presence: 'required', type: { kind: 'string' } },
    { name: 'fromManagerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'toManagerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'position', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A last day of work that lies ahead was set, or set again. EmployeeTerminated follows when it has come. Payload of `hrm.employee-last-day-set.v1`. */
export interface EmployeeLastDaySet {
  readonly employeeId: string;
  /** User the employee logs in as. */
  readonly userId?: string | undefined;
  /** Calendar date. */
  readonly lastDay: string;
}

/** `hrm.employee-last-day-set.v1`: {@link EmployeeLastDaySet}. */
export const EmployeeLastDaySet: EventContract<EmployeeLastDaySet> = createEventContract({
  type: 'hrm.employee-last-day-set.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'lastDay', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A last day of work that lay ahead was taken back. Payload of `hrm.employee-last-day-withdrawn.v1`. */
export interface EmployeeLastDayWithdrawn {
  readonly employeeId: string;
  /** User the employee logs in as. */
  readonly userId?: string | undefined;
}

/** `hrm.employee-last-day-withdrawn.v1`: {@link EmployeeLastDayWithdrawn}. */
export const EmployeeLastDayWithdrawn: EventContract<EmployeeLastDayWithdrawn> = createEventContract({
  type: 'hrm.employee-last-day-withdrawn.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** An employee left. Payload of `hrm.employee-terminated.v1`. */
export interface EmployeeTerminated {
  readonly employeeId: string;
  /** User that was unlinked. */
  readonly userId?: string | undefined;
  /** Calendar date. */
  readonly lastDay: string;
}

/** `hrm.employee-terminated.v1`: {@link EmployeeTerminated}. */
export const EmployeeTerminated: EventContract<EmployeeTerminated> = createEventContract({
  type: 'hrm.employee-terminated.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'lastDay', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A department was created. Payload of `hrm.department-created.v1`. */
export interface DepartmentCreated {
  readonly departmentId: string;
  readonly name: string;
  /** Employee who leads the department. */
  readonly headId?: string | undefined;
  /** Department this one is a part of. */
  readonly parentId?: string | undefined;
}

/** `hrm.department-created.v1`: {@link DepartmentCreated}. */
export const DepartmentCreated: EventContract<DepartmentCreated> = createEventContract({
  type: 'hrm.department-created.v1',
  domain: 'hrm',
  aggregateFields: ["departmentId"],
  fields: [
    { name: 'departmentId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'headId', presence: 'optional', type: { kind: 'string' } },
    { name: 'parentId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** A department changed. Payload of `hrm.department-updated.v1`. */
export interface DepartmentUpdated {
  readonly departmentId: string;
  readonly name: string;
  /** Employee who leads the department. */
  readonly headId?: string | undefined;
  /** Department this one is a part of. */
  readonly parentId?: string | undefined;
}

/** `hrm.department-updated.v1`: {@link DepartmentUpdated}. */
export const DepartmentUpdated: EventContract<DepartmentUpdated> = createEventContract({
  type: 'hrm.department-updated.v1',
  domain: 'hrm',
  aggregateFields: ["departmentId"],
  fields: [
    { name: 'departmentId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'headId', presence: 'optional', type: { kind: 'string' } },
    { name: 'parentId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** Leave was asked for, or the status of a request changed. Payload of `hrm.leave-request-updated.v1`. */
export interface LeaveRequestUpdated {
  readonly leaveRequestId: string;
  readonly employeeId: string;
  /** User of the employee. */
  readonly userId?: string | undefined;
  readonly kind: 'ANNUAL' | 'SICK' | 'PARENTAL' | 'UNPAID';
  /** First day, a calendar date. */
  readonly from: string;
  /** Last day, a calendar date. */
  readonly to: string;
  readonly status: 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCELLED';
}

/** `hrm.leave-request-updated.v1`: {@link LeaveRequestUpdated}. */
export const LeaveRequestUpdated: EventContract<LeaveRequestUpdated> = createEventContract({
  type: 'hrm.leave-request-updated.v1',
  domain: 'hrm',
  aggregateFields: ["leaveRequestId"],
  fields: [
    { name: 'leaveRequestId', presence: 'required', type: { kind: 'string' } },
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'kind', presence: 'required', type: { kind: 'enum', values: ["ANNUAL","SICK","PARENTAL","UNPAID"] } },
    { name: 'from', presence: 'required', type: { kind: 'string' } },
    { name: 'to', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["PENDING","APPROVED","REJECTED","CANCELLED"] } },
  ],
});

/** The leave of an employee for a year was set. Payload of `hrm.leave-entitlement-set.v1`. */
export interface LeaveEntitlementSet {
  readonly employeeId: string;
  /** User the employee logs in as. */
  readonly userId?: string | undefined;
  readonly kind: 'ANNUAL' | 'SICK' | 'PARENTAL' | 'UNPAID';
  readonly year: number;
  /** Working days; absent when the default applies again. */
  readonly days?: number | undefined;
}

/** `hrm.leave-entitlement-set.v1`: {@link LeaveEntitlementSet}. */
export const LeaveEntitlementSet: EventContract<LeaveEntitlementSet> = createEventContract({
  type: 'hrm.leave-entitlement-set.v1',
  domain: 'hrm',
  aggregateFields: ["employeeId"],
  fields: [
    { name: 'employeeId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'optional', type: { kind: 'string' } },
    { name: 'kind', presence: 'required', type: { kind: 'enum', values: ["ANNUAL","SICK","PARENTAL","UNPAID"] } },
    { name: 'year', presence: 'required', type: { kind: 'int32' } },
    { name: 'days', presence: 'optional', type: { kind: 'int32' } },
  ],
});
