import type { CreateOpportunityRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertActive } from '../model/customer.ts';
import { type Opportunity, opportunityFields } from '../model/opportunity.ts';
import { opportunityEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Adds an opportunity of an active customer in stage PROSPECTING. Needs `crm:opportunity:write`. */
export async function createOpportunity(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: CreateOpportunityRequest,
): Promise<Opportunity> {
  const organizationId = requirePermission(call.viewer, 'crm:opportunity:write');
  const fields = validateInput(opportunityFields, {
    ...request,
    amount: moneyFromProto(request.amount),
    ownerId: request.ownerId ?? requireUser(call.viewer).userId,
  });
  await dependencies.users.assertOwner(call, { userId: fields.ownerId, permission: 'crm:opportunity:read' });
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const opportunity: Opportunity = {
      id: newId(),
      organizationId,
      customerId: request.customerId,
      leadId: undefined,
      name: fields.name,
      stage: 'PROSPECTING',
      amount: fields.amount,
      probability: fields.probability,
      closeOn: fields.closeOn,
      ownerId: fields.ownerId,
      lostReason: undefined,
      closedAt: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    assertActive(await stores.customers.lock(organizationId, opportunity.customerId));
    await stores.opportunities.insert([opportunity]);
    await publish(opportunityEvent('created', opportunity));
    return opportunity;
  });
}
