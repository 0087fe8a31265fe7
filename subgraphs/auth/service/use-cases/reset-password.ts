import { z } from 'zod';
import type { ResetPasswordRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { type DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { takeOverAccount } from '../accounts/take-over-account.ts';
import { storePassword } from '../credentials/store-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import {
  containsEmail,
  isApartFromEmail,
  mailedTokenField,
  newPasswordField,
} from '../model/input-fields.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ token: mailedTokenField, newPassword: newPasswordField });

/** Sets a new password with a mailed token, which works once and proves the address, and ends all sessions of the user. */
export async function resetPassword(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: ResetPasswordRequest,
): Promise<void> {
  const { token: secret, newPassword } = validateInput(inputSchema, request);
  const { clock, hasher } = dependencies;
  const tokenHash = hashToken(secret);
  // Hashing is expensive: check the token before it, and again in the transaction.
  const { mailedTokens } = unitOfWork.read(dependencies);
  if (!(await mailedTokens.findValid(tokenHash, 'password-reset', clock()))) throw linkHasEnded();
  const passwordHash = await hasher.hash(newPassword);
  await unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const token = await stores.mailedTokens.lockValid(tokenHash, 'password-reset', now);
    if (!token) throw linkHasEnded();
    const account = await takeOverAccount(unit, await stores.accounts.lock(token.userId));
    if (!isApartFromEmail(newPassword, account.email)) throw containsEmail('newPassword');
    await storePassword(unit, account, passwordHash, token.organizationId);
    const sessions = await stores.sessions.listLiveEverywhere(account.id, now);
    await revokeSessions(unit, sessions, 'password-reset', account.id);
  });
}

function linkHasEnded(): DomainError {
  const message = 'The link is not valid any more. Please ask for a new one.';
  return invalidInput({ path: 'token', message });
}
