import type { CustomerKind } from './customer.ts';

/** Rows of the crm database, read alike on SQLite and PostgreSQL. */
export interface CrmTables {
  readonly customers: CustomerRow;
}

export interface CustomerRow {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly owner_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}
