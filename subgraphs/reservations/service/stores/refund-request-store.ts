import type { Kysely } from 'kysely';
import { type ReservationsTables, refundRequestColumns } from './tables.ts';

/** A payment that payments was asked to give back. */
export interface RefundRequest {
  readonly paymentIntentId: string;
  readonly reservationId: string;
  readonly organizationId: string;
  readonly reason: string;
  readonly requestedAt: Date;
}

/** What has been asked back from payments. */
export interface RefundRequestStore {
  /** Keeps a request; false when there is one for this payment already. */
  insertOnce(request: RefundRequest): Promise<boolean>;
}

/** @param connection the database, or a transaction of it */
export function createRefundRequestStore(connection: Kysely<ReservationsTables>): RefundRequestStore {
  return {
    insertOnce: async (request) => {
      const result = await connection
        .insertInto('refund_requests')
        .values(refundRequestColumns.toRow(request))
        .onConflict((conflict) => conflict.column('payment_intent_id').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}
