import type { Migrations } from '../../../kit/database/migrate.ts';
import { createCustomers } from './0001-customers.ts';
import { createLeads } from './0002-leads.ts';
import { createOpportunities } from './0003-opportunities.ts';
import { createActivities } from './0004-activities.ts';
import { addFoldedTexts } from './0005-folded-texts.ts';

/** The crm schema, oldest step first. */
export const migrations: Migrations = {
  '0001_customers': createCustomers,
  '0002_leads': createLeads,
  '0003_opportunities': createOpportunities,
  '0004_activities': createActivities,
  '0005_folded_texts': addFoldedTexts,
};
