import type { CreateLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Lead, leadFields } from '../model/lead.ts';
import { leadAssigned, leadEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Adds a lead in status NEW, looked after by the viewer. Needs `crm:lead:write`; giving it to another user
 * needs `crm:lead:assign` too and publishes that they got it.
 */
export async function createLead(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: CreateLeadRequest,
): Promise<Lead> {
  const organizationId = requirePermission(call.viewer, 'crm:lead:write');
  const { userId } = requireUser(call.viewer);
  const ownerId = request.ownerId ?? userId;
  if (ownerId !== userId) requirePermission(call.viewer, 'crm:lead:assign');
  const fields = validateInput(leadFields, request);
  await dependencies.users.assertOwner(call, { userId: ownerId, permission: 'crm:lead:read' });
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const lead: Lead = {
      id: newId(),
      organizationId,
      status: 'NEW',
      source: fields.source,
      score: fields.score,
      name: fields.name,
      company: fields.company,
      email: fields.email,
      phone: fields.phone,
      ownerId,
      lostReason: undefined,
      customerId: undefined,
      opportunityId: undefined,
      convertedAt: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await stores.leads.insert([lead]);
    await publish(leadEvent('created', lead));
    if (ownerId !== userId) await publish(leadAssigned(lead, ownerId, userId));
    return lead;
  });
}
