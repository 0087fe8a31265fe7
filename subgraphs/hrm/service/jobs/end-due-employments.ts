import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { endEmployment } from '../leaving/end-employment.ts';
import { unitOfWork } from '../unit-of-work.ts';

const batchSize = 100;

/**
 * Ends the employments whose last day has come, each in its own transaction. Any number of processes may run this at
 * the same time: an employment ends under the lock of the organization's structure, and only once.
 */
export async function endDueEmployments(dependencies: HrmDependencies): Promise<void> {
  const { employees } = unitOfWork.read(dependencies);
  const today = toCalendarDate(dependencies.clock());
  for (const { id, organizationId } of await employees.findLeaving(today, batchSize)) {
    // One employment that cannot be ended must not keep the others.
    await endDueEmployment(dependencies, organizationId, id).catch((error: unknown) =>
      dependencies.logger.warn({ err: error, employeeId: id }, 'an employment could not be ended'),
    );
  }
}

async function endDueEmployment(
  dependencies: HrmDependencies,
  organizationId: string,
  id: string,
): Promise<void> {
  await unitOfWork.change(dependencies, undefined, async (unit) => {
    await unit.stores.reportingLine.lock(organizationId);
    const employee = await unit.stores.employees.lock(organizationId, id);
    const { leavesOn, terminationReason, successorId } = employee;
    if (leavesOn === undefined || leavesOn > toCalendarDate(unit.now)) return;
    await endEmployment(unit, employee, { lastDay: leavesOn, reason: terminationReason, successorId });
  });
}
