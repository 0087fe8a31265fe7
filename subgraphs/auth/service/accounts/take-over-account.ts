import type { Account } from '../model/user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/**
 * The account with its address proven: who holds the mailed link is its owner. Of an account that was not proven before,
 * everything that lets its former holder in ends: sessions and the second factor; the caller replaces the password. The
 * account must be locked, and is not written here.
 */
export async function takeOverAccount(unit: AuthUnit, account: Account): Promise<Account> {
  if (account.emailProvenAt !== undefined) return account;
  const { stores, now } = unit;
  const sessions = await stores.sessions.listLiveEverywhere(account.id, now);
  await revokeSessions(unit, sessions, 'password-reset', account.id);
  await stores.mfa.delete(account.id);
  await stores.mailedTokens.deleteOf(account.id, 'email-confirmation');
  return { ...account, emailProvenAt: now, isMfaEnabled: false };
}
