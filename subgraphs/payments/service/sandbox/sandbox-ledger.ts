import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { rowLimit } from '../../../kit/database/row-limit.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import type {
  SandboxPaymentRow,
  SandboxRefundRow,
  SandboxTables,
  SandboxWebhookRow,
} from './sandbox-tables.ts';

/** The sandbox's records. Its tables are its own, as an outside provider's would be. */
export interface SandboxLedger {
  findByKey(idempotencyKey: string): Promise<SandboxPaymentRow | undefined>;
  /** The one payment of a reference that is captured or may still be. */
  findByCapturedReference(reference: string): Promise<SandboxPaymentRow | undefined>;
  lockByCapturedReference(reference: string): Promise<SandboxPaymentRow | undefined>;
  /** Throws a unique violation when the key was used or the reference is captured. */
  insertPayment(payment: SandboxPaymentRow): Promise<void>;
  /** Captures a pending payment; false when another caller did. */
  capturePending(id: string, decidedAt: string): Promise<boolean>;
  listDue(now: string): Promise<readonly SandboxPaymentRow[]>;
  addRefunded(id: string, refundedMinor: bigint): Promise<void>;
  findRefundByKey(idempotencyKey: string): Promise<SandboxRefundRow | undefined>;
  insertRefund(refund: SandboxRefundRow): Promise<void>;
  insertWebhook(webhook: SandboxWebhookRow): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createSandboxLedger(connection: Kysely<SandboxTables>, engine: SqlEngine): SandboxLedger {
  const payments = connection.selectFrom('sandbox_payments').selectAll();
  return {
    findByKey: (key) => payments.where('idempotency_key', '=', key).executeTakeFirst(),
    findByCapturedReference: (reference) =>
      payments.where('captured_reference', '=', reference).executeTakeFirst(),
    lockByCapturedReference: (reference) =>
      lockRows(engine, payments.where('captured_reference', '=', reference)).executeTakeFirst(),
    insertPayment: async (payment) => {
      await connection.insertInto('sandbox_payments').values(payment).execute();
    },
    capturePending: async (id, decidedAt) => {
      const result = await connection
        .updateTable('sandbox_payments')
        .set({ status: 'captured', decided_at: decidedAt, settles_at: null })
        .where('id', '=', id)
        .where('status', '=', 'pending')
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    listDue: (now) =>
      payments.where('status', '=', 'pending').where('settles_at', '<=', now).limit(rowLimit(100)).execute(),
    addRefunded: async (id, refundedMinor) => {
      await connection
        .updateTable('sandbox_payments')
        .set({ refunded_minor: refundedMinor })
        .where('id', '=', id)
        .execute();
    },
    findRefundByKey: (key) =>
      connection
        .selectFrom('sandbox_refunds')
        .selectAll()
        .where('idempotency_key', '=', key)
        .executeTakeFirst(),
    insertRefund: async (refund) => {
      await connection.insertInto('sandbox_refunds').values(refund).execute();
    },
    insertWebhook: async (webhook) => {
      await connection.insertInto('sandbox_webhooks').values(webhook).execute();
    },
  };
}
