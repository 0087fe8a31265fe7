import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { Contact } from '../model/contact.ts';
import { type CrmTables, contactColumns } from './tables.ts';

/** Reads and writes contacts; every function sees one organization only. */
export interface ContactStore extends EntityStore<Contact> {
  /** Contacts of several customers, primary ones first, then by name. */
  listByCustomers(organizationId: string, customerIds: readonly string[]): Promise<readonly Contact[]>;
  /** Takes the mark off the customer's primary contact, if it has one. */
  clearPrimary(organizationId: string, customerId: string, now: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createContactStore(connection: Kysely<CrmTables>, engine: SqlEngine): ContactStore {
  const { entities, select, read } = openEntityTable({
    connection,
    engine,
    table: 'contacts',
    columns: contactColumns,
    entity: 'Contact',
  });
  return {
    ...entities,
    listByCustomers: async (organizationId, customerIds) => {
      if (customerIds.length === 0) return [];
      return read(
        select(organizationId)
          .where('customer_id', 'in', [...customerIds])
          .orderBy('is_primary', 'desc')
          .orderBy('name_folded')
          .orderBy('id'),
      );
    },
    clearPrimary: async (organizationId, customerId, now) => {
      await connection
        .updateTable('contacts')
        .set((update) => ({
          is_primary: false,
          updated_at: now.toISOString(),
          version: update('version', '+', 1),
        }))
        .where('organization_id', '=', organizationId)
        .where('customer_id', '=', customerId)
        .where('is_primary', '=', true)
        .execute();
    },
  };
}
