import { z } from 'zod';
import type { ConvertLeadRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { moneyFromProto } from '../../../kit/values/money.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Contact } from '../model/contact.ts';
import { assertActive, type Customer } from '../model/customer.ts';
import { amountField, dateField, textField } from '../model/input-fields.ts';
import { type Lead, leadTransitions } from '../model/lead.ts';
import { type Opportunity, probabilityOfStage } from '../model/opportunity.ts';
import { contactEvent, customerEvent, leadConverted, opportunityEvent } from '../published-events.ts';
import { createStores } from '../stores/stores.ts';

/** What a lead became. */
export interface Conversion {
  readonly lead: Lead;
  readonly customer: Customer;
  readonly opportunity: Opportunity;
}

const inputSchema = z.object({ opportunityName: textField(200), amount: amountField, closeOn: dateField });

/**
 * Turns a QUALIFIED lead into a customer (or a new opportunity of an existing one) and an opportunity, in one
 * transaction: of two attempts at once, one wins and the other gets CONFLICT. A lead with a company becomes a
 * company whose primary contact is the person. Needs write permission on leads, customers and opportunities.
 */
export async function convertLead(
  { database, clock }: CrmDependencies,
  viewer: Viewer,
  request: ConvertLeadRequest,
): Promise<Conversion> {
  const organizationId = requirePermission(viewer, 'crm:lead:write');
  requirePermission(viewer, 'crm:customer:write');
  requirePermission(viewer, 'crm:opportunity:write');
  const { userId } = requireUser(viewer);
  const input = validateInput(inputSchema, { ...request, amount: moneyFromProto(request.amount) });
  const now = clock();
  return database.transaction(async (transaction) => {
    const stores = createStores(transaction, database.engine);
    const current = await stores.leads.lock(organizationId, request.id);
    assertExpectedVersion('Lead', current, request.expectedVersion);
    assertTransition(`Lead ${current.id}`, leadTransitions, current.status, 'CONVERTED');
    const ownerId = current.ownerId ?? userId;

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
    await stores.activities.addCustomerToLead(lead.id, customer.id);
    await appendEvents(transaction, now, [
      ...(known ? [] : [customerEvent('created', customer)]),
      ...(contact ? [contactEvent('created', contact)] : []),
      opportunityEvent('created', opportunity),
      leadConverted(lead, opportunity),
    ]);
    return { lead, customer, opportunity };
  });
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
