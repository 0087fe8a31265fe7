import type { Kysely } from 'kysely';
import type { SigningKey } from '../model/signing-key.ts';
import { type AuthTables, signingKeyColumns } from './tables.ts';

/** Reads and writes signing keys, which serve all organizations. */
export interface SigningKeyStore {
  /** Keys that are not forgotten yet, oldest generation first. */
  list(): Promise<readonly SigningKey[]>;
  /** Has no effect when another process has made this generation. */
  insert(key: SigningKey): Promise<void>;
  /** Sets when a key stops signing, for a rotation ahead of time. */
  setSignsUntil(generation: number, signsUntil: Date, verifiesUntil: Date): Promise<void>;
  deleteEnded(now: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createSigningKeyStore(connection: Kysely<AuthTables>): SigningKeyStore {
  return {
    list: async () => {
      const rows = await connection.selectFrom('signing_keys').selectAll().orderBy('generation').execute();
      return rows.map(signingKeyColumns.toEntity);
    },
    insert: async (key) => {
      await connection
        .insertInto('signing_keys')
        .values(signingKeyColumns.toRow(key))
        .onConflict((conflict) => conflict.column('generation').doNothing())
        .execute();
    },
    setSignsUntil: async (generation, signsUntil, verifiesUntil) => {
      await connection
        .updateTable('signing_keys')
        .set({ signs_until: signsUntil.toISOString(), verifies_until: verifiesUntil.toISOString() })
        .where('generation', '=', generation)
        .execute();
    },
    deleteEnded: async (now) => {
      await connection.deleteFrom('signing_keys').where('verifies_until', '<', now.toISOString()).execute();
    },
  };
}
