import type { CalendarDate } from '../../../kit/values/calendar-date.ts';
import { changeDepartment } from '../model/department.ts';
import { changeEmployee, type Employee } from '../model/employee.ts';
import { departmentUpdated, employeeTerminated, employeeTransferred } from '../published-events.ts';
import type { HrmUnit } from '../unit-of-work.ts';
import { wholeOrganization } from '../visibility/view-scope.ts';
import { endLeaveOn } from './end-leave-on.ts';

/** How an employment ends. */
export interface EmploymentEnd {
  readonly lastDay: CalendarDate;
  readonly reason: string | undefined;
  /** Takes over the reports; without one, or when they have left meanwhile, the employee's manager does. */
  readonly successorId: string | undefined;
}

/**
 * Ends an employment for good: direct reports move, departments lose their head, leave ends, the user is unlinked. The
 * structure of the organization and the employee's row must be locked.
 */
export async function endEmployment(
  unit: HrmUnit,
  employee: Employee,
  { lastDay, reason, successorId }: EmploymentEnd,
): Promise<Employee> {
  await handOverReports(unit, employee, successorId);
  await leaveDepartmentsWithoutHead(unit, employee);
  await endLeaveOn(unit, employee, lastDay, { keepsPending: false });
  const terminated = changeEmployee(
    employee,
    {
      status: 'TERMINATED',
      terminatedOn: lastDay,
      terminationReason: reason,
      leavesOn: undefined,
      successorId: undefined,
      userId: undefined,
    },
    unit.now,
  );
  await unit.stores.employees.update(terminated);
  await unit.publish(employeeTerminated(employee, lastDay));
  return terminated;
}

async function handOverReports(
  { stores, now, publish }: HrmUnit,
  employee: Employee,
  successorId: string | undefined,
): Promise<void> {
  const { employees, reportingLine } = stores;
  const { organizationId } = employee;
  const scope = wholeOrganization(organizationId);
  const moveTo = async (report: Employee, managerId: string | undefined): Promise<void> => {
    const moved = changeEmployee(report, { managerId }, now);
    await employees.update(moved);
    await publish(employeeTransferred(report, moved));
  };
  const reports = await employees.listByManager(scope, [employee.id]);
  const [named] = successorId === undefined ? [] : await employees.findByIds(scope, [successorId]);
  const successor = named?.status === 'TERMINATED' ? undefined : named;
  // A successor from below takes the employee's place in the line first, or the line would become a circle.
  if (successor && (await reportingLine.isInLineAbove(organizationId, employee.id, successor.id)))
    await moveTo(successor, employee.managerId);
  const newManagerId = successor?.id ?? employee.managerId;
  for (const report of reports) if (report.id !== successor?.id) await moveTo(report, newManagerId);
}

async function leaveDepartmentsWithoutHead(unit: HrmUnit, employee: Employee): Promise<void> {
  const { stores, now } = unit;
  for (const department of await stores.departments.findByHead(employee.organizationId, employee.id)) {
    const changed = changeDepartment(department, { headId: undefined }, now);
    await stores.departments.update(changed);
    await unit.publish(departmentUpdated(changed));
  }
}
