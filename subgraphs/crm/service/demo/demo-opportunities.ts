import { demoCustomer } from '../../../kit/demo/demo-people.ts';
import { money } from '../../../kit/values/money.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import {
  isFinalStage,
  type Opportunity,
  opportunityStages,
  probabilityOfStage,
} from '../model/opportunity.ts';
import { convertedLeadNumber, demoLeadId } from './demo-leads.ts';

const subjects = [
  'Annual conference',
  'Season tickets for staff',
  'Summer festival stand',
  'Customer evening',
  'Framework agreement',
  'Trade fair package',
] as const;

const lostReasons = ['Price', 'Date was not free', 'Project stopped'] as const;
const dayMs = 86_400_000;

/**
 * The 30 opportunities of the demo data, six in each stage: 1..5 and 7..26 of Acme, 6 and 27..30 of Globex.
 * Opportunities 1..6 came from leads.
 */
export function buildDemoOpportunities(now: Date): readonly Opportunity[] {
  return Array.from({ length: 30 }, (_, index) => {
    const number = index + 1;
    const customer = demoCustomer(customerNumber(number));
    const stage = opportunityStages[index % opportunityStages.length] ?? 'PROSPECTING';
    const createdAt = new Date(now.getTime() - (3 + index * 6) * dayMs);
    const closedAt = isFinalStage(stage) ? new Date(createdAt.getTime() + 2 * dayMs) : undefined;
    return {
      id: demoId('opportunity', number),
      organizationId: customer.organization.id,
      customerId: customer.id,
      leadId: number <= 6 ? demoLeadId(convertedLeadNumber(number)) : undefined,
      name: `${subjects[index % subjects.length] ?? ''} ${createdAt.getUTCFullYear()}`,
      stage,
      amount: money(BigInt((1 + ((number * 13) % 47)) * 125_000), customer.organization.currency),
      probability: probabilityOfStage[stage],
      closeOn: (closedAt ?? new Date(now.getTime() + (20 + number * 3) * dayMs)).toISOString().slice(0, 10),
      ownerId: customer.ownerId,
      lostReason: stage === 'LOST' ? lostReasons[index % lostReasons.length] : undefined,
      closedAt,
      createdAt,
      updatedAt: closedAt ?? createdAt,
      version: 1 + opportunityStages.indexOf(stage),
    };
  });
}

/** Globex has customers 35..40; everything else goes round Acme's first thirty. */
function customerNumber(opportunityNumber: number): number {
  if (opportunityNumber === 6) return 35;
  return opportunityNumber >= 27 ? opportunityNumber + 9 : opportunityNumber;
}
