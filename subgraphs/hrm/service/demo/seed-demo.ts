import { demoOrganizations, demoUserByEmail } from '../../../kit/demo/demo-people.ts';
import type { UnitDependencies } from '../../../kit/part/unit-of-work.ts';
import { addDays, type CalendarDate, toCalendarDate, yearOf } from '../../../kit/values/calendar-date.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { Department } from '../model/department.ts';
import { type Employee, employeeNumber } from '../model/employee.ts';
import type { LeaveRequest } from '../model/leave-request.ts';
import { countWorkingDays } from '../model/working-days.ts';
import type { HrmTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import {
  type DemoEmployee,
  type DemoLeave,
  demoDepartmentId,
  demoDepartments,
  demoEmployeeId,
  demoEmployees,
  demoLeave,
} from './demo-staff.ts';

/**
 * Fills the database with the demo staff unless it is there already. Ids are always the same, dates follow the
 * clock. Publishes no events: these people were always there.
 */
export async function seedDemo(dependencies: UnitDependencies<HrmTables>): Promise<void> {
  await unitOfWork.change(dependencies, undefined, async ({ stores, now }) => {
    const { departments, employees, leaveRequests, reportingLine } = stores;
    for (const { id } of demoOrganizations) await reportingLine.lock(id);
    const [first] = demoDepartments;
    if (first && (await departments.findByIds(first.organization.id, [first.id])).length > 0) return;

    await departments.insert(demoDepartments.map((facts) => toDepartment(facts, now)));
    const staff: Employee[] = [];
    for (const { id } of demoOrganizations) {
      for (const facts of demoEmployees.filter(({ organization }) => organization.id === id))
        staff.push(toEmployee(facts, await reportingLine.nextNumber(id), now));
    }
    await employees.insert(staff);
    await leaveRequests.insert(demoLeave.map((facts) => toLeaveRequest(facts, now)));
  });
}

function toDepartment(facts: (typeof demoDepartments)[number], now: Date): Department {
  const { id, organization, name, head, parent } = facts;
  return {
    id,
    organizationId: organization.id,
    name,
    headId: demoEmployeeId(head),
    parentId: parent === undefined ? undefined : demoDepartmentId(organization, parent),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

function toEmployee(facts: DemoEmployee, sequence: number, now: Date): Employee {
  const today = toCalendarDate(now);
  const month = String(1 + (sequence % 12)).padStart(2, '0');
  return {
    id: facts.id,
    organizationId: facts.organization.id,
    userId: facts.userId,
    number: employeeNumber(sequence),
    firstName: facts.firstName,
    lastName: facts.lastName,
    email: facts.email,
    phone: `+49 30 5550 ${String(100 + sequence)}`,
    position: facts.position,
    departmentId: demoDepartmentId(facts.organization, facts.department),
    managerId: facts.manager === undefined ? undefined : demoEmployeeId(facts.manager),
    status: facts.hasLeft ? 'TERMINATED' : facts.isUpcoming ? 'UPCOMING' : 'ACTIVE',
    hiredOn: facts.isUpcoming ? addDays(today, 30) : `${yearOf(today) - facts.hiredYearsAgo}-${month}-01`,
    terminatedOn: facts.hasLeft ? addDays(today, -90) : undefined,
    leavesOn: facts.isLeaving ? addDays(today, 60) : undefined,
    successorId: undefined,
    terminationReason: facts.hasLeft ? 'Moved abroad' : undefined,
    salary: { minorUnits: facts.salaryMinorUnits, currency: facts.organization.currency },
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

function toLeaveRequest(facts: DemoLeave, now: Date): LeaveRequest {
  const employee = demoEmployees.find((candidate) => candidate.key === facts.employee);
  if (!employee) throw new Error(`There is no demo employee ${facts.employee}.`);
  const isAcme = employee.organization.slug === 'acme';
  const admin = demoUserByEmail(isAcme ? 'admin@acme.example' : 'admin@globex.example').id;
  const decider = demoUserByEmail(isAcme ? 'owner@acme.example' : 'admin@globex.example').id;
  const monday = mondayOf(toCalendarDate(now));
  const firstDay = addDays(monday, facts.fromDay);
  const lastDay = addDays(monday, facts.toDay);
  const isDecided = facts.status === 'APPROVED' || facts.status === 'REJECTED';
  const requestedBy = employee.userId ?? admin;
  return {
    id: demoId('leave-request', `${facts.employee}:${facts.kind}:${facts.fromDay}`),
    organizationId: employee.organization.id,
    employeeId: employee.id,
    kind: facts.kind,
    status: facts.status,
    firstDay,
    lastDay,
    days: countWorkingDays(firstDay, lastDay),
    reason: facts.reason,
    requestedByUserId: requestedBy,
    decidedByUserId: isDecided ? decider : undefined,
    decidedAt: isDecided ? now : undefined,
    decisionComment: facts.status === 'REJECTED' ? 'Too many are away that week.' : undefined,
    createdAt: now,
    updatedAt: now,
    version: isDecided || facts.status === 'CANCELLED' ? 2 : 1,
  };
}

function mondayOf(date: CalendarDate): CalendarDate {
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
