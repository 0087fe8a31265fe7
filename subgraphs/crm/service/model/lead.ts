import { z } from 'zod';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { Transitions } from '../../../kit/values/transitions.ts';
import { emailField, nameField, percentField, phoneField, textField } from './input-fields.ts';

/** A person or company that may become a customer. */
export interface Lead {
  readonly id: string;
  readonly organizationId: string;
  readonly status: LeadStatus;
  readonly source: LeadSource;
  /** 0..100 */
  readonly score: number;
  readonly name: string;
  readonly company: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** Undefined while the lead has no owner. */
  readonly ownerId: string | undefined;
  readonly lostReason: string | undefined;
  /** What the lead became; undefined unless CONVERTED. */
  readonly customerId: string | undefined;
  readonly opportunityId: string | undefined;
  readonly convertedAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** Statuses of a lead in the order of the process, the two final ones last. */
export const leadStatuses = ['NEW', 'CONTACTED', 'QUALIFIED', 'CONVERTED', 'LOST'] as const;
/** One of `leadStatuses`. */
export type LeadStatus = (typeof leadStatuses)[number];

/** Where a lead can come from. */
export const leadSources = ['WEBSITE', 'REFERRAL', 'CAMPAIGN', 'TRADE_FAIR', 'COLD_CALL', 'OTHER'] as const;
/** One of `leadSources`. */
export type LeadSource = (typeof leadSources)[number];

/** Legal transitions: forward one status at a time, or lost. */
export const leadTransitions: Transitions<LeadStatus> = {
  NEW: ['CONTACTED', 'LOST'],
  CONTACTED: ['QUALIFIED', 'LOST'],
  QUALIFIED: ['CONVERTED', 'LOST'],
  CONVERTED: [],
  LOST: [],
};

/** What a client may set on a lead, with the rules that hold for it. */
export const leadFields = z.object({
  name: nameField,
  company: textField(200),
  email: emailField,
  phone: phoneField,
  source: z.enum(leadSources, 'Not a lead source.'),
  score: percentField.default(0),
});

/** Throws CONFLICT for a lead in a final status. */
export function assertOpenLead(lead: Lead): void {
  if (leadTransitions[lead.status].length > 0) return;
  throw new DomainError('CONFLICT', `Lead ${lead.id} is ${lead.status} and cannot change any more.`, {
    metadata: { currentState: lead.status },
  });
}
