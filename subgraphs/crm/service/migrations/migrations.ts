import type { Migrations } from '../../../kit/migrate.ts';
import { createCustomers } from './0001-customers.ts';

/** The crm schema, oldest step first. */
export const migrations: Migrations = {
  '0001_customers': createCustomers,
};
