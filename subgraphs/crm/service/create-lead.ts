import type { CreateLeadRequest } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../kit/outbox.ts';
import { newId } from '../../kit/uuid-v7.ts';
import { validateInput } from '../../kit/validate-input.ts';
import { requirePermission, requireUser, type Viewer } from '../../kit/viewer.ts';
import { leadAssigned, leadEvent } from './crm-events.ts';
import type { CrmDependencies } from './dependencies.ts';
import { type Lead, leadFields } from './lead.ts';
import { createStores } from './stores.ts';

/**
 * Adds a lead in status NEW, looked after by the viewer. Needs `crm:lead:write`; giving it to somebody else
 * at once needs `crm:lead:assign` and tells them.
 */
export async function createLead(
  { database, clock }: CrmDependencies,
  viewer: Viewer,
  request: CreateLeadRequest,
): Promise<Lead> {
  const organizationId = requirePermission(viewer, 'crm:lead:write');
  const { userId } = requireUser(viewer);
  const ownerId = request.ownerId ?? userId;
  if (ownerId !== userId) requirePermission(viewer, 'crm:lead:assign');
  const fields = validateInput(leadFields, request);
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
