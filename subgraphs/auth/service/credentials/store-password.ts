import type { Account } from '../model/user.ts';
import { passwordChanged } from '../published-events.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** Gives an account another password; links to reset the old one stop working. */
export async function storePassword(
  unit: UnitOfWork,
  account: Account,
  passwordHash: string,
  organizationId: string,
): Promise<void> {
  await unit.stores.accounts.update({
    ...account,
    passwordHash,
    updatedAt: unit.now,
    version: account.version + 1,
  });
  await unit.stores.mailedTokens.deleteOf(account.id, 'password-reset');
  await unit.publish(passwordChanged(organizationId, account.id));
  await unit.audit({
    organizationId,
    action: 'user.password-changed',
    actorId: account.id,
    targetType: 'user',
    targetId: account.id,
  });
}
