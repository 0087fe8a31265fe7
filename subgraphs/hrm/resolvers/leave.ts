import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type LeaveQueries = Pick<QueryResolvers, 'leaveRequest' | 'leaveRequests'>;
type LeaveMutations = Pick<
  MutationResolvers,
  'requestLeave' | 'decideLeave' | 'cancelLeave' | 'setLeaveEntitlement'
>;

/** Query fields about leave. */
export const leaveQueries: LeaveQueries = {
  leaveRequest: (_parent, { id }, { loaders }) => loaders.leaveRequestById.load(id),
  leaveRequests: async (_parent, args, { service, call }, info) => {
    const { first, after, last, before, ...filter } = args;
    const page = toPageRequest({ first, after, last, before }, info);
    const found = await service.listLeaveRequests({ page, ...withoutNulls(filter) }, call);
    return toConnection(found.leaveRequests, found.page);
  },
};

/** Mutation fields about leave. */
export const leaveMutations: LeaveMutations = {
  requestLeave: async (_parent, { input }, { service, call }) => {
    const { leaveRequest } = await service.requestLeave(withoutNulls(input), call);
    return { leaveRequest: required(leaveRequest) };
  },
  decideLeave: async (_parent, { input }, { service, call }) => {
    const { leaveRequest } = await service.decideLeave(withoutNulls(input), call);
    return { leaveRequest: required(leaveRequest) };
  },
  cancelLeave: async (_parent, { input }, { service, call }) => {
    const { leaveRequest } = await service.cancelLeave(withoutNulls(input), call);
    return { leaveRequest: required(leaveRequest) };
  },
  setLeaveEntitlement: async (_parent, { input }, { service, call }) => {
    const { leaveBalance } = await service.setLeaveEntitlement(withoutNulls(input), call);
    return { leaveBalance: required(leaveBalance) };
  },
};

/** Fields of `LeaveRequest` that are not columns. */
export const LeaveRequest: Resolvers['LeaveRequest'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.leaveRequestById.load(id),
  employee: ({ employeeId }, _args, { loaders }) =>
    loadRequired(loaders.employeeById, 'Employee', employeeId),
  requestedBy: ({ requestedByUserId }) => ({ id: requestedByUserId }),
  decidedBy: ({ decidedByUserId }) => (decidedByUserId === undefined ? null : { id: decidedByUserId }),
};
