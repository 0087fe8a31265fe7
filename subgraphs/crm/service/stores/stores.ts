import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type ActivityStore, createActivityStore } from './activity-store.ts';
import { type ContactStore, createContactStore } from './contact-store.ts';
import { type CustomerStore, createCustomerStore } from './customer-store.ts';
import { createLeadStore, type LeadStore } from './lead-store.ts';
import { createOpportunityStore, type OpportunityStore } from './opportunity-store.ts';
import type { CrmTables } from './tables.ts';

/** All stores over one connection. */
export interface CrmStores {
  readonly customers: CustomerStore;
  readonly contacts: ContactStore;
  readonly leads: LeadStore;
  readonly opportunities: OpportunityStore;
  readonly activities: ActivityStore;
}

/** @param connection the database, or a transaction: then all stores work inside it */
export function createStores(connection: Kysely<CrmTables>, engine: SqlEngine): CrmStores {
  return {
    customers: createCustomerStore(connection, engine),
    contacts: createContactStore(connection, engine),
    leads: createLeadStore(connection, engine),
    opportunities: createOpportunityStore(connection, engine),
    activities: createActivityStore(connection, engine),
  };
}
