// Written by proto/generate.ts. Do not edit.
// Source: erp/crm/v1/events.proto
import { createEventContract, type EventContract } from '../../../../event-contract.ts';

/** A customer was created. Payload of `crm.customer-created.v1`. */
export interface CustomerCreated {
  readonly customerId: string;
  readonly name: string;
  /** User who looks after the customer. */
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.customer-created.v1`: {@link CustomerCreated}. */
export const CustomerCreated: EventContract<CustomerCreated> = createEventContract({
  type: 'crm.customer-created.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** Fields of a customer changed. Payload of `crm.customer-updated.v1`. */
export interface CustomerUpdated {
  readonly customerId: string;
  readonly name: string;
  /** User who looks after the customer. */
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.customer-updated.v1`: {@link CustomerUpdated}. */
export const CustomerUpdated: EventContract<CustomerUpdated> = createEventContract({
  type: 'crm.customer-updated.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** A customer was archived. Payload of `crm.customer-archived.v1`. */
export interface CustomerArchived {
  readonly customerId: string;
  readonly name: string;
  /** User who looks after the customer. */
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.customer-archived.v1`: {@link CustomerArchived}. */
export const CustomerArchived: EventContract<CustomerArchived> = createEventContract({
  type: 'crm.customer-archived.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** An archived customer is back. Payload of `crm.customer-restored.v1`. */
export interface CustomerRestored {
  readonly customerId: string;
  readonly name: string;
  /** User who looks after the customer. */
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.customer-restored.v1`: {@link CustomerRestored}. */
export const CustomerRestored: EventContract<CustomerRestored> = createEventContract({
  type: 'crm.customer-restored.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** A contact was added to a customer. Payload of `crm.contact-created.v1`. */
export interface ContactCreated {
  readonly contactId: string;
  readonly customerId: string;
  readonly name: string;
}

/** `crm.contact-created.v1`: {@link ContactCreated}. */
export const ContactCreated: EventContract<ContactCreated> = createEventContract({
  type: 'crm.contact-created.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'contactId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
  ],
});

/** Fields of a contact changed. Payload of `crm.contact-updated.v1`. */
export interface ContactUpdated {
  readonly contactId: string;
  readonly customerId: string;
  readonly name: string;
}

/** `crm.contact-updated.v1`: {@link ContactUpdated}. */
export const ContactUpdated: EventContract<ContactUpdated> = createEventContract({
  type: 'crm.contact-updated.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'contactId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A contact was removed from its customer. Payload of `crm.contact-deleted.v1`. */
export interface ContactDeleted {
  readonly contactId: string;
  readonly customerId: string;
  readonly name: string;
}

/** `crm.contact-deleted.v1`: {@link ContactDeleted}. */
export const ContactDeleted: EventContract<ContactDeleted> = createEventContract({
  type: 'crm.contact-deleted.v1',
  domain: 'crm',
  aggregateFields: ["customerId"],
  fields: [
    { name: 'contactId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A lead was created. Payload of `crm.lead-created.v1`. */
export interface LeadCreated {
  readonly leadId: string;
  readonly name: string;
  readonly status: 'NEW' | 'CONTACTED' | 'QUALIFIED' | 'CONVERTED' | 'LOST';
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.lead-created.v1`: {@link LeadCreated}. */
export const LeadCreated: EventContract<LeadCreated> = createEventContract({
  type: 'crm.lead-created.v1',
  domain: 'crm',
  aggregateFields: ["leadId"],
  fields: [
    { name: 'leadId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["NEW","CONTACTED","QUALIFIED","CONVERTED","LOST"] } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** Fields of a lead changed. Payload of `crm.lead-updated.v1`. */
export interface LeadUpdated {
  readonly leadId: string;
  readonly name: string;
  readonly status: 'NEW' | 'CONTACTED' | 'QUALIFIED' | 'CONVERTED' | 'LOST';
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.lead-updated.v1`: {@link LeadUpdated}. */
export const LeadUpdated: EventContract<LeadUpdated> = createEventContract({
  type: 'crm.lead-updated.v1',
  domain: 'crm',
  aggregateFields: ["leadId"],
  fields: [
    { name: 'leadId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["NEW","CONTACTED","QUALIFIED","CONVERTED","LOST"] } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** A lead moved to another status. Payload of `crm.lead-moved.v1`. */
export interface LeadMoved {
  readonly leadId: string;
  readonly name: string;
  readonly status: 'NEW' | 'CONTACTED' | 'QUALIFIED' | 'CONVERTED' | 'LOST';
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.lead-moved.v1`: {@link LeadMoved}. */
export const LeadMoved: EventContract<LeadMoved> = createEventContract({
  type: 'crm.lead-moved.v1',
  domain: 'crm',
  aggregateFields: ["leadId"],
  fields: [
    { name: 'leadId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'status', presence: 'required', type: { kind: 'enum', values: ["NEW","CONTACTED","QUALIFIED","CONVERTED","LOST"] } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** A lead got an owner. Payload of `crm.lead-assigned.v1`. */
export interface LeadAssigned {
  readonly leadId: string;
  readonly name: string;
  readonly ownerId: string;
  /** User who assigned it. */
  readonly assignedBy: string;
}

/** `crm.lead-assigned.v1`: {@link LeadAssigned}. */
export const LeadAssigned: EventContract<LeadAssigned> = createEventContract({
  type: 'crm.lead-assigned.v1',
  domain: 'crm',
  aggregateFields: ["leadId"],
  fields: [
    { name: 'leadId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'required', type: { kind: 'string' } },
    { name: 'assignedBy', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A lead became a customer with an opportunity. Payload of `crm.lead-converted.v1`. */
export interface LeadConverted {
  readonly leadId: string;
  readonly name: string;
  readonly customerId: string;
  readonly opportunityId: string;
  readonly ownerId?: string | undefined;
}

/** `crm.lead-converted.v1`: {@link LeadConverted}. */
export const LeadConverted: EventContract<LeadConverted> = createEventContract({
  type: 'crm.lead-converted.v1',
  domain: 'crm',
  aggregateFields: ["leadId"],
  fields: [
    { name: 'leadId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'opportunityId', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
  ],
});

/** An opportunity was created. Payload of `crm.opportunity-created.v1`. */
export interface OpportunityCreated {
  readonly opportunityId: string;
  readonly customerId: string;
  readonly name: string;
  readonly stage: 'PROSPECTING' | 'PROPOSAL' | 'NEGOTIATION' | 'WON' | 'LOST';
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.opportunity-created.v1`: {@link OpportunityCreated}. */
export const OpportunityCreated: EventContract<OpportunityCreated> = createEventContract({
  type: 'crm.opportunity-created.v1',
  domain: 'crm',
  aggregateFields: ["opportunityId"],
  fields: [
    { name: 'opportunityId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'stage', presence: 'required', type: { kind: 'enum', values: ["PROSPECTING","PROPOSAL","NEGOTIATION","WON","LOST"] } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** Fields of an opportunity changed. Payload of `crm.opportunity-updated.v1`. */
export interface OpportunityUpdated {
  readonly opportunityId: string;
  readonly customerId: string;
  readonly name: string;
  readonly stage: 'PROSPECTING' | 'PROPOSAL' | 'NEGOTIATION' | 'WON' | 'LOST';
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.opportunity-updated.v1`: {@link OpportunityUpdated}. */
export const OpportunityUpdated: EventContract<OpportunityUpdated> = createEventContract({
  type: 'crm.opportunity-updated.v1',
  domain: 'crm',
  aggregateFields: ["opportunityId"],
  fields: [
    { name: 'opportunityId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'stage', presence: 'required', type: { kind: 'enum', values: ["PROSPECTING","PROPOSAL","NEGOTIATION","WON","LOST"] } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** An opportunity moved to another stage. Payload of `crm.opportunity-moved.v1`. */
export interface OpportunityMoved {
  readonly opportunityId: string;
  readonly customerId: string;
  readonly name: string;
  readonly stage: 'PROSPECTING' | 'PROPOSAL' | 'NEGOTIATION' | 'WON' | 'LOST';
  readonly amount: {
    /** Whole number of the currency's minor unit (cents for EUR and USD, yen for JPY). */
    readonly minorUnits: bigint;
    /** ISO 4217 alphabetic code, for example "EUR". */
    readonly currency: string;
  };
  readonly ownerId?: string | undefined;
  readonly version: number;
}

/** `crm.opportunity-moved.v1`: {@link OpportunityMoved}. */
export const OpportunityMoved: EventContract<OpportunityMoved> = createEventContract({
  type: 'crm.opportunity-moved.v1',
  domain: 'crm',
  aggregateFields: ["opportunityId"],
  fields: [
    { name: 'opportunityId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'stage', presence: 'required', type: { kind: 'enum', values: ["PROSPECTING","PROPOSAL","NEGOTIATION","WON","LOST"] } },
    { name: 'amount', presence: 'required', type: { kind: 'message', fields: [
      { name: 'minorUnits', presence: 'required', type: { kind: 'int64' } },
      { name: 'currency', presence: 'required', type: { kind: 'string' } },
    ] } },
    { name: 'ownerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'version', presence: 'required', type: { kind: 'int32' } },
  ],
});

/** Work for a customer, a lead or an opportunity was logged. Payload of `crm.activity-logged.v1`. */
export interface ActivityLogged {
  readonly activityId: string;
  readonly kind: 'NOTE' | 'CALL' | 'EMAIL' | 'MEETING';
  readonly authorId: string;
  readonly customerId?: string | undefined;
  readonly leadId?: string | undefined;
  readonly opportunityId?: string | undefined;
}

/** `crm.activity-logged.v1`: {@link ActivityLogged}. */
export const ActivityLogged: EventContract<ActivityLogged> = createEventContract({
  type: 'crm.activity-logged.v1',
  domain: 'crm',
  aggregateFields: ["opportunityId","leadId","customerId","activityId"],
  fields: [
    { name: 'activityId', presence: 'required', type: { kind: 'string' } },
    { name: 'kind', presence: 'required', type: { kind: 'enum', values: ["NOTE","CALL","EMAIL","MEETING"] } },
    { name: 'authorId', presence: 'required', type: { kind: 'string' } },
    { name: 'customerId', presence: 'optional', type: { kind: 'string' } },
    { name: 'leadId', presence: 'optional', type: { kind: 'string' } },
    { name: 'opportunityId', presence: 'optional', type: { kind: 'string' } },
  ],
});
