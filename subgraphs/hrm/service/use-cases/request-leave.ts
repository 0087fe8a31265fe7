import { z } from 'zod';
import type { RequestLeaveRequest } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { hasPermission, requirePermission, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { HrmDependencies, HrmSettings } from '../dependencies.ts';
import type { Employee } from '../model/employee.ts';
import { dateField, idField, leaveKindField, textField } from '../model/input-fields.ts';
import type { LeaveRequest } from '../model/leave-request.ts';
import {
  countWorkingDays,
  countWorkingDaysInYear,
  lastDayOf,
  toCalendarDate,
  yearOf,
  yearsBetween,
} from '../model/working-days.ts';
import { leaveRequestUpdated } from '../published-events.ts';
import { readBalances } from '../rules/read-balances.ts';
import { type HrmTransaction, inTransaction } from '../unit-of-work.ts';
import { wholeOrganization } from '../visibility/view-scope.ts';

const inputSchema = z
  .object({
    employeeId: idField('An employee').optional(),
    kind: leaveKindField,
    from: dateField,
    to: dateField,
    reason: textField(1_000),
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    message: 'The last day cannot be before the first.',
  });

type LeaveInput = z.output<typeof inputSchema>;

/**
 * Asks for leave. Needs `hrm:leave:request`; for somebody else `hrm:leave:decide`. CONFLICT when it overlaps
 * another open request or exceeds a balance. The employee's row is locked first: of several requests at once each
 * sees those before it, in one process or in many.
 */
export async function requestLeave(
  dependencies: HrmDependencies,
  viewer: Viewer,
  request: RequestLeaveRequest,
): Promise<LeaveRequest> {
  const organizationId = requirePermission(viewer, 'hrm:leave:request');
  const { userId } = requireUser(viewer);
  const input = validateInput(inputSchema, request);
  assertPlausible(input, viewer, dependencies.clock());

  return inTransaction(dependencies, async (transaction) => {
    const employee = await lockEmployee(transaction, viewer, organizationId, userId, input.employeeId);
    if (employee.status === 'TERMINATED')
      throw new DomainError('CONFLICT', 'Employee is TERMINATED and cannot take leave.', {
        metadata: { currentState: 'TERMINATED' },
      });
    if (input.from < employee.hiredOn)
      throw invalidInput({ path: 'from', message: 'Leave begins on the first day of work at the earliest.' });
    await assertNoOverlap(transaction, employee, input);
    await assertBalance(transaction, dependencies.settings, employee, input);

    const leaveRequest: LeaveRequest = {
      id: newId(),
      organizationId,
      employeeId: employee.id,
      kind: input.kind,
      status: 'PENDING',
      from: input.from,
      to: input.to,
      days: countWorkingDays(input.from, input.to),
      reason: input.reason,
      requestedByUserId: userId,
      decidedByUserId: undefined,
      decidedAt: undefined,
      decisionComment: undefined,
      createdAt: transaction.now,
      updatedAt: transaction.now,
      version: 1,
    };
    await transaction.leaveRequests.insert([leaveRequest]);
    await transaction.append(leaveRequestUpdated(leaveRequest, employee.userId));
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
  { employees }: HrmTransaction,
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
  const employee = await employees.lock(organizationId, id);
  if (!employee) throw notFound('Employee', id);
  return employee;
}

async function assertNoOverlap(
  { leaveRequests }: HrmTransaction,
  employee: Employee,
  { from, to }: LeaveInput,
): Promise<void> {
  const [other] = await leaveRequests.listOpen(employee.organizationId, [employee.id], from, to);
  if (!other) return;
  throw new DomainError('CONFLICT', `There is already a request from ${other.from} to ${other.to}.`, {
    metadata: { leaveRequestId: other.id, from: other.from, to: other.to, currentState: other.status },
  });
}

async function assertBalance(
  transaction: HrmTransaction,
  settings: HrmSettings,
  employee: Employee,
  { kind, from, to }: LeaveInput,
): Promise<void> {
  for (const year of yearsBetween(from, to)) {
    const requestedDays = countWorkingDaysInYear(from, to, year);
    const balances = await readBalances(transaction, settings, employee.organizationId, [employee], year);
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
