import type { HrmServiceService } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate, yearOf } from '../../../kit/values/calendar-date.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { specified, toLeaveBalanceMessage, toLeaveRequestMessage } from '../messages.ts';
import { leaveInYear, leaveRangeSchema, yearSchema } from '../model/leave-filter.ts';
import { readBalances } from '../rules/read-balances.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { cancelLeave } from '../use-cases/cancel-leave.ts';
import { decideLeave } from '../use-cases/decide-leave.ts';
import { requestLeave } from '../use-cases/request-leave.ts';
import { setLeaveEntitlement } from '../use-cases/set-leave-entitlement.ts';
import { leaveScope } from '../visibility/view-scope.ts';

type LeaveRpcs = Pick<
  ServiceHandlers<HrmServiceService>,
  | 'batchGetLeaveRequests'
  | 'listLeaveRequests'
  | 'batchListLeaveRequestsByEmployee'
  | 'batchListLeaveBalancesByEmployee'
  | 'requestLeave'
  | 'decideLeave'
  | 'cancelLeave'
  | 'setLeaveEntitlement'
>;

/** RPCs about leave; reads answer with what the viewer may see and leave the rest out. */
export function createLeaveRpcs(dependencies: HrmDependencies): LeaveRpcs {
  const { clock, settings } = dependencies;
  const stores = unitOfWork.read(dependencies);
  const { employees, leaveRequests } = stores;
  return {
    batchGetLeaveRequests: async ({ ids }, { viewer }) => ({
      leaveRequests: (await leaveRequests.findByIds(leaveScope(viewer), ids)).map(toLeaveRequestMessage),
    }),
    listLeaveRequests: async ({ page, status, kind, employeeId, ...range }, { viewer }) => {
      const scope = leaveScope(viewer);
      const { from, to } = validateInput(leaveRangeSchema, range);
      const filter = { status: specified(status), kind: specified(kind), employeeId, from, to };
      const found = await leaveRequests.list(scope, filter, page);
      return { leaveRequests: found.rows.map(toLeaveRequestMessage), page: found.page };
    },
    batchListLeaveRequestsByEmployee: async ({ employeeIds, status, ...rest }, { viewer }) => {
      const scope = leaveScope(viewer);
      const { year } = validateInput(yearSchema, rest);
      const filter = { ...leaveInYear(year), status: specified(status) };
      const found = await leaveRequests.listByEmployee(scope, employeeIds, filter);
      return { leaveRequests: found.map(toLeaveRequestMessage) };
    },
    batchListLeaveBalancesByEmployee: async ({ employeeIds, ...rest }, { viewer }) => {
      const scope = leaveScope(viewer);
      const { year = yearOf(toCalendarDate(clock())) } = validateInput(yearSchema, rest);
      const visible = await employees.findByIds(scope, employeeIds);
      const balances = await readBalances(stores, settings.annualLeaveDays, {
        organizationId: scope.organizationId,
        employees: visible,
        year,
      });
      return { leaveBalances: balances.map(toLeaveBalanceMessage) };
    },
    requestLeave: async (request, call) => ({
      leaveRequest: toLeaveRequestMessage(await requestLeave(dependencies, call, request)),
    }),
    decideLeave: async (request, call) => ({
      leaveRequest: toLeaveRequestMessage(await decideLeave(dependencies, call, request)),
    }),
    cancelLeave: async (request, call) => ({
      leaveRequest: toLeaveRequestMessage(await cancelLeave(dependencies, call, request)),
    }),
    setLeaveEntitlement: async (request, call) => ({
      leaveBalance: toLeaveBalanceMessage(await setLeaveEntitlement(dependencies, call, request)),
    }),
  };
}
