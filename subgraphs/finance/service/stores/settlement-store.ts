import type { Kysely } from 'kysely';
import type { Settlement } from '../model/settlement.ts';
import type { FinanceTables, SettlementRow } from './tables.ts';

/** Reads and writes settlements; every function sees one organization only. */
export interface SettlementStore {
  /** Oldest first. */
  findByInvoices(organizationId: string, invoiceIds: readonly string[]): Promise<readonly Settlement[]>;
  insert(settlements: readonly Settlement[]): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createSettlementStore(connection: Kysely<FinanceTables>): SettlementStore {
  return {
    findByInvoices: async (organizationId, invoiceIds) => {
      if (invoiceIds.length === 0) return [];
      const rows = await connection
        .selectFrom('invoice_settlements')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('invoice_id', 'in', [...invoiceIds])
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toSettlement);
    },
    insert: async (settlements) => {
      if (settlements.length === 0) return;
      await connection.insertInto('invoice_settlements').values(settlements.map(toRow)).execute();
    },
  };
}

function toSettlement(row: SettlementRow): Settlement {
  return {
    id: row.id,
    organizationId: row.organization_id,
    invoiceId: row.invoice_id,
    kind: row.kind,
    method: row.method,
    amount: BigInt(row.amount),
    currency: row.currency,
    settledOn: row.settled_on,
    reference: row.reference ?? undefined,
    paymentIntentId: row.payment_intent_id ?? undefined,
    recordedBy: row.recorded_by ?? undefined,
    journalEntryId: row.journal_entry_id,
    createdAt: new Date(row.created_at),
  };
}

function toRow(settlement: Settlement): SettlementRow {
  return {
    id: settlement.id,
    organization_id: settlement.organizationId,
    invoice_id: settlement.invoiceId,
    kind: settlement.kind,
    method: settlement.method,
    amount: settlement.amount,
    currency: settlement.currency,
    settled_on: settlement.settledOn,
    reference: settlement.reference ?? null,
    payment_intent_id: settlement.paymentIntentId ?? null,
    recorded_by: settlement.recordedBy ?? null,
    journal_entry_id: settlement.journalEntryId,
    created_at: settlement.createdAt.toISOString(),
  };
}
