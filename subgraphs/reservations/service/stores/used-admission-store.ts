import type { Kysely } from 'kysely';
import { type ReservationsTables, usedAdmissionColumns } from './tables.ts';

/** An admission that is spent. */
interface UsedAdmission {
  readonly admissionId: string;
  readonly queueEntryId: string;
  /** What it was spent for; undefined when it was given up. */
  readonly reservationId: string | undefined;
  readonly usedAt: Date;
}

/** Admissions that no longer are good for a reservation. */
export interface UsedAdmissionStore {
  /** Spends an admission; false when it was spent before. */
  spend(admission: UsedAdmission): Promise<boolean>;
  /** Forgets admissions that were spent before the instant: their tokens expired long ago. */
  forget(before: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createUsedAdmissionStore(connection: Kysely<ReservationsTables>): UsedAdmissionStore {
  return {
    spend: async (admission) => {
      const result = await connection
        .insertInto('used_admissions')
        .values(usedAdmissionColumns.toRow(admission))
        .onConflict((conflict) => conflict.column('admission_id').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    forget: async (before) => {
      await connection.deleteFrom('used_admissions').where('used_at', '<', before.toISOString()).execute();
    },
  };
}
