import type { HrmServiceService } from '../../../proto/generated/erp/hrm/v1/hrm.ts';
import type { NodeTypes } from '../../kit/part/node-rpcs.ts';

/** The types of hrm that `node` and `nodes` look up by id. */
export const nodeTypes: NodeTypes<HrmServiceService> = {
  Employee: {
    find: async ({ batchGetEmployees }, ids, call) => (await batchGetEmployees({ ids }, call)).employees,
  },
  Department: {
    find: async ({ batchGetDepartments }, ids, call) =>
      (await batchGetDepartments({ ids }, call)).departments,
  },
  LeaveRequest: {
    find: async ({ batchGetLeaveRequests }, ids, call) =>
      (await batchGetLeaveRequests({ ids }, call)).leaveRequests,
  },
};
