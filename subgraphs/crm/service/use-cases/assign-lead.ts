import { z } from 'zod';
import type { AssignLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { userIdField } from '../model/input-fields.ts';
import { assertOpenLead, type Lead } from '../model/lead.ts';
import { leadAssigned } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { changeLead } from './change-lead.ts';

const inputSchema = z.object({ ownerId: userIdField });

/** Gives an open lead to a user; giving it to its owner again changes nothing. Needs `crm:lead:assign`. */
export async function assignLead(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: AssignLeadRequest,
): Promise<Lead> {
  const organizationId = requirePermission(call.viewer, 'crm:lead:assign');
  const assignedBy = requireUser(call.viewer).userId;
  const { ownerId } = validateInput(inputSchema, request);
  const [seen] = await unitOfWork.read(dependencies).leads.findByIds(organizationId, [request.id]);
  // An owner who stays is not asked about: they may have been disabled since.
  if (ownerId !== seen?.ownerId)
    await dependencies.users.assertOwner(call, { userId: ownerId, permission: 'crm:lead:read' });
  return changeLead(
    dependencies,
    call,
    request,
    (lead) => {
      assertOpenLead(lead);
      return lead.ownerId === ownerId ? undefined : { ownerId };
    },
    (lead) => leadAssigned(lead, ownerId, assignedBy),
  );
}
