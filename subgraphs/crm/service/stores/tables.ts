import { choice, date, flag, folded, instant, money, number, text } from '../../../kit/database/columns.ts';
import { columns, optionalGroup, type RowOf } from '../../../kit/database/row-codec.ts';
import type { ActivityKind } from '../model/activity.ts';
import type { CustomerKind } from '../model/customer.ts';
import type { LeadSource, LeadStatus } from '../model/lead.ts';
import type { OpportunityStage } from '../model/opportunity.ts';

/** Tables of the crm database, each by the columns that keep the fields of its model. */
export interface CrmTables {
  readonly customers: RowOf<typeof customerColumns>;
  readonly contacts: RowOf<typeof contactColumns>;
  readonly leads: RowOf<typeof leadColumns>;
  readonly opportunities: RowOf<typeof opportunityColumns>;
  readonly activities: RowOf<typeof activityColumns>;
}

const address = columns({
  street: text,
  postalCode: text.optional,
  city: text,
  region: text.optional,
  country: text,
});

/** A customer; `archivedAt` takes it out of lists. */
export const customerColumns = columns({
  id: text,
  organizationId: text,
  kind: choice<CustomerKind>(),
  name: text,
  email: text.optional,
  phone: text.optional,
  address: optionalGroup(address, 'street'),
  ownerId: text,
  archivedAt: instant.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  nameFolded: folded('name'),
  searchFolded: folded('name', 'email'),
});

/** A contact of a customer; one of them at most is primary. */
export const contactColumns = columns({
  id: text,
  organizationId: text,
  customerId: text,
  name: text,
  position: text.optional,
  email: text.optional,
  phone: text.optional,
  isPrimary: flag,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  nameFolded: folded('name'),
});

/** A lead, with the ids of what its conversion made. */
export const leadColumns = columns({
  id: text,
  organizationId: text,
  status: choice<LeadStatus>(),
  source: choice<LeadSource>(),
  score: number,
  name: text,
  company: text.optional,
  email: text.optional,
  phone: text.optional,
  ownerId: text.optional,
  lostReason: text.optional,
  customerId: text.optional,
  opportunityId: text.optional,
  convertedAt: instant.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  searchFolded: folded('name', 'company', 'email'),
});

/** An opportunity with its expected amount. */
export const opportunityColumns = columns({
  id: text,
  organizationId: text,
  customerId: text,
  leadId: text.optional,
  name: text,
  stage: choice<OpportunityStage>(),
  amount: money('amount'),
  probability: number,
  closeOn: date.optional,
  ownerId: text,
  lostReason: text.optional,
  closedAt: instant.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  searchFolded: folded('name'),
});

/** An activity about a customer, a lead or an opportunity. */
export const activityColumns = columns({
  id: text,
  organizationId: text,
  kind: choice<ActivityKind>(),
  title: text,
  body: text.optional,
  occurredAt: instant,
  authorId: text,
  customerId: text.optional,
  leadId: text.optional,
  opportunityId: text.optional,
  createdAt: instant,
});
