import { z } from 'zod';
import type { RequestLeaveRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { calendarDateSchema, lastDayOf, toCalendarDate, yearOf } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { hasPermission, requirePermission, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies } from '../dependencies.ts';
import type { Employee } from '../model/employee.ts';
import { idField, leaveKindField, textField } from '../model/input-fields.ts';
import type { LeaveRequest } from '../model/leave-request.ts';
import { countWorkingDays, countWorkingDaysInYear, yearsBetween } from '../model/working-days.ts';
import { leaveRequestUpdated } from '../published-events.ts';
import { readBalances } from '../rules/read-balances.ts';
import type { HrmStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { wholeOrganization } from '../visibility/view-scope.ts';

const inputSchema = z
  .object({
    employeeId: idField('An employee').optional(),
    kind: leaveKindField,
    from: calendarDateSchema,
    to: calendarDateSchema,
    reason: textField(1_000),
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'The last day cannot be before the first.',
  });

type LeaveInput = z.output<typeof inputSchema>;

/**
 * Asks for leave. Needs `hrm:leave:request`; for another employee `hrm:leave:decide`. CONFLICT when it overlaps
 * another open request or exceeds a balance. The employee's row is locked first: of several requests at the same time each
 * sees those before it, in one process or in many.
 */
export async function requestLeave(
  dependencies: HrmDependencies,
  call: ServiceCall,
  request: RequestLeaveRequest,
): Promise<LeaveRequest> {
  const organizationId = requirePermission(call.viewer, 'hrm:leave:request');
  const { userId } = requireUser(call.viewer);
  const input = validateInput(inputSchema, request);

  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    assertPlausible(input, call.viewer, now);
    const employee = await lockEmployee(stores, call.viewer, organizationId, userId, input.employeeId);
    if (employee.status === 'TERMINATED')
      throw new DomainError('CONFLICT', 'Employee is TERMINATED and cannot take leave.', {
        metadata: { currentState: 'TERMINATED' },
      });
    if (input.from < employee.hiredOn)
      throw invalidInput({ path: 'from', message: 'Leave begins on the first day of work at the earliest.' });
    if (employee.leavesOn !== undefined && input.to > employee.leavesOn)
      throw invalidInput({ path: 'to', message: 'Leave ends on the last day of work at the latest.' });
    await assertNoOverlap(stores, employee, input);
    await assertBalance(stores, dependencies.settings.annualLeaveDays, employee, input);

    const leaveRequest: LeaveRequest = {
      id: newId(),
      organizationId,
      employeeId: employee.id,
      kind: input.kind,
      status: 'PENDING',
      firstDay: input.from,
      lastDay: input.to,
      days: countWorkingDays(input.from, input.to),
      reason: input.reason,
      requestedByUserId: userId,
      decidedByUserId: undefined,
      decidedAt: undefined,
      decisionComment: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await stores.leaveRequests.insert([leaveRequest]);
    await publish(leaveRequestUpdated(leaveRequest, employee.userId));
    return leaveRequest;
  });
}

/** Rules that need no other row: some work to miss, not in the past unless ill, balances of next year at most. */
function assertPlausible({ kind, from, to }: LeaveInput, viewer: Viewer, now: Date): void {
  const today = toCalendarDate(now);
  if (to > lastDayOf(yearOf(today) + 1))
    throw invalidInput({ path: 'to', message: 'Leave can be asked for until the end of next year.' });
  if (yearOf(from) < yearOf(today) - 1)
    throw invalidInput({ path: 'from', message: 'Leave can be entered back to the beginning of last year.' });
  if (from < today && kind !== 'SICK' && !hasPermission(viewer, 'hrm:leave:decide'))
    throw invalidInput({ path: 'from', message: 'Only sick leave can begin in the past.' });
  if (countWorkingDays(from, to) === 0)
    throw invalidInput({ path: 'to', message: 'There is no working day in this time.' });
}

async function lockEmployee(
  { employees }: HrmStores,
  viewer: Viewer,
  organizationId: string,
  userId: string,
  employeeId: string | undefined,
): Promise<Employee> {
  const [own] = await employees.findByUserIds(wholeOrganization(organizationId), [userId]);
  if (employeeId !== undefined && employeeId !== own?.id) requirePermission(viewer, 'hrm:leave:decide');
  const id = employeeId ?? own?.id;
  if (id === undefined)
    throw invalidInput({ path: 'employeeId', message: 'Your user is not linked to an employee.' });
  return employees.lock(organizationId, id);
}

async function assertNoOverlap(
  { leaveRequests }: HrmStores,
  employee: Employee,
  { from, to }: LeaveInput,
): Promise<void> {
  const [other] = await leaveRequests.listOpen(employee.organizationId, [employee.id], from, to);
  if (!other) return;
  throw new DomainError(
    'CONFLICT',
    `There is already a request from ${other.firstDay} to ${other.lastDay}.`,
    {
      metadata: {
        leaveRequestId: other.id,
        from: other.firstDay,
        to: other.lastDay,
        currentState: other.status,
      },
    },
  );
}

async function assertBalance(
  stores: HrmStores,
  annualLeaveDays: number,
  employee: Employee,
  { kind, from, to }: LeaveInput,
): Promise<void> {
  for (const year of yearsBetween(from, to)) {
    const requestedDays = countWorkingDaysInYear(from, to, year);
    const balances = await readBalances(stores, annualLeaveDays, {
      organizationId: employee.organizationId,
      employees: [employee],
      year,
    });
    const remainingDays = balances.find((balance) => balance.kind === kind)?.remainingDays;
    if (remainingDays === undefined || requestedDays <= remainingDays) continue;
    throw new DomainError(
      'CONFLICT',
      `Only ${remainingDays} days of ${kind} leave remain in ${year}, ${requestedDays} were asked for.`,
      {
        metadata: {
          kind,
          year: String(year),
          remainingDays: String(remainingDays),
          requestedDays: String(requestedDays),
        },
      },
    );
  }
}
