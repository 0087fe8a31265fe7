import type { UpdateLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertOpenLead, type Lead, leadFields } from '../model/lead.ts';
import { leadEvent } from '../published-events.ts';
import { changeLead } from './change-lead.ts';

/** Changes the fields of an open lead that the mask names. Needs `crm:lead:write`. */
export async function updateLead(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: UpdateLeadRequest,
): Promise<Lead> {
  requirePermission(call.viewer, 'crm:lead:write');
  return changeLead(
    dependencies,
    call,
    request,
    (lead) => {
      assertOpenLead(lead);
      return readMaskedChanges({ schema: leadFields }, request, lead);
    },
    (lead) => leadEvent('updated', lead),
  );
}
