import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { createStores } from '../stores/stores.ts';
import { assignLead } from '../use-cases/assign-lead.ts';
import { convertLead } from '../use-cases/convert-lead.ts';
import { createLead } from '../use-cases/create-lead.ts';
import { moveLead } from '../use-cases/move-lead.ts';
import { updateLead } from '../use-cases/update-lead.ts';
import { toOpportunityMessage } from './opportunity.ts';

type LeadRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  'batchGetLeads' | 'listLeads' | 'createLead' | 'updateLead' | 'assignLead' | 'moveLead' | 'convertLead'
>;

const readPermission = 'crm:lead:read';

/** RPCs about leads. */
export function createLeadRpcs(dependencies: CrmDependencies): LeadRpcs {
  const { database } = dependencies;
  const { leads } = createStores(database.kysely, database.engine);
  return {
    batchGetLeads: async ({ ids }, { viewer }) => ({
      leads: [...(await leads.findByIds(requirePermission(viewer, readPermission), ids))],
    }),
    listLeads: async ({ page, ...filter }, { viewer }) => {
      const found = await leads.list(
        requirePermission(viewer, readPermission),
        {
          ...filter,
          status: filter.status === 'UNSPECIFIED' ? undefined : filter.status,
          source: filter.source === 'UNSPECIFIED' ? undefined : filter.source,
        },
        page,
      );
      return { leads: [...found.rows], page: found.page };
    },
    createLead: async (request, call) => ({ lead: await createLead(dependencies, call, request) }),
    updateLead: async (request, { viewer }) => ({ lead: await updateLead(dependencies, viewer, request) }),
    assignLead: async (request, call) => ({ lead: await assignLead(dependencies, call, request) }),
    moveLead: async (request, { viewer }) => ({ lead: await moveLead(dependencies, viewer, request) }),
    convertLead: async (request, { viewer }) => {
      const { lead, customer, opportunity } = await convertLead(dependencies, viewer, request);
      return { lead, customer, opportunity: toOpportunityMessage(opportunity) };
    },
  };
}
