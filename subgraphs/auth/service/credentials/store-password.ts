import type { Account } from '../model/user.ts';
import { passwordChanged } from '../published-events.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/** Gives an account another password; links to reset the old one stop working. */
export async function storePassword(
  { stores, now, publish, audit }: AuthUnit,
  account: Account,
  passwordHash: string,
  organizationId: string,
): Promise<void> {
  await stores.accounts.update({ ...account, passwordHash, updatedAt: now, version: account.version + 1 });
  await stores.mailedTokens.deleteOf(account.id, 'password-reset');
  await publish(passwordChanged(organizationId, account.id));
  await audit({
    organizationId,
    action: 'user.password-changed',
    actorId: account.id,
    targetType: 'user',
    targetId: account.id,
  });
}
