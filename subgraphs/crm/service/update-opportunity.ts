import type { UpdateOpportunityRequest } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { moneyFromProto } from '../../kit/money.ts';
import { readMaskedUpdate } from '../../kit/update-mask.ts';
import { validateInput } from '../../kit/validate-input.ts';
import { requirePermission, type Viewer } from '../../kit/viewer.ts';
import { changeOpportunity } from './change-opportunity.ts';
import { opportunityEvent } from './crm-events.ts';
import type { CrmDependencies } from './dependencies.ts';
import { assertOpenOpportunity, type Opportunity, opportunityFields } from './opportunity.ts';

/** Changes the fields of an open opportunity that the mask names. Needs `crm:opportunity:write`. */
export async function updateOpportunity(
  dependencies: CrmDependencies,
  viewer: Viewer,
  request: UpdateOpportunityRequest,
): Promise<Opportunity> {
  return changeOpportunity(
    dependencies,
    requirePermission(viewer, 'crm:opportunity:write'),
    request,
    (opportunity) => {
      assertOpenOpportunity(opportunity);
      const amount = request.amount && moneyFromProto(request.amount);
      const changes = readMaskedUpdate({ ...request, amount }, request.updateMask, [
        'name',
        'amount',
        'probability',
        'closeOn',
        'ownerId',
      ]);
      return validateInput(opportunityFields, { ...opportunity, ...changes });
    },
    (opportunity) => opportunityEvent('updated', opportunity),
  );
}
