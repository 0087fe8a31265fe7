import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import type { Money } from '../../../kit/values/money.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';

/** Whether a person works for the organization today. */
export type EmployeeStatus = 'UPCOMING' | 'ACTIVE' | 'ON_LEAVE' | 'TERMINATED';

/**
 * Legal changes of the status. UPCOMING → ACTIVE ⇄ ON_LEAVE is not stored: it follows from the first day of work,
 * approved leave and the day, so that it is right at every moment without a job that keeps it up to date.
 */
export const employeeTransitions: Transitions<EmployeeStatus> = {
  UPCOMING: ['ACTIVE', 'ON_LEAVE', 'TERMINATED'],
  ACTIVE: ['ON_LEAVE', 'TERMINATED'],
  ON_LEAVE: ['ACTIVE', 'TERMINATED'],
  TERMINATED: [],
};

/** A person who works or worked for the organization. */
export interface Employee {
  readonly id: string;
  readonly organizationId: string;
  /** The user the employee logs in as; an employee who has left has none. */
  readonly userId: string | undefined;
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Lower case; unique among the employed. */
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly position: string;
  readonly departmentId: string;
  readonly managerId: string | undefined;
  readonly status: EmployeeStatus;
  readonly hiredOn: CalendarDate;
  /** Last day of work of an employee who has left. */
  readonly terminatedOn: CalendarDate | undefined;
  /** Last day of work that is set and still to come: on that day the employment ends. */
  readonly leavesOn: CalendarDate | undefined;
  /** Who takes over the reports on {@link Employee.leavesOn}; undefined for the manager. */
  readonly successorId: string | undefined;
  readonly terminationReason: string | undefined;
  /** Gross, per year. */
  readonly salary: Money | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** Text of the nth employee number of an organization, for example `E-0042`. */
export function employeeNumber(sequence: number): string {
  return `E-${String(sequence).padStart(4, '0')}`;
}

/** The same employee after a change at `now`. */
export function changeEmployee(employee: Employee, change: Partial<Employee>, now: Date): Employee {
  return { ...employee, ...change, updatedAt: now, version: employee.version + 1 };
}
