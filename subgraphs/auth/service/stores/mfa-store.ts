import type { Kysely } from 'kysely';
import type { MfaSecret } from '../model/mfa-secret.ts';
import { type AuthTables, mfaSecretColumns, recoveryCodeColumns } from './tables.ts';

/** Second factors of users, whatever the organization. */
export interface MfaStore {
  find(userId: string): Promise<MfaSecret | undefined>;
  /** Replaces a secret that was not confirmed. */
  replacePending(userId: string, secret: string, now: Date): Promise<void>;
  confirm(userId: string, now: Date): Promise<void>;
  /** Records the step of an accepted code; false when that step or a later one was recorded already. */
  claimStep(userId: string, step: number): Promise<boolean>;
  replaceRecoveryCodes(userId: string, codeHashes: readonly string[]): Promise<void>;
  /** Uses up a recovery code; false when there is no unused one with this hash. */
  claimRecoveryCode(userId: string, codeHash: string, now: Date): Promise<boolean>;
  delete(userId: string): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createMfaStore(connection: Kysely<AuthTables>): MfaStore {
  const deleteCodes = async (userId: string): Promise<void> => {
    await connection.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  };
  const deleteSecret = async (userId: string): Promise<void> => {
    await connection.deleteFrom('mfa_secrets').where('user_id', '=', userId).execute();
  };
  return {
    find: async (userId) => {
      const row = await connection
        .selectFrom('mfa_secrets')
        .selectAll()
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row && mfaSecretColumns.toEntity(row);
    },
    replacePending: async (userId, secret, now) => {
      await deleteSecret(userId);
      const pending = { userId, secret, createdAt: now, confirmedAt: undefined, lastUsedStep: undefined };
      await connection.insertInto('mfa_secrets').values(mfaSecretColumns.toRow(pending)).execute();
    },
    confirm: async (userId, now) => {
      await connection
        .updateTable('mfa_secrets')
        .set({ confirmed_at: now.toISOString() })
        .where('user_id', '=', userId)
        .execute();
    },
    claimStep: async (userId, step) => {
      const result = await connection
        .updateTable('mfa_secrets')
        .set({ last_used_step: step })
        .where('user_id', '=', userId)
        .where((where) => where.or([where('last_used_step', 'is', null), where('last_used_step', '<', step)]))
        .executeTakeFirstOrThrow();
      return result.numUpdatedRows === 1n;
    },
    replaceRecoveryCodes: async (userId, codeHashes) => {
      await deleteCodes(userId);
      await connection
        .insertInto('recovery_codes')
        .values(
          codeHashes.map((codeHash) => recoveryCodeColumns.toRow({ userId, codeHash, usedAt: undefined })),
        )
        .execute();
    },
    claimRecoveryCode: async (userId, codeHash, now) => {
      const result = await connection
        .updateTable('recovery_codes')
        .set({ used_at: now.toISOString() })
        .where('user_id', '=', userId)
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return result.numUpdatedRows === 1n;
    },
    delete: async (userId) => {
      await deleteCodes(userId);
      await deleteSecret(userId);
    },
  };
}
