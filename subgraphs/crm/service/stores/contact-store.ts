import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { fromBoolean, lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Contact } from '../model/contact.ts';
import type { ContactRow, CrmTables } from './tables.ts';

/** Reads and writes contacts; every function sees one organization only. */
export interface ContactStore {
  /** Contacts of several customers, primary ones first, then by name. */
  listByCustomers(organizationId: string, customerIds: readonly string[]): Promise<readonly Contact[]>;
  /** Throws NOT_FOUND. */
  find(organizationId: string, id: string): Promise<Contact>;
  /** The contact, locked until the transaction ends. Throws NOT_FOUND. */
  lock(organizationId: string, id: string): Promise<Contact>;
  /** Takes the mark off the customer's primary contact, if it has one. */
  clearPrimary(customerId: string, now: Date): Promise<void>;
  insert(contacts: readonly Contact[]): Promise<void>;
  update(contact: Contact): Promise<void>;
  remove(id: string): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createContactStore(connection: Kysely<CrmTables>, engine: SqlEngine): ContactStore {
  const select = (organizationId: string) =>
    connection.selectFrom('contacts').selectAll().where('organization_id', '=', organizationId);
  return {
    listByCustomers: async (organizationId, customerIds) => {
      if (customerIds.length === 0) return [];
      const rows = await select(organizationId)
        .where('customer_id', 'in', [...customerIds])
        .orderBy('is_primary', 'desc')
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(toContact);
    },
    find: async (organizationId, id) => {
      const row = await select(organizationId).where('id', '=', id).executeTakeFirst();
      return requireContact(row, id);
    },
    lock: async (organizationId, id) => {
      const row = await lockRows(engine, select(organizationId).where('id', '=', id)).executeTakeFirst();
      return requireContact(row, id);
    },
    clearPrimary: async (customerId, now) => {
      await connection
        .updateTable('contacts')
        .set((update) => ({
          is_primary: false,
          updated_at: now.toISOString(),
          version: update('version', '+', 1),
        }))
        .where('customer_id', '=', customerId)
        .where('is_primary', '=', true)
        .execute();
    },
    insert: async (contacts) => {
      await connection.insertInto('contacts').values(contacts.map(toRow)).execute();
    },
    update: async (contact) => {
      await connection.updateTable('contacts').set(toRow(contact)).where('id', '=', contact.id).execute();
    },
    remove: async (id) => {
      await connection.deleteFrom('contacts').where('id', '=', id).execute();
    },
  };
}

function requireContact(row: ContactRow | undefined, id: string): Contact {
  if (!row) throw notFound('Contact', id);
  return toContact(row);
}

function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    organizationId: row.organization_id,
    customerId: row.customer_id,
    name: row.name,
    position: row.position ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    isPrimary: fromBoolean(row.is_primary),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(contact: Contact): ContactRow {
  return {
    id: contact.id,
    organization_id: contact.organizationId,
    customer_id: contact.customerId,
    name: contact.name,
    position: contact.position ?? null,
    email: contact.email ?? null,
    phone: contact.phone ?? null,
    is_primary: contact.isPrimary,
    created_at: contact.createdAt.toISOString(),
    updated_at: contact.updatedAt.toISOString(),
    version: contact.version,
  };
}
