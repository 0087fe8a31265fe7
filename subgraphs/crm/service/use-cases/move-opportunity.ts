import { z } from 'zod';
import type { MoveOpportunityRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { longTextField } from '../model/input-fields.ts';
import {
  isFinalStage,
  type Opportunity,
  opportunityStages,
  opportunityTransitions,
  probabilityOfStage,
} from '../model/opportunity.ts';
import { opportunityEvent } from '../published-events.ts';
import { changeOpportunity } from './change-opportunity.ts';

const inputSchema = z
  .object({ stage: z.enum(opportunityStages, 'Not a stage.'), lostReason: longTextField(500) })
  .refine((input) => input.stage === 'LOST' || input.lostReason === undefined, {
    path: ['lostReason'],
    error: 'Only a lost opportunity has a reason.',
  });

/** Moves an opportunity to another stage, which sets its probability. Needs `crm:opportunity:write`. */
export async function moveOpportunity(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: MoveOpportunityRequest,
): Promise<Opportunity> {
  requirePermission(call.viewer, 'crm:opportunity:write');
  const { stage, lostReason } = validateInput(inputSchema, request);
  return changeOpportunity(
    dependencies,
    call,
    request,
    (opportunity, now) => {
      assertTransition(`Opportunity ${opportunity.id}`, opportunityTransitions, opportunity.stage, stage);
      return {
        stage,
        lostReason,
        probability: probabilityOfStage[stage],
        closedAt: isFinalStage(stage) ? now : undefined,
      };
    },
    (opportunity) => opportunityEvent('moved', opportunity),
  );
}
