import { toConnection, toPageRequest } from '../../kit/connection.ts';
import { required } from '../../kit/required.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type LeaveQueries = Pick<QueryResolvers, 'leaveRequest' | 'leaveRequests'>;
type LeaveMutations = Pick<
  MutationResolvers,
  'requestLeave' | 'decideLeave' | 'cancelLeave' | 'setLeaveEntitlement'
>;

/** Query fields about leave. */
export const leaveQueries: LeaveQueries = {
  leaveRequest: (_parent, { id }, { loaders }) => loaders.leaveRequest.load(id),
  leaveRequests: async (_parent, args, { hrm, call }) => {
    const found = await hrm.listLeaveRequests(
      {
        page: toPageRequest(args),
        status: args.status ?? undefined,
        kind: args.kind ?? undefined,
        employeeId: args.employeeId ?? undefined,
        from: args.from ?? undefined,
        to: args.to ?? undefined,
      },
      call,
    );
    return toConnection(found.leaveRequests, found.page);
  },
};

/** Mutation fields about leave. */
export const leaveMutations: LeaveMutations = {
  requestLeave: async (_parent, { input }, { hrm, call }) => {
    const { leaveRequest } = await hrm.requestLeave(
      {
        employeeId: input.employeeId ?? undefined,
        kind: input.kind,
        from: input.from,
        to: input.to,
        reason: input.reason ?? undefined,
      },
      call,
    );
    return { leaveRequest: required(leaveRequest) };
  },
  decideLeave: async (_parent, { input }, { hrm, call }) => {
    const { leaveRequest } = await hrm.decideLeave(
      {
        leaveRequestId: input.leaveRequestId,
        decision: input.decision,
        comment: input.comment ?? undefined,
        expectedVersion: input.expectedVersion ?? undefined,
      },
      call,
    );
    return { leaveRequest: required(leaveRequest) };
  },
  cancelLeave: async (_parent, { input }, { hrm, call }) => {
    const { leaveRequest } = await hrm.cancelLeave(
      { leaveRequestId: input.leaveRequestId, expectedVersion: input.expectedVersion ?? undefined },
      call,
    );
    return { leaveRequest: required(leaveRequest) };
  },
  setLeaveEntitlement: async (_parent, { input }, { hrm, call }) => {
    const { leaveBalance } = await hrm.setLeaveEntitlement(
      { employeeId: input.employeeId, kind: input.kind, year: input.year, days: input.days ?? undefined },
      call,
    );
    return { leaveBalance: required(leaveBalance) };
  },
};

/** Fields of `LeaveRequest` that are not columns. */
export const LeaveRequest: Resolvers['LeaveRequest'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.leaveRequest.load(id),
  employee: async ({ employeeId }, _args, { loaders }) =>
    required((await loaders.employee.load(employeeId)) ?? undefined),
  requestedBy: ({ requestedByUserId }) => ({ id: requestedByUserId }),
  decidedBy: ({ decidedByUserId }) => (decidedByUserId === undefined ? null : { id: decidedByUserId }),
};
