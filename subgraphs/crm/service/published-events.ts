import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Activity } from './model/activity.ts';
import type { Contact } from './model/contact.ts';
import type { Customer } from './model/customer.ts';
import type { Lead } from './model/lead.ts';
import type { Opportunity } from './model/opportunity.ts';

/** Every event that crm publishes, with its payload. */

/** A customer was created, updated, archived or restored. */
export function customerEvent(
  what: 'created' | 'updated' | 'archived' | 'restored',
  customer: Customer,
): NewEvent {
  return {
    type: `crm.customer-${what}.v1`,
    aggregateId: customer.id,
    organizationId: customer.organizationId,
    data: {
      customerId: customer.id,
      name: customer.name,
      ownerId: customer.ownerId,
      version: customer.version,
    },
  };
}

/** A contact changed; the aggregate is its customer. */
export function contactEvent(what: 'created' | 'updated' | 'deleted', contact: Contact): NewEvent {
  return {
    type: `crm.contact-${what}.v1`,
    aggregateId: contact.customerId,
    organizationId: contact.organizationId,
    data: { contactId: contact.id, customerId: contact.customerId, name: contact.name },
  };
}

/** A lead was created, changed in its fields, or moved to another status. */
export function leadEvent(what: 'created' | 'updated' | 'moved', lead: Lead): NewEvent {
  return {
    type: `crm.lead-${what}.v1`,
    aggregateId: lead.id,
    organizationId: lead.organizationId,
    data: {
      leadId: lead.id,
      name: lead.name,
      status: lead.status,
      ownerId: lead.ownerId,
      version: lead.version,
    },
  };
}

/** A lead got an owner. */
export function leadAssigned(lead: Lead, ownerId: string, assignedBy: string): NewEvent {
  return {
    type: 'crm.lead-assigned.v1',
    aggregateId: lead.id,
    organizationId: lead.organizationId,
    data: { leadId: lead.id, name: lead.name, ownerId, assignedBy },
  };
}

/** A lead became a customer with an opportunity. */
export function leadConverted(lead: Lead, opportunity: Opportunity): NewEvent {
  return {
    type: 'crm.lead-converted.v1',
    aggregateId: lead.id,
    organizationId: lead.organizationId,
    data: {
      leadId: lead.id,
      name: lead.name,
      customerId: opportunity.customerId,
      opportunityId: opportunity.id,
      ownerId: opportunity.ownerId,
    },
  };
}

/** An opportunity was created, changed in its fields, or moved to another stage. */
export function opportunityEvent(what: 'created' | 'updated' | 'moved', opportunity: Opportunity): NewEvent {
  return {
    type: `crm.opportunity-${what}.v1`,
    aggregateId: opportunity.id,
    organizationId: opportunity.organizationId,
    data: {
      opportunityId: opportunity.id,
      customerId: opportunity.customerId,
      name: opportunity.name,
      stage: opportunity.stage,
      amount: {
        minorUnits: String(opportunity.amount.minorUnits),
        currency: opportunity.amount.currency,
      },
      ownerId: opportunity.ownerId,
      version: opportunity.version,
    },
  };
}

/** Something was done for a customer, a lead or an opportunity. */
export function activityLogged(activity: Activity): NewEvent {
  return {
    type: 'crm.activity-logged.v1',
    aggregateId: activity.opportunityId ?? activity.leadId ?? activity.customerId ?? activity.id,
    organizationId: activity.organizationId,
    data: {
      activityId: activity.id,
      kind: activity.kind,
      authorId: activity.authorId,
      customerId: activity.customerId,
      leadId: activity.leadId,
      opportunityId: activity.opportunityId,
    },
  };
}
