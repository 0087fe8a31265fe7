import type { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import type { NodeTypes } from '../../kit/part/node-rpcs.ts';

/** The types of crm that `node` and `nodes` look up by id. */
export const nodeTypes: NodeTypes<CrmServiceService> = {
  Customer: {
    permission: 'crm:customer:read',
    find: async ({ batchGetCustomers }, ids, call) => (await batchGetCustomers({ ids }, call)).customers,
  },
  Lead: {
    permission: 'crm:lead:read',
    find: async ({ batchGetLeads }, ids, call) => (await batchGetLeads({ ids }, call)).leads,
  },
  Opportunity: {
    permission: 'crm:opportunity:read',
    find: async ({ batchGetOpportunities }, ids, call) =>
      (await batchGetOpportunities({ ids }, call)).opportunities,
  },
};
