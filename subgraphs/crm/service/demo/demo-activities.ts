import { demoId } from '../../../kit/values/uuid-v7.ts';
import { type Activity, type ActivityKind, activityKinds } from '../model/activity.ts';
import type { Customer } from '../model/customer.ts';
import type { Lead } from '../model/lead.ts';
import type { Opportunity } from '../model/opportunity.ts';

const titles: Readonly<Record<ActivityKind, string>> = {
  NOTE: 'Prefers to be called in the morning',
  CALL: 'First call about their plans for next season',
  EMAIL: 'Sent the price list',
  MEETING: 'Visited them and walked through the offer',
};

const hourMs = 3_600_000;

/** One activity on every second customer, on every lead that was talked to, and two on every opportunity. */
export function buildDemoActivities(
  customers: readonly Customer[],
  leads: readonly Lead[],
  opportunities: readonly Opportunity[],
): readonly Activity[] {
  const onCustomers = customers
    .filter((_, index) => index % 2 === 0)
    .map((customer, index) =>
      activity(`customer:${customer.id}`, index, customer.ownerId, customer.createdAt, {
        organizationId: customer.organizationId,
        customerId: customer.id,
      }),
    );
  const onLeads = leads
    .filter((lead) => lead.status !== 'NEW')
    .map((lead, index) =>
      activity(`lead:${lead.id}`, index + 1, lead.ownerId ?? '', lead.createdAt, {
        organizationId: lead.organizationId,
        customerId: lead.customerId,
        leadId: lead.id,
      }),
    );
  const onOpportunities = opportunities.flatMap((opportunity, index) =>
    [0, 1].map((at) =>
      activity(
        `opportunity:${opportunity.id}:${at}`,
        index + at,
        opportunity.ownerId,
        opportunity.createdAt,
        {
          organizationId: opportunity.organizationId,
          customerId: opportunity.customerId,
          opportunityId: opportunity.id,
        },
      ),
    ),
  );
  return [...onCustomers, ...onLeads, ...onOpportunities];
}

function activity(
  key: string,
  index: number,
  authorId: string,
  since: Date,
  subject: Pick<Activity, 'organizationId'> & Partial<Activity>,
): Activity {
  const kind = activityKinds[index % activityKinds.length] ?? 'NOTE';
  const occurredAt = new Date(since.getTime() + (1 + (index % 20)) * hourMs);
  return {
    id: demoId('activity', key),
    kind,
    title: titles[kind],
    body: kind === 'NOTE' ? undefined : 'They will come back to us next week.',
    occurredAt,
    authorId,
    customerId: undefined,
    leadId: undefined,
    opportunityId: undefined,
    createdAt: occurredAt,
    ...subject,
  };
}
