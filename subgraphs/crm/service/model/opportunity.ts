import { z } from 'zod';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { Money } from '../../../kit/values/money.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';
import { amountField, dateField, nameField, percentField, userIdField } from './input-fields.ts';

/** Business that a customer may give the organization. */
export interface Opportunity {
  readonly id: string;
  readonly organizationId: string;
  readonly customerId: string;
  /** The lead it came from. */
  readonly leadId: string | undefined;
  readonly name: string;
  readonly stage: OpportunityStage;
  readonly amount: Money;
  /** Percent, 0..100. */
  readonly probability: number;
  /** Expected closing date, `YYYY-MM-DD`. */
  readonly closeOn: string | undefined;
  readonly ownerId: string;
  readonly lostReason: string | undefined;
  /** Undefined while the opportunity is open. */
  readonly closedAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** Stages of an opportunity in the order of the process, the two final ones last. */
export const opportunityStages = ['PROSPECTING', 'PROPOSAL', 'NEGOTIATION', 'WON', 'LOST'] as const;
/** One of `opportunityStages`. */
export type OpportunityStage = (typeof opportunityStages)[number];

/** Legal transitions: forward one stage at a time, or lost. */
export const opportunityTransitions: Transitions<OpportunityStage> = {
  PROSPECTING: ['PROPOSAL', 'LOST'],
  PROPOSAL: ['NEGOTIATION', 'LOST'],
  NEGOTIATION: ['WON', 'LOST'],
  WON: [],
  LOST: [],
};

/** Percent that an opportunity gets when it enters a stage. */
export const probabilityOfStage: Readonly<Record<OpportunityStage, number>> = {
  PROSPECTING: 10,
  PROPOSAL: 30,
  NEGOTIATION: 60,
  WON: 100,
  LOST: 0,
};

/** What a client may set on an opportunity, with the rules that hold for it. */
export const opportunityFields = z.object({
  name: nameField,
  amount: amountField,
  probability: percentField.default(probabilityOfStage.PROSPECTING),
  closeOn: dateField,
  ownerId: userIdField,
});

/** Whether the opportunity is won or lost. */
export function isFinalStage(stage: OpportunityStage): boolean {
  return opportunityTransitions[stage].length === 0;
}

/** Throws CONFLICT for an opportunity that was won or lost. */
export function assertOpenOpportunity(opportunity: Opportunity): void {
  if (!isFinalStage(opportunity.stage)) return;
  throw new DomainError(
    'CONFLICT',
    `Opportunity ${opportunity.id} is ${opportunity.stage} and cannot change any more.`,
    { metadata: { currentState: opportunity.stage } },
  );
}
