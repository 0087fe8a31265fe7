import type { UpdateLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertOpenLead, type Lead, leadFields } from '../model/lead.ts';
import { leadEvent } from '../published-events.ts';
import { changeLead } from './change-lead.ts';

/** Changes the fields of an open lead that the mask names. Needs `crm:lead:write`. */
export async function updateLead(
  dependencies: CrmDependencies,
  viewer: Viewer,
  request: UpdateLeadRequest,
): Promise<Lead> {
  return changeLead(
    dependencies,
    requirePermission(viewer, 'crm:lead:write'),
    request,
    (lead) => {
      assertOpenLead(lead);
      const changes = readMaskedUpdate(request, request.updateMask, [
        'name',
        'company',
        'email',
        'phone',
        'source',
        'score',
      ]);
      return validateInput(leadFields, { ...lead, ...changes });
    },
    (lead) => leadEvent('updated', lead),
  );
}
