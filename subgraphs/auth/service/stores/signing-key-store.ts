import type { Kysely } from 'kysely';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import type { AuthTables, SigningKeyRow } from './tables.ts';

/** A key pair of access tokens and the times at which it is used. */
export interface SigningKey {
  /** 1, 2, 3 …: two processes that make the next key at once make the same generation, and one of them fails. */
  readonly generation: number;
  readonly kid: string;
  /** JSON of the public JWK, as published. */
  readonly publicJwk: string;
  /** JSON of the private JWK, through the secret box. */
  readonly privateJwk: string;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  readonly signsUntil: Date;
  /** Published, and accepted, until then. */
  readonly verifiesUntil: Date;
}

/** Reads and writes signing keys. */
export interface SigningKeyStore {
  /** Keys that are not forgotten yet, oldest generation first. */
  list(): Promise<readonly SigningKey[]>;
  /** False when another process has made this generation. */
  insert(key: SigningKey): Promise<boolean>;
  /** Sets when a key stops signing, for a rotation ahead of time. */
  setSignsUntil(generation: number, signsUntil: Date, verifiesUntil: Date): Promise<void>;
  deleteEnded(now: Date): Promise<void>;
}

/** @param connection the database: an insert that fails must not end the caller's transaction */
export function createSigningKeyStore(connection: Kysely<AuthTables>): SigningKeyStore {
  return {
    list: async () => {
      const rows = await connection.selectFrom('signing_keys').selectAll().orderBy('generation').execute();
      return rows.map(toSigningKey);
    },
    insert: async (key) => {
      try {
        await connection
          .insertInto('signing_keys')
          .values({
            generation: key.generation,
            kid: key.kid,
            public_jwk: key.publicJwk,
            private_jwk: key.privateJwk,
            created_at: key.createdAt.toISOString(),
            signs_from: key.signsFrom.toISOString(),
            signs_until: key.signsUntil.toISOString(),
            verifies_until: key.verifiesUntil.toISOString(),
          })
          .execute();
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
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

function toSigningKey(row: SigningKeyRow): SigningKey {
  return {
    generation: row.generation,
    kid: row.kid,
    publicJwk: row.public_jwk,
    privateJwk: row.private_jwk,
    createdAt: new Date(row.created_at),
    signsFrom: new Date(row.signs_from),
    signsUntil: new Date(row.signs_until),
    verifiesUntil: new Date(row.verifies_until),
  };
}
