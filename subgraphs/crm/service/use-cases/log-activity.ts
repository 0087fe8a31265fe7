import { z } from 'zod';
import type { LogActivityRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Activity, activityKinds } from '../model/activity.ts';
import { longTextField } from '../model/input-fields.ts';
import { activityLogged } from '../published-events.ts';
import type { CrmStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z
  .object({
    kind: z.enum(activityKinds, 'Not a kind of activity.'),
    title: requiredText({ subject: 'A title', maxLength: 200 }),
    body: longTextField(10_000),
    occurredAt: z.date().optional(),
    customerId: z.string().optional(),
    leadId: z.string().optional(),
    opportunityId: z.string().optional(),
  })
  .refine(
    ({ customerId, leadId, opportunityId }) =>
      [customerId, leadId, opportunityId].filter((id) => id !== undefined).length === 1,
    { path: ['customerId'], error: 'Give exactly one of customerId, leadId and opportunityId.' },
  );

type ActivityInput = z.output<typeof inputSchema>;
type Subject = Pick<Activity, 'customerId' | 'leadId' | 'opportunityId'>;

/** Clocks of clients may be a little ahead of ours. */
const clockToleranceMs = 60_000;

/** Records what was done for a customer, a lead or an opportunity. Needs `crm:activity:write`. */
export async function logActivity(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: LogActivityRequest,
): Promise<Activity> {
  const organizationId = requirePermission(call.viewer, 'crm:activity:write');
  const authorId = requireUser(call.viewer).userId;
  const input = validateInput(inputSchema, request);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const occurredAt = input.occurredAt ?? now;
    if (occurredAt.getTime() > now.getTime() + clockToleranceMs)
      throw invalidInput({ path: 'occurredAt', message: 'An activity cannot lie in the future.' });
    const activity: Activity = {
      id: newId(),
      organizationId,
      kind: input.kind,
      title: input.title,
      body: input.body,
      occurredAt,
      authorId,
      ...(await findSubject(stores, organizationId, input)),
      createdAt: now,
    };
    await stores.activities.insert([activity]);
    await publish(activityLogged(activity));
    return activity;
  });
}

/** Locks the subject: a lead that is converted at this moment takes the activity along or not at all. */
async function findSubject(
  stores: CrmStores,
  organizationId: string,
  input: ActivityInput,
): Promise<Subject> {
  if (input.opportunityId !== undefined) {
    const opportunity = await stores.opportunities.lock(organizationId, input.opportunityId);
    return { customerId: opportunity.customerId, leadId: undefined, opportunityId: opportunity.id };
  }
  if (input.leadId !== undefined) {
    const lead = await stores.leads.lock(organizationId, input.leadId);
    return { customerId: lead.customerId, leadId: lead.id, opportunityId: undefined };
  }
  const customer = await stores.customers.lock(organizationId, input.customerId ?? '');
  return { customerId: customer.id, leadId: undefined, opportunityId: undefined };
}
