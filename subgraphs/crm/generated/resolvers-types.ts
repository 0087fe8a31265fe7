import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import type { Activity as ActivityMessage, Contact as ContactMessage, Customer as CustomerMessage, Lead as LeadMessage, Opportunity as OpportunityMessage, PipelineStage as PipelineStageMessage } from '../../../proto/generated/erp/crm/v1/crm.ts';
import type { EntityReference } from '../../kit/graphql/entity-reference.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217 currency code, for example EUR. */
  CurrencyCode: { input: string; output: string; }
  /** Calendar date, `full-date` of RFC 3339, for example 2026-01-31. */
  Date: { input: string; output: string; }
  /** Instant, `date-time` of RFC 3339: answers are in UTC, for example 2026-01-31T12:00:00.000Z; input may have any offset. */
  DateTime: { input: Date; output: Date | string; }
  /** Exact decimal number as text, for example "12.34". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Something that was done for a customer, a lead or an opportunity. Activities are never changed. */
export type Activity = {
  readonly __typename?: 'Activity';
  /** The user who logged it. */
  readonly author: User;
  /** The details. */
  readonly body?: Maybe<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly customer?: Maybe<Customer>;
  readonly id: Scalars['ID']['output'];
  readonly kind: ActivityKind;
  readonly lead?: Maybe<Lead>;
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly opportunity?: Maybe<Opportunity>;
  /** One line. */
  readonly title: Scalars['String']['output'];
};

