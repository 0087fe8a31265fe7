import type { CreateLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Lead, leadFields } from '../model/lead.ts';
import { leadAssigned, leadEvent } from '../published-events.ts';
import { createStores } from '../stores/stores.ts';

/**
 * Adds a lead in status NEW, looked after by the viewer. Needs `crm:lead:write`; giving it to somebody else
 * at once needs `crm:lead:assign` and tells them.
 */
export async function createLead(
  { database, clock, users }: CrmDependencies,
  call: ServiceCall,
  request: CreateLeadRequest,
): Promise<Lead> {
  const organizationId = requirePermission(call.viewer, 'crm:lead:write');
  const { userId } = requireUser(call.viewer);
  const ownerId = request.ownerId ?? userId;
  if (ownerId !== userId) requirePermission(call.viewer, 'crm:lead:assign');
  const fields = validateInput(leadFields, request);
  await users.assertMember(call, ownerId);
  const now = clock();
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
  await database.transaction(async (transaction) => {
    await createStores(transaction, database.engine).leads.insert([lead]);
    await appendEvents(transaction, now, [
      leadEvent('created', lead),
      ...(ownerId === userId ? [] : [leadAssigned(lead, ownerId, userId)]),
    ]);
  });
  return lead;
}
