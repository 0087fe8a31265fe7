import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ReservationsTables } from './tables.ts';

/** The secret of this name: made once, the same for every process of the database. */
export async function readOrCreateSecret(
  connection: Kysely<ReservationsTables>,
  name: string,
): Promise<string> {
  await connection
    .insertInto('service_secrets')
    .values({ name, value: randomBytes(48).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await connection
    .selectFrom('service_secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}
