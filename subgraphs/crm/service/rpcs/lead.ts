import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { toOpportunityMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { assignLead } from '../use-cases/assign-lead.ts';
import { convertLead } from '../use-cases/convert-lead.ts';
import { createLead } from '../use-cases/create-lead.ts';
import { moveLead } from '../use-cases/move-lead.ts';
import { updateLead } from '../use-cases/update-lead.ts';

type LeadRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  'batchGetLeads' | 'listLeads' | 'createLead' | 'updateLead' | 'assignLead' | 'moveLead' | 'convertLead'
>;

const readPermission = 'crm:lead:read';

/** RPCs about leads. */
export function createLeadRpcs(dependencies: CrmDependencies): LeadRpcs {
  const { leads } = unitOfWork.read(dependencies);
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
    createLead: async (request, call) => ({
      lead: await once(call, () => createLead(dependencies, call, request)),
    }),
    updateLead: async (request, call) => ({ lead: await updateLead(dependencies, call, request) }),
    assignLead: async (request, call) => ({
      lead: await once(call, () => assignLead(dependencies, call, request)),
    }),
    moveLead: async (request, call) => ({ lead: await moveLead(dependencies, call, request) }),
    convertLead: async (request, call) => {
      const { lead, customer, opportunity } = await convertLead(dependencies, call, request);
      return { lead, customer, opportunity: toOpportunityMessage(opportunity) };
    },
  };
}
