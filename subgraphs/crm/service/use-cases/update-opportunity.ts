import type { UpdateOpportunityRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertOpenOpportunity, type Opportunity, opportunityFields } from '../model/opportunity.ts';
import { opportunityEvent } from '../published-events.ts';
import { changeOpportunity } from './change-opportunity.ts';

/** Changes the fields of an open opportunity that the mask names. Needs `crm:opportunity:write`. */
export async function updateOpportunity(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: UpdateOpportunityRequest,
): Promise<Opportunity> {
  const organizationId = requirePermission(call.viewer, 'crm:opportunity:write');
  const amount = request.amount && moneyFromProto(request.amount);
  const changes = readMaskedUpdate({ ...request, amount }, request.updateMask, [
    'name',
    'amount',
    'probability',
    'closeOn',
    'ownerId',
  ]);
  if (changes.ownerId !== undefined) await dependencies.users.assertMember(call, changes.ownerId);
  return changeOpportunity(
    dependencies,
    organizationId,
    request,
    (opportunity) => {
      assertOpenOpportunity(opportunity);
      return validateInput(opportunityFields, { ...opportunity, ...changes });
    },
    (opportunity) => opportunityEvent('updated', opportunity),
  );
}
