import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ReservationsTables } from './tables.ts';

/** Secrets that all processes of the service share. */
export interface ServiceSecretStore {
  /** The secret of this name: made once, the same for every process of the database. */
  readOrCreate(name: string): Promise<string>;
}

/** @param connection the database, or a transaction of it */
export function createServiceSecretStore(connection: Kysely<ReservationsTables>): ServiceSecretStore {
  return {
    readOrCreate: async (name) => {
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
    },
  };
}
