import { z } from 'zod';
import type { ResetPasswordRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { type DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { storePassword } from '../credentials/store-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { newPasswordField } from '../model/input-fields.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { createStores } from '../stores/stores.ts';
import { changeAtomically } from '../unit-of-work.ts';

const inputSchema = z.object({ token: z.string().min(1).max(200), newPassword: newPasswordField });

/** Sets a new password with a mailed token, which works once, and ends all sessions of the user. */
export async function resetPassword(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: ResetPasswordRequest,
): Promise<void> {
  const input = validateInput(inputSchema, request);
  const tokenHash = hashToken(input.token);
  const { database, clock, hasher } = dependencies;
  // Hashing is dear: look before, and again in the transaction.
  const { mailedTokens } = createStores(database.kysely, database.engine);
  if (!(await mailedTokens.findValid(tokenHash, 'password-reset', clock()))) throw linkHasEnded();
  const passwordHash = await hasher.hash(input.newPassword);
  await changeAtomically(dependencies, call, async (unit) => {
    const token = await unit.stores.mailedTokens.lockValid(tokenHash, 'password-reset', unit.now);
    const account = token && (await unit.stores.accounts.lock(token.userId));
    if (!account) throw linkHasEnded();
    await storePassword(unit, account, passwordHash, token.organizationId);
    const sessions = await unit.stores.sessions.listLiveEverywhere(account.id, unit.now);
    await revokeSessions(unit, sessions, 'password-reset', account.id);
  });
}

function linkHasEnded(): DomainError {
  return invalidInput({
    path: 'token',
    message: 'The link is not valid any more. Please ask for a new one.',
  });
}
