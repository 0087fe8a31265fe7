import type { Kysely } from 'kysely';
import type { ReservationsTables } from './tables.ts';

/** Spends an admission, for a reservation or by giving it up; false when it was spent before. */
export async function spendAdmission(
  connection: Kysely<ReservationsTables>,
  admission: { readonly admissionId: string; readonly queueEntryId: string },
  reservationId: string | undefined,
  now: Date,
): Promise<boolean> {
  const result = await connection
    .insertInto('used_admissions')
    .values({
      admission_id: admission.admissionId,
      queue_entry_id: admission.queueEntryId,
      reservation_id: reservationId ?? null,
      used_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('admission_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets admissions whose tokens expired long ago. */
export async function forgetSpentAdmissions(
  connection: Kysely<ReservationsTables>,
  before: Date,
): Promise<void> {
  await connection.deleteFrom('used_admissions').where('used_at', '<', before.toISOString()).execute();
}
