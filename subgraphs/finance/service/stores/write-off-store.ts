import type { Kysely } from 'kysely';
import type { TakenLine } from '../model/credit-note.ts';
import { type FinanceTables, writeOffLineColumns } from './tables.ts';

/** What write-offs that stand took off the lines of invoices; every function sees one organization only. */
export interface WriteOffStore {
  /** Lines of all write-offs of the invoices that stand. */
  listLines(organizationId: string, invoiceIds: readonly string[]): Promise<readonly WriteOffLine[]>;
  insertLines(lines: readonly WriteOffLine[]): Promise<void>;
  /** For a write-off that is taken back: it takes nothing off the lines any more. */
  deleteLines(organizationId: string, settlementId: string): Promise<void>;
}

/** What one write-off took off one line of its invoice. */
export interface WriteOffLine extends TakenLine {
  readonly organizationId: string;
  /** The settlement of kind WRITE_OFF. */
  readonly settlementId: string;
  readonly invoiceId: string;
}

/** @param connection the database, or a transaction of it */
export function createWriteOffStore(connection: Kysely<FinanceTables>): WriteOffStore {
  return {
    listLines: async (organizationId, invoiceIds) => {
      if (invoiceIds.length === 0) return [];
      const rows = await connection
        .selectFrom('write_off_lines')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('invoice_id', 'in', [...invoiceIds])
        .orderBy('settlement_id')
        .orderBy('line_number')
        .execute();
      return rows.map(writeOffLineColumns.toEntity);
    },
    insertLines: async (lines) => {
      if (lines.length === 0) return;
      await connection.insertInto('write_off_lines').values(lines.map(writeOffLineColumns.toRow)).execute();
    },
    deleteLines: async (organizationId, settlementId) => {
      await connection
        .deleteFrom('write_off_lines')
        .where('organization_id', '=', organizationId)
        .where('settlement_id', '=', settlementId)
        .execute();
    },
  };
}
