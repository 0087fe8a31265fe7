import { z } from 'zod';
import type { ChangePasswordRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword, wrongCredentials } from '../credentials/check-password.ts';
import { storePassword } from '../credentials/store-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { newPasswordField, passwordField } from '../model/input-fields.ts';
import type { User } from '../model/user.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { createStores } from '../stores/stores.ts';
import { changeAtomically } from '../unit-of-work.ts';

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
  const input = validateInput(inputSchema, request);
  const { database, clock, hasher } = dependencies;
  const stores = createStores(database.kysely, database.engine);
  const { user } = await requireActingUser(stores, call, clock());
  return withCheckedPassword(dependencies, call, user.email, input.currentPassword, async (checked) => {
    const passwordHash = await hasher.hash(input.newPassword);
    return changeAtomically(dependencies, call, async (unit) => {
      const account = await unit.stores.accounts.lock(user.id);
      if (!account || account.passwordHash !== checked.passwordHash) throw wrongCredentials();
      const { sessionId } = await requireActingUser(unit.stores, call, unit.now);
      await storePassword(unit, account, passwordHash, user.organizationId);
      const others = (await unit.stores.sessions.listLiveEverywhere(user.id, unit.now)).filter(
        (session) => session.id !== sessionId,
      );
      await revokeSessions(unit, others, 'password-changed');
      const changed = await requireActingUser(unit.stores, call, unit.now);
      return { user: changed.user, revokedSessions: others.length };
    });
  });
}
