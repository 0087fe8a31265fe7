import { z } from 'zod';
import type { ChangePasswordRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword, wrongCredentials } from '../credentials/check-password.ts';
import { storePassword } from '../credentials/store-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { containsEmail, isApartFromEmail, newPasswordField, passwordField } from '../model/input-fields.ts';
import type { User } from '../model/user.ts';
import { readActingUser, requireActingUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z
  .object({ currentPassword: passwordField, newPassword: newPasswordField })
  .refine((input) => input.currentPassword !== input.newPassword, {
    path: ['newPassword'],
    message: 'The new password must be another one.',
  });

/** Changes the caller's password and ends their other sessions. A wrong current password counts as a failed login. */
export async function changePassword(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: ChangePasswordRequest,
): Promise<{ readonly user: User; readonly revokedSessions: number }> {
  const { currentPassword, newPassword } = validateInput(inputSchema, request);
  const { email } = await readActingUser(dependencies, call);
  if (!isApartFromEmail(newPassword, email)) throw containsEmail('newPassword');
  return withCheckedPassword(dependencies, call, email, currentPassword, async (checked) => {
    const passwordHash = await dependencies.hasher.hash(newPassword);
    return unitOfWork.change(dependencies, call, async (unit) => {
      const { stores, now } = unit;
      const account = await stores.accounts.lock(checked.id);
      if (account.passwordHash !== checked.passwordHash) throw wrongCredentials();
      const { user, sessionId } = await requireActingUser(unit, call);
      await storePassword(unit, account, passwordHash, user.organizationId);
      const sessions = await stores.sessions.listLiveEverywhere(account.id, now);
      const others = sessions.filter((session) => session.id !== sessionId);
      await revokeSessions(unit, others, 'password-changed');
      const changed = await stores.users.find(user.organizationId, user.id);
      return { user: changed, revokedSessions: others.length };
    });
  });
}
