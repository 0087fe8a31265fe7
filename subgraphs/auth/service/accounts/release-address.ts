import type { Account } from '../model/user.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/**
 * Takes an email address from an account that never proved it, so that another person can register with it. Sessions of
 * the account go on until they end, but it has no way in any more; what it did stays its own. The account must be locked.
 */
export async function releaseAddress({ stores, now, audit }: AuthUnit, account: Account): Promise<void> {
  await stores.mailedTokens.deleteOf(account.id, 'password-reset');
  await stores.mailedTokens.deleteOf(account.id, 'email-confirmation');
  await stores.accounts.update({
    ...account,
    email: `${account.id}@superseded.invalid`,
    passwordHash: undefined,
    updatedAt: now,
    version: account.version + 1,
  });
  await audit({
    organizationId: account.homeOrganizationId,
    action: 'user.address-released',
    targetType: 'user',
    targetId: account.id,
  });
}
