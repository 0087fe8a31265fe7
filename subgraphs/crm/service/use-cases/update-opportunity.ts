import type { UpdateOpportunityRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertOpenOpportunity, type Opportunity, opportunityFields } from '../model/opportunity.ts';
import { opportunityEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { changeOpportunity } from './change-opportunity.ts';

/** Changes the fields of an open opportunity that the mask names. Needs `crm:opportunity:write`. */
export async function updateOpportunity(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: UpdateOpportunityRequest,
): Promise<Opportunity> {
  const organizationId = requirePermission(call.viewer, 'crm:opportunity:write');
  const input = { ...request, amount: request.amount && moneyFromProto(request.amount) };
  const { ownerId } = readMaskedUpdate(request, request.updateMask, ['ownerId']);
  if (ownerId !== undefined) {
    const [current] = await unitOfWork
      .read(dependencies)
      .opportunities.findByIds(organizationId, [request.id]);
    // An owner who stays is not asked about: they may have been disabled since.
    if (ownerId !== current?.ownerId)
      await dependencies.users.assertOwner(call, { userId: ownerId, permission: 'crm:opportunity:read' });
  }
  return changeOpportunity(
    dependencies,
    call,
    request,
    (opportunity) => {
      assertOpenOpportunity(opportunity);
      return readMaskedChanges({ schema: opportunityFields }, input, opportunity);
    },
    (opportunity) => opportunityEvent('updated', opportunity),
  );
}
