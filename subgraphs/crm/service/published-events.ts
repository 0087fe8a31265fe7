import {
  ActivityLogged,
  ContactCreated,
  ContactDeleted,
  ContactUpdated,
  CustomerArchived,
  CustomerCreated,
  CustomerRestored,
  CustomerUpdated,
  LeadAssigned,
  LeadConverted,
  LeadCreated,
  LeadMoved,
  LeadUpdated,
  OpportunityCreated,
  OpportunityMoved,
  OpportunityUpdated,
} from '../../../proto/generated/erp/crm/v1/events.ts';
import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Activity } from './model/activity.ts';
import type { Contact } from './model/contact.ts';
import type { Customer } from './model/customer.ts';
import type { Lead } from './model/lead.ts';
import type { Opportunity } from './model/opportunity.ts';

/** Every event of crm, made from the model; `proto/erp/crm/v1/events.proto` says what each carries. */

const customerEvents = {
  created: CustomerCreated,
  updated: CustomerUpdated,
  archived: CustomerArchived,
  restored: CustomerRestored,
};
const contactEvents = { created: ContactCreated, updated: ContactUpdated, deleted: ContactDeleted };
const leadEvents = { created: LeadCreated, updated: LeadUpdated, moved: LeadMoved };
const opportunityEvents = {
  created: OpportunityCreated,
  updated: OpportunityUpdated,
  moved: OpportunityMoved,
};

/** A customer was created, changed in its fields, archived or restored. */
export function customerEvent(what: keyof typeof customerEvents, customer: Customer): NewEvent {
  const { id: customerId, name, ownerId, version } = customer;
  return customerEvents[what].create(customer.organizationId, { customerId, name, ownerId, version });
}

/** A contact was created, changed or deleted; the aggregate is its customer. */
export function contactEvent(what: keyof typeof contactEvents, contact: Contact): NewEvent {
  const { id: contactId, customerId, name } = contact;
  return contactEvents[what].create(contact.organizationId, { contactId, customerId, name });
}

/** A lead was created, changed in its fields, or moved to another status. */
export function leadEvent(what: keyof typeof leadEvents, lead: Lead): NewEvent {
  const { id: leadId, name, status, ownerId, version } = lead;
  return leadEvents[what].create(lead.organizationId, { leadId, name, status, ownerId, version });
}

/** A lead got an owner. */
export function leadAssigned(lead: Lead, ownerId: string, assignedBy: string): NewEvent {
  return LeadAssigned.create(lead.organizationId, { leadId: lead.id, name: lead.name, ownerId, assignedBy });
}

/** A lead became a customer with an opportunity. */
export function leadConverted(lead: Lead, opportunity: Opportunity): NewEvent {
  return LeadConverted.create(lead.organizationId, {
    leadId: lead.id,
    name: lead.name,
    customerId: opportunity.customerId,
    opportunityId: opportunity.id,
    ownerId: opportunity.ownerId,
  });
}

/** An opportunity was created, changed in its fields, or moved to another stage. */
export function opportunityEvent(what: keyof typeof opportunityEvents, opportunity: Opportunity): NewEvent {
  const {
    id: opportunityId,
    organizationId,
    customerId,
    name,
    stage,
    amount,
    ownerId,
    version,
  } = opportunity;
  return opportunityEvents[what].create(organizationId, {
    opportunityId,
    customerId,
    name,
    stage,
    amount,
    ownerId,
    version,
  });
}

/** Work for a customer, a lead or an opportunity was recorded. */
export function activityLogged(activity: Activity): NewEvent {
  const { id: activityId, kind, authorId, customerId, leadId, opportunityId } = activity;
  return ActivityLogged.create(activity.organizationId, {
    activityId,
    kind,
    authorId,
    customerId,
    leadId,
    opportunityId,
  });
}
