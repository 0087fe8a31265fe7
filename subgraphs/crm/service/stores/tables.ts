import type { BooleanColumn, Int64Column } from '../../../kit/database/sql-differences.ts';
import type { ActivityKind } from '../model/activity.ts';
import type { CustomerKind } from '../model/customer.ts';
import type { LeadSource, LeadStatus } from '../model/lead.ts';
import type { OpportunityStage } from '../model/opportunity.ts';

/** Rows of the crm database, read alike on SQLite and PostgreSQL. */
export interface CrmTables {
  readonly customers: CustomerRow;
  readonly contacts: ContactRow;
  readonly leads: LeadRow;
  readonly opportunities: OpportunityRow;
  readonly activities: ActivityRow;
}

export interface CustomerRow {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly owner_id: string;
  readonly archived_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

export interface ContactRow {
  readonly id: string;
  readonly organization_id: string;
  readonly customer_id: string;
  readonly name: string;
  readonly position: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly is_primary: BooleanColumn;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

export interface LeadRow {
  readonly id: string;
  readonly organization_id: string;
  readonly status: LeadStatus;
  readonly source: LeadSource;
  readonly score: number;
  readonly name: string;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly owner_id: string | null;
  readonly lost_reason: string | null;
  readonly customer_id: string | null;
  readonly opportunity_id: string | null;
  readonly converted_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

export interface OpportunityRow {
  readonly id: string;
  readonly organization_id: string;
  readonly customer_id: string;
  readonly lead_id: string | null;
  readonly name: string;
  readonly stage: OpportunityStage;
  readonly amount_minor_units: Int64Column;
  readonly amount_currency: string;
  readonly probability: number;
  readonly close_on: string | null;
  readonly owner_id: string;
  readonly lost_reason: string | null;
  readonly closed_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

export interface ActivityRow {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly body: string | null;
  readonly occurred_at: string;
  readonly author_id: string;
  readonly customer_id: string | null;
  readonly lead_id: string | null;
  readonly opportunity_id: string | null;
  readonly created_at: string;
}