/** A page of activities. */
export type ActivityConnection = {
  readonly __typename?: 'ActivityConnection';
  readonly edges: ReadonlyArray<ActivityEdge>;
  readonly nodes: ReadonlyArray<Activity>;
  readonly pageInfo: PageInfo;
  /** Activities that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type ActivityEdge = {
  readonly __typename?: 'ActivityEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Activity;
};

/** What was done. */
export type ActivityKind =
  /** A telephone call. */
  | 'CALL'
  /** A mail, in or out. */
  | 'EMAIL'
  /** A meeting, in person or not. */
  | 'MEETING'
  /** Something worth remembering. */
  | 'NOTE';

export type ArchiveCustomerInput = {
  readonly customerId: Scalars['ID']['input'];
  /** Refuses with CONFLICT when the customer has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type ArchiveCustomerPayload = {
  readonly __typename?: 'ArchiveCustomerPayload';
  readonly customer: Customer;
};

export type AssignLeadInput = {
  /** Refuses with CONFLICT when the lead has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly leadId: Scalars['ID']['input'];
  /** The user who looks after the lead from now on. */
  readonly ownerId: Scalars['ID']['input'];
};

export type AssignLeadPayload = {
  readonly __typename?: 'AssignLeadPayload';
  readonly lead: Lead;
};

/** A person at a customer. */
export type Contact = {
  readonly __typename?: 'Contact';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Whom to call first; a customer has at most one primary contact. */
  readonly isPrimary: Scalars['Boolean']['output'];
  readonly name: Scalars['String']['output'];
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Role of the person there, for example "Head of Purchasing". */
  readonly position?: Maybe<Scalars['String']['output']>;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
};

export type ConvertLeadInput = {
  /** What the opportunity is worth. */
  readonly amount: MoneyInput;
  /** Day on which the decision is expected. */
  readonly closeOn?: InputMaybe<Scalars['Date']['input']>;
  /** An existing customer that the lead belongs to; without it a customer is created from the lead. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Refuses with CONFLICT when the lead has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly leadId: Scalars['ID']['input'];
  /** Name of the opportunity; the company or the name of the lead when left out. */
  readonly opportunityName?: InputMaybe<Scalars['String']['input']>;
};

export type ConvertLeadPayload = {
  readonly __typename?: 'ConvertLeadPayload';
  readonly customer: Customer;
  readonly lead: Lead;
  readonly opportunity: Opportunity;
};

export type CreateContactInput = {
  /** The customer the person belongs to. */
  readonly customerId: Scalars['ID']['input'];
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Takes the place of the primary contact that there was. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name: Scalars['String']['input'];
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Role of the person there. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

export type CreateContactPayload = {
  readonly __typename?: 'CreateContactPayload';
  readonly contact: Contact;
  readonly customer: Customer;
};

export type CreateCustomerInput = {
  readonly address?: InputMaybe<PostalAddressInput>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly kind: CustomerKind;
  readonly name: Scalars['String']['input'];
  /** The user who looks after the customer; you when left out. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCustomerPayload = {
  readonly __typename?: 'CreateCustomerPayload';
  readonly customer: Customer;
};

export type CreateLeadInput = {
  /** Company the person speaks for. */
  readonly company?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  /** The user who looks after the lead; you when left out. Another user needs the permission crm:lead:assign. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** How promising the lead is, 0 to 100. */
  readonly score?: InputMaybe<Scalars['Int']['input']>;
  readonly source: LeadSource;
};

export type CreateLeadPayload = {
  readonly __typename?: 'CreateLeadPayload';
  readonly lead: Lead;
};

export type CreateOpportunityInput = {
  readonly amount: MoneyInput;
  /** Day on which the decision is expected. */
  readonly closeOn?: InputMaybe<Scalars['Date']['input']>;
  /** The customer who may buy. */
  readonly customerId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  /** The user who works on the opportunity; you when left out. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** In percent, 0 to 100; what is usual for the first stage when left out. */
  readonly probability?: InputMaybe<Scalars['Int']['input']>;
};

export type CreateOpportunityPayload = {
  readonly __typename?: 'CreateOpportunityPayload';
  readonly opportunity: Opportunity;
};

/** A person or company that the organization does business with. */
export type Customer = Node & {
  readonly __typename?: 'Customer';
  /** What was done for this customer, newest first. */
  readonly activities?: Maybe<ActivityConnection>;
  readonly address?: Maybe<PostalAddress>;
  /** When the customer was archived; null while it is active. */
  readonly archivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The people at this customer, primary contacts first. */
  readonly contacts?: Maybe<ReadonlyArray<Contact>>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind?: Maybe<CustomerKind>;
  readonly name: Scalars['String']['output'];
  /** The customer's opportunities, newest first. */
  readonly opportunities?: Maybe<OpportunityConnection>;
  /** The user who looks after this customer. */
  readonly owner?: Maybe<User>;
  readonly phone?: Maybe<Scalars['String']['output']>;
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};


/** A person or company that the organization does business with. */
export type CustomerActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A person or company that the organization does business with. */
export type CustomerOpportunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  readonly __typename?: 'CustomerConnection';
  readonly edges: ReadonlyArray<CustomerEdge>;
  readonly nodes: ReadonlyArray<Customer>;
  readonly pageInfo: PageInfo;
  /** Customers that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Customer;
};

/** What a customer is. */
export type CustomerKind =
  /** A company or another organization, with contacts. */
  | 'COMPANY'
  /** A private person. */
  | 'PERSON';

export type DeleteContactInput = {
  readonly contactId: Scalars['ID']['input'];
  /** Refuses with CONFLICT when the contact has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type DeleteContactPayload = {
  readonly __typename?: 'DeleteContactPayload';
  readonly customer: Customer;
  /** Id of the contact that was removed. */
  readonly id: Scalars['ID']['output'];
};

/** A person or company that may become a customer. */
export type Lead = Node & {
  readonly __typename?: 'Lead';
  /** What was done for this lead, newest first. */
  readonly activities: ActivityConnection;
  /** Company the person speaks for. */
  readonly company?: Maybe<Scalars['String']['output']>;
  /** When the lead became a customer. */
  readonly convertedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** The customer this lead became. */
  readonly customer?: Maybe<Customer>;
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Why the lead was lost, if that was recorded. */
  readonly lostReason?: Maybe<Scalars['String']['output']>;
  /** Name of the person. */
  readonly name: Scalars['String']['output'];
  /** The opportunity this lead became. */
  readonly opportunity?: Maybe<Opportunity>;
  /** The user who looks after this lead; null while the lead has no owner. */
  readonly owner?: Maybe<User>;
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** How promising the lead is, 0 to 100. */
  readonly score: Scalars['Int']['output'];
  readonly source: LeadSource;
  readonly status: LeadStatus;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
};


/** A person or company that may become a customer. */
export type LeadActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of leads. */
export type LeadConnection = {
  readonly __typename?: 'LeadConnection';
  readonly edges: ReadonlyArray<LeadEdge>;
  readonly nodes: ReadonlyArray<Lead>;
  readonly pageInfo: PageInfo;
  /** Leads that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type LeadEdge = {
  readonly __typename?: 'LeadEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Lead;
};

/** Where a lead came from. */
export type LeadSource =
  /** Answered a campaign. */
  | 'CAMPAIGN'
  /** We called first. */
  | 'COLD_CALL'
  /** Anything else. */
  | 'OTHER'
  /** Recommended by another person or company. */
  | 'REFERRAL'
  /** Met at a fair. */
  | 'TRADE_FAIR'
  /** Wrote through a form of the website. */
  | 'WEBSITE';

/** How far a lead has come. */
export type LeadStatus =
  /** The lead was contacted. */
  | 'CONTACTED'
  /** They became a customer; final. */
  | 'CONVERTED'
  /** Nothing came of it; final. */
  | 'LOST'
  /** The lead was not contacted yet. */
  | 'NEW'
  /** They need what we sell and can pay for it. */
  | 'QUALIFIED';

export type LogActivityInput = {
  /** The details. */
  readonly body?: InputMaybe<Scalars['String']['input']>;
  /** Give exactly one of customerId, leadId and opportunityId. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly kind: ActivityKind;
  /** The lead it was done for. */
  readonly leadId?: InputMaybe<Scalars['ID']['input']>;
  /** When it happened; now when left out, never in the future. */
  readonly occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The opportunity it was done for. */
  readonly opportunityId?: InputMaybe<Scalars['ID']['input']>;
  /** One line. */
  readonly title: Scalars['String']['input'];
};

export type LogActivityPayload = {
  readonly __typename?: 'LogActivityPayload';
  readonly activity: Activity;
};

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Exact decimal number with as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount of money. */
export type MoneyInput = {
  /** Decimal number with at most as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type MoveLeadInput = {
  /** Refuses with CONFLICT when the lead has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly leadId: Scalars['ID']['input'];
  /** Why the lead was lost; only with LOST. */
  readonly lostReason?: InputMaybe<Scalars['String']['input']>;
  /** CONTACTED, QUALIFIED or LOST. */
  readonly status: LeadStatus;
};

export type MoveLeadPayload = {
  readonly __typename?: 'MoveLeadPayload';
  readonly lead: Lead;
};

export type MoveOpportunityInput = {
  /** Refuses with CONFLICT when the opportunity has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Why the opportunity was lost; only with LOST. */
  readonly lostReason?: InputMaybe<Scalars['String']['input']>;
  readonly opportunityId: Scalars['ID']['input'];
  readonly stage: OpportunityStage;
};

export type MoveOpportunityPayload = {
  readonly __typename?: 'MoveOpportunityPayload';
  readonly opportunity: Opportunity;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Takes a customer out of the lists; what refers to it stays. Archiving again changes nothing. */
  readonly archiveCustomer?: Maybe<ArchiveCustomerPayload>;
  /** Gives an open lead to a user, who is notified. */
  readonly assignLead?: Maybe<AssignLeadPayload>;
  /** Turns a QUALIFIED lead into a customer and an opportunity, all or nothing. The owner of the lead looks after both; you do when there is none, or when that user is not active any more. */
  readonly convertLead?: Maybe<ConvertLeadPayload>;
  /** Adds a person to a customer. */
  readonly createContact?: Maybe<CreateContactPayload>;
  /** Adds a customer. */
  readonly createCustomer?: Maybe<CreateCustomerPayload>;
  /** Adds a lead in status NEW. */
  readonly createLead?: Maybe<CreateLeadPayload>;
  /** Adds an opportunity in stage PROSPECTING. */
  readonly createOpportunity?: Maybe<CreateOpportunityPayload>;
  /** Removes a contact for good. */
  readonly deleteContact?: Maybe<DeleteContactPayload>;
  /** Records what was done for a customer, a lead or an opportunity. */
  readonly logActivity?: Maybe<LogActivityPayload>;
  /** Moves a lead on: NEW to CONTACTED to QUALIFIED, or any of them to LOST. Use convertLead to convert it. */
  readonly moveLead?: Maybe<MoveLeadPayload>;
  /** Moves an opportunity on: PROSPECTING to PROPOSAL to NEGOTIATION to WON, or any open stage to LOST. */
  readonly moveOpportunity?: Maybe<MoveOpportunityPayload>;
  /** Brings an archived customer back. Restoring again changes nothing. */
  readonly restoreCustomer?: Maybe<RestoreCustomerPayload>;
  /** Changes the given fields of a contact; null clears an optional one. */
  readonly updateContact?: Maybe<UpdateContactPayload>;
  /** Changes the given fields of a customer; null clears an optional one. */
  readonly updateCustomer?: Maybe<UpdateCustomerPayload>;
  /** Changes the given fields of an open lead; null clears an optional one. */
  readonly updateLead?: Maybe<UpdateLeadPayload>;
  /** Changes the given fields of an open opportunity; null clears an optional one. */
  readonly updateOpportunity?: Maybe<UpdateOpportunityPayload>;
};


export type MutationArchiveCustomerArgs = {
  input: ArchiveCustomerInput;
};


export type MutationAssignLeadArgs = {
  input: AssignLeadInput;
};


export type MutationConvertLeadArgs = {
  input: ConvertLeadInput;
};


export type MutationCreateContactArgs = {
  input: CreateContactInput;
};


export type MutationCreateCustomerArgs = {
  input: CreateCustomerInput;
};


export type MutationCreateLeadArgs = {
  input: CreateLeadInput;
};


export type MutationCreateOpportunityArgs = {
  input: CreateOpportunityInput;
};


export type MutationDeleteContactArgs = {
  input: DeleteContactInput;
};


export type MutationLogActivityArgs = {
  input: LogActivityInput;
};


export type MutationMoveLeadArgs = {
  input: MoveLeadInput;
};


export type MutationMoveOpportunityArgs = {
  input: MoveOpportunityInput;
};


export type MutationRestoreCustomerArgs = {
  input: RestoreCustomerInput;
};


export type MutationUpdateContactArgs = {
  input: UpdateContactInput;
};


export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};


export type MutationUpdateLeadArgs = {
  input: UpdateLeadInput;
};


export type MutationUpdateOpportunityArgs = {
  input: UpdateOpportunityInput;
};

/** An object that can be looked up by nothing but its id: see node. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** Business that a customer may give us. */
export type Opportunity = Node & {
  readonly __typename?: 'Opportunity';
  /** What was done for this opportunity, newest first. */
  readonly activities: ActivityConnection;
  /** What the business is worth. */
  readonly amount: Money;
  /** Day on which the decision is expected. */
  readonly closeOn?: Maybe<Scalars['Date']['output']>;
  /** When it was won or lost; null while it is open. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly customer: Customer;
  readonly id: Scalars['ID']['output'];
  /** The lead this opportunity came from. */
  readonly lead?: Maybe<Lead>;
  /** Why the opportunity was lost, if that was recorded. */
  readonly lostReason?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  /** The user who works on this opportunity. */
  readonly owner: User;
  /** How likely it is to be won, in percent, 0 to 100. */
  readonly probability: Scalars['Int']['output'];
  readonly stage: OpportunityStage;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
};


/** Business that a customer may give us. */
export type OpportunityActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of opportunities. */
export type OpportunityConnection = {
  readonly __typename?: 'OpportunityConnection';
  readonly edges: ReadonlyArray<OpportunityEdge>;
  readonly nodes: ReadonlyArray<Opportunity>;
  readonly pageInfo: PageInfo;
  /** Opportunities that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type OpportunityEdge = {
  readonly __typename?: 'OpportunityEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Opportunity;
};

/** How far an opportunity has come. */
export type OpportunityStage =
  /** The customer does not buy; final. */
  | 'LOST'
  /** Terms are being discussed. */
  | 'NEGOTIATION'
  /** An offer has been made. */
  | 'PROPOSAL'
  /** Finding out what the customer needs. */
  | 'PROSPECTING'
  /** The customer buys; final. */
  | 'WON';

/** A page of a list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last row; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are rows after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are rows before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** The opportunities in one stage. */
export type PipelineStage = {
  readonly __typename?: 'PipelineStage';
  /** Number of opportunities in the stage. */
  readonly count: Scalars['Int']['output'];
  readonly stage: OpportunityStage;
  /** Sum of the amounts, one entry per currency. */
  readonly values: ReadonlyArray<Money>;
  /** Sum of amount times probability, one entry per currency. */
  readonly weightedValues: ReadonlyArray<Money>;
};

/** A postal address. */
export type PostalAddress = {
  readonly __typename?: 'PostalAddress';
  readonly city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2 code, for example DE. */
  readonly country: Scalars['String']['output'];
  /** As it is written in the country. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** State, province or county. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  readonly street: Scalars['String']['output'];
};

/** A postal address. */
export type PostalAddressInput = {
  readonly city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2 code, for example DE. */
  readonly country: Scalars['String']['input'];
  /** As it is written in the country. */
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or county. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  /** Street and number. */
  readonly street: Scalars['String']['input'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** Activities of your organization, newest first. */
  readonly activities?: Maybe<ActivityConnection>;
  /** A customer of your organization; null when there is none with this id. */
  readonly customer?: Maybe<Customer>;
  /** Customers of your organization by name. */
  readonly customers?: Maybe<CustomerConnection>;
  /** A lead of your organization; null when there is none with this id. */
  readonly lead?: Maybe<Lead>;
  /** Leads of your organization, newest first. */
  readonly leads?: Maybe<LeadConnection>;
  /** Opportunities of your organization, newest first. */
  readonly opportunities?: Maybe<OpportunityConnection>;
  /** An opportunity of your organization; null when there is none with this id. */
  readonly opportunity?: Maybe<Opportunity>;
  /** Count and value of the opportunities in every stage, in the order of the process. */
  readonly pipeline?: Maybe<ReadonlyArray<PipelineStage>>;
};


export type QueryActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<ActivityKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  leadId?: InputMaybe<Scalars['ID']['input']>;
  opportunityId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeArchived?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<CustomerKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryLeadArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLeadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  source?: InputMaybe<LeadSource>;
  status?: InputMaybe<LeadStatus>;
};


export type QueryOpportunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  stage?: InputMaybe<OpportunityStage>;
};


export type QueryOpportunityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPipelineArgs = {
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

export type RestoreCustomerInput = {
  readonly customerId: Scalars['ID']['input'];
  /** Refuses with CONFLICT when the customer has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type RestoreCustomerPayload = {
  readonly __typename?: 'RestoreCustomerPayload';
  readonly customer: Customer;
};

export type UpdateContactInput = {
  readonly contactId: Scalars['ID']['input'];
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Refuses with CONFLICT when the contact has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Takes the place of the primary contact that there was. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Role of the person there; null removes it. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateContactPayload = {
  readonly __typename?: 'UpdateContactPayload';
  readonly contact: Contact;
  readonly customer: Customer;
};

export type UpdateCustomerInput = {
  /** Replaces the whole address. */
  readonly address?: InputMaybe<PostalAddressInput>;
  readonly customerId: Scalars['ID']['input'];
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Refuses with CONFLICT when the customer has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly kind?: InputMaybe<CustomerKind>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** User who looks after the customer. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCustomerPayload = {
  readonly __typename?: 'UpdateCustomerPayload';
  readonly customer: Customer;
};

export type UpdateLeadInput = {
  /** Company the person speaks for; null removes it. */
  readonly company?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Refuses with CONFLICT when the lead has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly leadId: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** How promising the lead is, 0 to 100. */
  readonly score?: InputMaybe<Scalars['Int']['input']>;
  readonly source?: InputMaybe<LeadSource>;
};

export type UpdateLeadPayload = {
  readonly __typename?: 'UpdateLeadPayload';
  readonly lead: Lead;
};

export type UpdateOpportunityInput = {
  readonly amount?: InputMaybe<MoneyInput>;
  /** Day on which the decision is expected. */
  readonly closeOn?: InputMaybe<Scalars['Date']['input']>;
  /** Refuses with CONFLICT when the opportunity has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly opportunityId: Scalars['ID']['input'];
  /** User who works on the opportunity. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** In percent, 0 to 100. */
  readonly probability?: InputMaybe<Scalars['Int']['input']>;
};

export type UpdateOpportunityPayload = {
  readonly __typename?: 'UpdateOpportunityPayload';
  readonly opportunity: Opportunity;
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Customer: Customer;
  Lead: Lead;
  Opportunity: Opportunity;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Lead:
    ( { __typename: 'Lead' }
    & GraphQLRecursivePick<FederationTypes['Lead'], {"id":true}> );
  Opportunity:
    ( { __typename: 'Opportunity' }
    & GraphQLRecursivePick<FederationTypes['Opportunity'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CustomerMessage )
    | ( LeadMessage )
    | ( OpportunityMessage )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<ActivityMessage>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ActivityConnection: ResolverTypeWrapper<Omit<ActivityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ActivityEdge']>, nodes: ReadonlyArray<ResolversTypes['Activity']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ActivityEdge: ResolverTypeWrapper<Omit<ActivityEdge, 'node'> & { node: ResolversTypes['Activity'] }>;
  ActivityKind: ActivityKind;
  ArchiveCustomerInput: ArchiveCustomerInput;
  ArchiveCustomerPayload: ResolverTypeWrapper<Omit<ArchiveCustomerPayload, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  AssignLeadInput: AssignLeadInput;
  AssignLeadPayload: ResolverTypeWrapper<Omit<AssignLeadPayload, 'lead'> & { lead: ResolversTypes['Lead'] }>;
  Contact: ResolverTypeWrapper<ContactMessage>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ConvertLeadInput: ConvertLeadInput;
  ConvertLeadPayload: ResolverTypeWrapper<Omit<ConvertLeadPayload, 'customer' | 'lead' | 'opportunity'> & { customer: ResolversTypes['Customer'], lead: ResolversTypes['Lead'], opportunity: ResolversTypes['Opportunity'] }>;
  CreateContactInput: CreateContactInput;
  CreateContactPayload: ResolverTypeWrapper<Omit<CreateContactPayload, 'contact' | 'customer'> & { contact: ResolversTypes['Contact'], customer: ResolversTypes['Customer'] }>;
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: ResolverTypeWrapper<Omit<CreateCustomerPayload, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  CreateLeadInput: CreateLeadInput;
  CreateLeadPayload: ResolverTypeWrapper<Omit<CreateLeadPayload, 'lead'> & { lead: ResolversTypes['Lead'] }>;
  CreateOpportunityInput: CreateOpportunityInput;
  CreateOpportunityPayload: ResolverTypeWrapper<Omit<CreateOpportunityPayload, 'opportunity'> & { opportunity: ResolversTypes['Opportunity'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<CustomerMessage>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerKind: CustomerKind;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteContactInput: DeleteContactInput;
  DeleteContactPayload: ResolverTypeWrapper<Omit<DeleteContactPayload, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  Lead: ResolverTypeWrapper<LeadMessage>;
  LeadConnection: ResolverTypeWrapper<Omit<LeadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversTypes['Lead']> }>;
  LeadEdge: ResolverTypeWrapper<Omit<LeadEdge, 'node'> & { node: ResolversTypes['Lead'] }>;
  LeadSource: LeadSource;
  LeadStatus: LeadStatus;
  LogActivityInput: LogActivityInput;
  LogActivityPayload: ResolverTypeWrapper<Omit<LogActivityPayload, 'activity'> & { activity: ResolversTypes['Activity'] }>;
  Money: ResolverTypeWrapper<MoneyMessage>;
  MoneyInput: MoneyInput;
  MoveLeadInput: MoveLeadInput;
  MoveLeadPayload: ResolverTypeWrapper<Omit<MoveLeadPayload, 'lead'> & { lead: ResolversTypes['Lead'] }>;
  MoveOpportunityInput: MoveOpportunityInput;
  MoveOpportunityPayload: ResolverTypeWrapper<Omit<MoveOpportunityPayload, 'opportunity'> & { opportunity: ResolversTypes['Opportunity'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Opportunity: ResolverTypeWrapper<OpportunityMessage>;
  OpportunityConnection: ResolverTypeWrapper<Omit<OpportunityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OpportunityEdge']>, nodes: ReadonlyArray<ResolversTypes['Opportunity']> }>;
  OpportunityEdge: ResolverTypeWrapper<Omit<OpportunityEdge, 'node'> & { node: ResolversTypes['Opportunity'] }>;
  OpportunityStage: OpportunityStage;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PipelineStage: ResolverTypeWrapper<PipelineStageMessage>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  PostalAddressInput: PostalAddressInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RestoreCustomerInput: RestoreCustomerInput;
  RestoreCustomerPayload: ResolverTypeWrapper<Omit<RestoreCustomerPayload, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  UpdateContactInput: UpdateContactInput;
  UpdateContactPayload: ResolverTypeWrapper<Omit<UpdateContactPayload, 'contact' | 'customer'> & { contact: ResolversTypes['Contact'], customer: ResolversTypes['Customer'] }>;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: ResolverTypeWrapper<Omit<UpdateCustomerPayload, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  UpdateLeadInput: UpdateLeadInput;
  UpdateLeadPayload: ResolverTypeWrapper<Omit<UpdateLeadPayload, 'lead'> & { lead: ResolversTypes['Lead'] }>;
  UpdateOpportunityInput: UpdateOpportunityInput;
  UpdateOpportunityPayload: ResolverTypeWrapper<Omit<UpdateOpportunityPayload, 'opportunity'> & { opportunity: ResolversTypes['Opportunity'] }>;
  User: ResolverTypeWrapper<EntityReference>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: ActivityMessage;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  ActivityConnection: Omit<ActivityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ActivityEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Activity']> };
  Int: Scalars['Int']['output'];
  ActivityEdge: Omit<ActivityEdge, 'node'> & { node: ResolversParentTypes['Activity'] };
  ArchiveCustomerInput: ArchiveCustomerInput;
  ArchiveCustomerPayload: Omit<ArchiveCustomerPayload, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  AssignLeadInput: AssignLeadInput;
  AssignLeadPayload: Omit<AssignLeadPayload, 'lead'> & { lead: ResolversParentTypes['Lead'] };
  Contact: ContactMessage;
  Boolean: Scalars['Boolean']['output'];
  ConvertLeadInput: ConvertLeadInput;
  ConvertLeadPayload: Omit<ConvertLeadPayload, 'customer' | 'lead' | 'opportunity'> & { customer: ResolversParentTypes['Customer'], lead: ResolversParentTypes['Lead'], opportunity: ResolversParentTypes['Opportunity'] };
  CreateContactInput: CreateContactInput;
  CreateContactPayload: Omit<CreateContactPayload, 'contact' | 'customer'> & { contact: ResolversParentTypes['Contact'], customer: ResolversParentTypes['Customer'] };
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: Omit<CreateCustomerPayload, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  CreateLeadInput: CreateLeadInput;
  CreateLeadPayload: Omit<CreateLeadPayload, 'lead'> & { lead: ResolversParentTypes['Lead'] };
  CreateOpportunityInput: CreateOpportunityInput;
  CreateOpportunityPayload: Omit<CreateOpportunityPayload, 'opportunity'> & { opportunity: ResolversParentTypes['Opportunity'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: CustomerMessage;
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteContactInput: DeleteContactInput;
  DeleteContactPayload: Omit<DeleteContactPayload, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  Lead: LeadMessage;
  LeadConnection: Omit<LeadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Lead']> };
  LeadEdge: Omit<LeadEdge, 'node'> & { node: ResolversParentTypes['Lead'] };
  LogActivityInput: LogActivityInput;
  LogActivityPayload: Omit<LogActivityPayload, 'activity'> & { activity: ResolversParentTypes['Activity'] };
  Money: MoneyMessage;
  MoneyInput: MoneyInput;
  MoveLeadInput: MoveLeadInput;
  MoveLeadPayload: Omit<MoveLeadPayload, 'lead'> & { lead: ResolversParentTypes['Lead'] };
  MoveOpportunityInput: MoveOpportunityInput;
  MoveOpportunityPayload: Omit<MoveOpportunityPayload, 'opportunity'> & { opportunity: ResolversParentTypes['Opportunity'] };
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Opportunity: OpportunityMessage;
  OpportunityConnection: Omit<OpportunityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OpportunityEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Opportunity']> };
  OpportunityEdge: Omit<OpportunityEdge, 'node'> & { node: ResolversParentTypes['Opportunity'] };
  PageInfo: PageInfo;
  PipelineStage: PipelineStageMessage;
  PostalAddress: PostalAddress;
  PostalAddressInput: PostalAddressInput;
  Query: Record<PropertyKey, never>;
  RestoreCustomerInput: RestoreCustomerInput;
  RestoreCustomerPayload: Omit<RestoreCustomerPayload, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  UpdateContactInput: UpdateContactInput;
  UpdateContactPayload: Omit<UpdateContactPayload, 'contact' | 'customer'> & { contact: ResolversParentTypes['Contact'], customer: ResolversParentTypes['Customer'] };
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: Omit<UpdateCustomerPayload, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  UpdateLeadInput: UpdateLeadInput;
  UpdateLeadPayload: Omit<UpdateLeadPayload, 'lead'> & { lead: ResolversParentTypes['Lead'] };
  UpdateOpportunityInput: UpdateOpportunityInput;
  UpdateOpportunityPayload: Omit<UpdateOpportunityPayload, 'opportunity'> & { opportunity: ResolversParentTypes['Opportunity'] };
  User: EntityReference;
};

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  author?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActivityKind'], ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  opportunity?: Resolver<Maybe<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityConnection'] = ResolversParentTypes['ActivityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActivityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityEdge'] = ResolversParentTypes['ActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type ArchiveCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchiveCustomerPayload'] = ResolversParentTypes['ArchiveCustomerPayload']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type AssignLeadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignLeadPayload'] = ResolversParentTypes['AssignLeadPayload']> = {
  lead?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConvertLeadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConvertLeadPayload'] = ResolversParentTypes['ConvertLeadPayload']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  lead?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
  opportunity?: Resolver<ResolversTypes['Opportunity'], ParentType, ContextType>;
};

export type CreateContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateContactPayload'] = ResolversParentTypes['CreateContactPayload']> = {
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CreateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCustomerPayload'] = ResolversParentTypes['CreateCustomerPayload']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CreateLeadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLeadPayload'] = ResolversParentTypes['CreateLeadPayload']> = {
  lead?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type CreateOpportunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOpportunityPayload'] = ResolversParentTypes['CreateOpportunityPayload']> = {
  opportunity?: Resolver<ResolversTypes['Opportunity'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activities?: Resolver<Maybe<ResolversTypes['ActivityConnection']>, ParentType, ContextType, Partial<CustomerActivitiesArgs>>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  archivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contact']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CustomerKind']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opportunities?: Resolver<Maybe<ResolversTypes['OpportunityConnection']>, ParentType, ContextType, Partial<CustomerOpportunitiesArgs>>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteContactPayload'] = ResolversParentTypes['DeleteContactPayload']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead'], FederationReferenceType extends FederationReferenceTypes['Lead'] = FederationReferenceTypes['Lead']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lead']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activities?: Resolver<ResolversTypes['ActivityConnection'], ParentType, ContextType, Partial<LeadActivitiesArgs>>;
  company?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  convertedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lostReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  opportunity?: Resolver<Maybe<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['LeadSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LeadStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadConnection'] = ResolversParentTypes['LeadConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeadEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadEdge'] = ResolversParentTypes['LeadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type LogActivityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogActivityPayload'] = ResolversParentTypes['LogActivityPayload']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MoveLeadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveLeadPayload'] = ResolversParentTypes['MoveLeadPayload']> = {
  lead?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type MoveOpportunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveOpportunityPayload'] = ResolversParentTypes['MoveOpportunityPayload']> = {
  opportunity?: Resolver<ResolversTypes['Opportunity'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveCustomer?: Resolver<Maybe<ResolversTypes['ArchiveCustomerPayload']>, ParentType, ContextType, RequireFields<MutationArchiveCustomerArgs, 'input'>>;
  assignLead?: Resolver<Maybe<ResolversTypes['AssignLeadPayload']>, ParentType, ContextType, RequireFields<MutationAssignLeadArgs, 'input'>>;
  convertLead?: Resolver<Maybe<ResolversTypes['ConvertLeadPayload']>, ParentType, ContextType, RequireFields<MutationConvertLeadArgs, 'input'>>;
  createContact?: Resolver<Maybe<ResolversTypes['CreateContactPayload']>, ParentType, ContextType, RequireFields<MutationCreateContactArgs, 'input'>>;
  createCustomer?: Resolver<Maybe<ResolversTypes['CreateCustomerPayload']>, ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  createLead?: Resolver<Maybe<ResolversTypes['CreateLeadPayload']>, ParentType, ContextType, RequireFields<MutationCreateLeadArgs, 'input'>>;
  createOpportunity?: Resolver<Maybe<ResolversTypes['CreateOpportunityPayload']>, ParentType, ContextType, RequireFields<MutationCreateOpportunityArgs, 'input'>>;
  deleteContact?: Resolver<Maybe<ResolversTypes['DeleteContactPayload']>, ParentType, ContextType, RequireFields<MutationDeleteContactArgs, 'input'>>;
  logActivity?: Resolver<Maybe<ResolversTypes['LogActivityPayload']>, ParentType, ContextType, RequireFields<MutationLogActivityArgs, 'input'>>;
  moveLead?: Resolver<Maybe<ResolversTypes['MoveLeadPayload']>, ParentType, ContextType, RequireFields<MutationMoveLeadArgs, 'input'>>;
  moveOpportunity?: Resolver<Maybe<ResolversTypes['MoveOpportunityPayload']>, ParentType, ContextType, RequireFields<MutationMoveOpportunityArgs, 'input'>>;
  restoreCustomer?: Resolver<Maybe<ResolversTypes['RestoreCustomerPayload']>, ParentType, ContextType, RequireFields<MutationRestoreCustomerArgs, 'input'>>;
  updateContact?: Resolver<Maybe<ResolversTypes['UpdateContactPayload']>, ParentType, ContextType, RequireFields<MutationUpdateContactArgs, 'input'>>;
  updateCustomer?: Resolver<Maybe<ResolversTypes['UpdateCustomerPayload']>, ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
  updateLead?: Resolver<Maybe<ResolversTypes['UpdateLeadPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLeadArgs, 'input'>>;
  updateOpportunity?: Resolver<Maybe<ResolversTypes['UpdateOpportunityPayload']>, ParentType, ContextType, RequireFields<MutationUpdateOpportunityArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Customer' | 'Lead' | 'Opportunity', ParentType, ContextType>;
};

export type OpportunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Opportunity'] = ResolversParentTypes['Opportunity'], FederationReferenceType extends FederationReferenceTypes['Opportunity'] = FederationReferenceTypes['Opportunity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Opportunity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activities?: Resolver<ResolversTypes['ActivityConnection'], ParentType, ContextType, Partial<OpportunityActivitiesArgs>>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closeOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType>;
  lostReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['OpportunityStage'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OpportunityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpportunityConnection'] = ResolversParentTypes['OpportunityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OpportunityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OpportunityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpportunityEdge'] = ResolversParentTypes['OpportunityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Opportunity'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PipelineStageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PipelineStage'] = ResolversParentTypes['PipelineStage']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['OpportunityStage'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
  weightedValues?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  activities?: Resolver<Maybe<ResolversTypes['ActivityConnection']>, ParentType, ContextType, Partial<QueryActivitiesArgs>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, RequireFields<QueryCustomersArgs, 'includeArchived'>>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType, RequireFields<QueryLeadArgs, 'id'>>;
  leads?: Resolver<Maybe<ResolversTypes['LeadConnection']>, ParentType, ContextType, Partial<QueryLeadsArgs>>;
  opportunities?: Resolver<Maybe<ResolversTypes['OpportunityConnection']>, ParentType, ContextType, Partial<QueryOpportunitiesArgs>>;
  opportunity?: Resolver<Maybe<ResolversTypes['Opportunity']>, ParentType, ContextType, RequireFields<QueryOpportunityArgs, 'id'>>;
  pipeline?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PipelineStage']>>, ParentType, ContextType, Partial<QueryPipelineArgs>>;
};

export type RestoreCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreCustomerPayload'] = ResolversParentTypes['RestoreCustomerPayload']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type UpdateContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateContactPayload'] = ResolversParentTypes['UpdateContactPayload']> = {
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type UpdateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCustomerPayload'] = ResolversParentTypes['UpdateCustomerPayload']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type UpdateLeadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLeadPayload'] = ResolversParentTypes['UpdateLeadPayload']> = {
  lead?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type UpdateOpportunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOpportunityPayload'] = ResolversParentTypes['UpdateOpportunityPayload']> = {
  opportunity?: Resolver<ResolversTypes['Opportunity'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Activity?: ActivityResolvers<ContextType>;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  ArchiveCustomerPayload?: ArchiveCustomerPayloadResolvers<ContextType>;
  AssignLeadPayload?: AssignLeadPayloadResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ConvertLeadPayload?: ConvertLeadPayloadResolvers<ContextType>;
  CreateContactPayload?: CreateContactPayloadResolvers<ContextType>;
  CreateCustomerPayload?: CreateCustomerPayloadResolvers<ContextType>;
  CreateLeadPayload?: CreateLeadPayloadResolvers<ContextType>;
  CreateOpportunityPayload?: CreateOpportunityPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeleteContactPayload?: DeleteContactPayloadResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  LeadConnection?: LeadConnectionResolvers<ContextType>;
  LeadEdge?: LeadEdgeResolvers<ContextType>;
  LogActivityPayload?: LogActivityPayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoveLeadPayload?: MoveLeadPayloadResolvers<ContextType>;
  MoveOpportunityPayload?: MoveOpportunityPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Opportunity?: OpportunityResolvers<ContextType>;
  OpportunityConnection?: OpportunityConnectionResolvers<ContextType>;
  OpportunityEdge?: OpportunityEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PipelineStage?: PipelineStageResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RestoreCustomerPayload?: RestoreCustomerPayloadResolvers<ContextType>;
  UpdateContactPayload?: UpdateContactPayloadResolvers<ContextType>;
  UpdateCustomerPayload?: UpdateCustomerPayloadResolvers<ContextType>;
  UpdateLeadPayload?: UpdateLeadPayloadResolvers<ContextType>;
  UpdateOpportunityPayload?: UpdateOpportunityPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

