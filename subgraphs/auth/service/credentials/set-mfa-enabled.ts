import type { Account, User } from '../model/user.ts';
import { mfaDisabled, mfaEnabled } from '../published-events.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/** Writes down whether an account asks for a second factor; resolves with the user as they are then. */
export async function setMfaEnabled(
  { stores, now, publish, audit }: AuthUnit,
  account: Account,
  user: User,
  isMfaEnabled: boolean,
): Promise<User> {
  await stores.accounts.update({ ...account, isMfaEnabled, updatedAt: now, version: account.version + 1 });
  await publish(isMfaEnabled ? mfaEnabled(user) : mfaDisabled(user));
  await audit({
    organizationId: user.organizationId,
    action: isMfaEnabled ? 'user.mfa-enabled' : 'user.mfa-disabled',
    targetType: 'user',
    targetId: user.id,
  });
  return stores.users.find(user.organizationId, user.id);
}
