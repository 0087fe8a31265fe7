import { z } from 'zod';
import type { ConvertLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Contact } from '../model/contact.ts';
import { assertActive, type Customer } from '../model/customer.ts';
import { amountField, dateField, textField } from '../model/input-fields.ts';
import { type Lead, leadTransitions } from '../model/lead.ts';
import { type Opportunity, probabilityOfStage } from '../model/opportunity.ts';
import { contactEvent, customerEvent, leadConverted, opportunityEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** What a lead became. */
export interface Conversion {
  readonly lead: Lead;
  readonly customer: Customer;
  readonly opportunity: Opportunity;
}

const inputSchema = z.object({ opportunityName: textField(200), amount: amountField, closeOn: dateField });

/**
 * Turns a QUALIFIED lead into a customer (or a new opportunity of an existing one) and an opportunity, in one
 * transaction: of two attempts at the same time, one wins and the other gets CONFLICT. A lead with a company becomes a
 * company whose primary contact is the person. The lead's owner looks after both; the viewer does where there is none, or
 * where that user is not active any more. Needs write permission on leads, customers and opportunities.
 */
export async function convertLead(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: ConvertLeadRequest,
): Promise<Conversion> {
  const organizationId = requirePermission(call.viewer, 'crm:lead:write');
  requirePermission(call.viewer, 'crm:customer:write');
  requirePermission(call.viewer, 'crm:opportunity:write');
  const { userId } = requireUser(call.viewer);
  const input = validateInput(inputSchema, { ...request, amount: moneyFromProto(request.amount) });
  const seen = await unitOfWork.read(dependencies).leads.find(organizationId, request.id);
  const keepsOwner =
    seen.ownerId === undefined || seen.ownerId === userId || (await mayOwn(dependencies, call, seen.ownerId));
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const current = await stores.leads.lock(organizationId, request.id);
    assertExpectedVersion('Lead', current, request.expectedVersion);
    assertTransition(`Lead ${current.id}`, leadTransitions, current.status, 'CONVERTED');
    // Given to another user meanwhile, who was asked about then.
    const isSeenOwner = current.ownerId === seen.ownerId;
    const ownerId = current.ownerId !== undefined && (keepsOwner || !isSeenOwner) ? current.ownerId : userId;

    const known =
      request.customerId === undefined
        ? undefined
        : await stores.customers.lock(organizationId, request.customerId);
    if (known) assertActive(known);
    const customer = known ?? customerOfLead(current, ownerId, now);
    const contact = known ? undefined : contactOfLead(current, customer, now);
    const opportunity: Opportunity = {
      id: newId(),
      organizationId,
      customerId: customer.id,
      leadId: current.id,
      name: input.opportunityName ?? current.company ?? current.name,
      stage: 'PROSPECTING',
      amount: input.amount,
      probability: probabilityOfStage.PROSPECTING,
      closeOn: input.closeOn,
      ownerId,
      lostReason: undefined,
      closedAt: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    const lead: Lead = {
      ...current,
      status: 'CONVERTED',
      ownerId,
      customerId: customer.id,
      opportunityId: opportunity.id,
      convertedAt: now,
      updatedAt: now,
      version: current.version + 1,
    };

    if (!known) await stores.customers.insert([customer]);
    if (contact) await stores.contacts.insert([contact]);
    await stores.opportunities.insert([opportunity]);
    await stores.leads.update(lead);
    await stores.activities.addCustomerToLead(organizationId, lead.id, customer.id);
    if (!known) await publish(customerEvent('created', customer));
    if (contact) await publish(contactEvent('created', contact));
    await publish(opportunityEvent('created', opportunity), leadConverted(lead, opportunity));
    return { lead, customer, opportunity };
  });
}

/** Whether the owner of a lead may look after what it becomes. */
function mayOwn({ users }: CrmDependencies, call: ServiceCall, ownerId: string): Promise<boolean> {
  return users.mayOwn(call, ownerId, ['crm:lead:read', 'crm:customer:read', 'crm:opportunity:read']);
}

function customerOfLead(lead: Lead, ownerId: string, now: Date): Customer {
  return {
    id: newId(),
    organizationId: lead.organizationId,
    kind: lead.company ? 'COMPANY' : 'PERSON',
    name: lead.company ?? lead.name,
    email: lead.email,
    phone: lead.phone,
    address: undefined,
    ownerId,
    archivedAt: undefined,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

function contactOfLead(lead: Lead, customer: Customer, now: Date): Contact | undefined {
  if (customer.kind === 'PERSON') return undefined;
  return {
    id: newId(),
    organizationId: lead.organizationId,
    customerId: customer.id,
    name: lead.name,
    position: undefined,
    email: lead.email,
    phone: lead.phone,
    isPrimary: true,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}
