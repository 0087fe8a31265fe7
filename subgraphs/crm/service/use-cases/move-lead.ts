import { z } from 'zod';
import type { MoveLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { longTextField } from '../model/input-fields.ts';
import { type Lead, leadTransitions } from '../model/lead.ts';
import { leadEvent } from '../published-events.ts';
import { changeLead } from './change-lead.ts';

const inputSchema = z
  .object({
    status: z.enum(['CONTACTED', 'QUALIFIED', 'LOST'], 'CONTACTED, QUALIFIED or LOST.'),
    lostReason: longTextField(500),
  })
  .refine((input) => input.status === 'LOST' || input.lostReason === undefined, {
    path: ['lostReason'],
    error: 'Only a lost lead has a reason.',
  });

/** Moves a lead to the next status or to LOST; conversion has its own use case. Needs `crm:lead:write`. */
export async function moveLead(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: MoveLeadRequest,
): Promise<Lead> {
  requirePermission(call.viewer, 'crm:lead:write');
  const { status, lostReason } = validateInput(inputSchema, request);
  return changeLead(
    dependencies,
    call,
    request,
    (lead) => {
      assertTransition(`Lead ${lead.id}`, leadTransitions, lead.status, status);
      return { status, lostReason };
    },
    (lead) => leadEvent('moved', lead),
  );
}
