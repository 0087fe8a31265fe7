import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { Settlement } from '../model/settlement.ts';
import { type FinanceTables, settlementColumns } from './tables.ts';

/** Reads and writes settlements, which never change; every function sees one organization only. */
export interface SettlementStore extends Pick<EntityStore<Settlement>, 'findByIds' | 'insert'> {
  /** Oldest first. */
  listByInvoices(organizationId: string, invoiceIds: readonly string[]): Promise<readonly Settlement[]>;
}

/** @param connection the database, or a transaction of it */
export function createSettlementStore(connection: Kysely<FinanceTables>, engine: SqlEngine): SettlementStore {
  const { entities, select, read } = openEntityTable({
    connection,
    engine,
    table: 'invoice_settlements',
    columns: settlementColumns,
    entity: 'InvoiceSettlement',
  });
  return {
    findByIds: entities.findByIds,
    insert: entities.insert,
    listByInvoices: async (organizationId, invoiceIds) => {
      if (invoiceIds.length === 0) return [];
      return read(
        select(organizationId)
          .where('invoice_id', 'in', [...invoiceIds])
          .orderBy('created_at')
          .orderBy('id'),
      );
    },
  };
}
