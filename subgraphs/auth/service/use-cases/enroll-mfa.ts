import { z } from 'zod';
import type { EnrollMfaRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword } from '../credentials/check-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { passwordField } from '../model/input-fields.ts';
import { newTotpSecret, totpUri } from '../secrets/totp.ts';
import { readActingUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ password: passwordField });

/** What an authenticator app needs. */
interface MfaEnrollment {
  /** Base32 */
  readonly secret: string;
  /** The secret as apps read it from a QR code. */
  readonly otpauthUri: string;
}

/** Makes a secret for an authenticator app; it asks for nothing until it is confirmed. */
export async function enrollMfa(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: EnrollMfaRequest,
): Promise<MfaEnrollment> {
  const { password } = validateInput(inputSchema, request);
  const user = await readActingUser(dependencies, call);
  const secret = newTotpSecret();
  return withCheckedPassword(dependencies, call, user.email, password, () =>
    unitOfWork.change(dependencies, call, async ({ stores, now }) => {
      const account = await stores.accounts.lock(user.id);
      if (account.isMfaEnabled)
        throw new DomainError('CONFLICT', 'Multi-factor authentication is on already.');
      const organization = await stores.organizations.find(user.organizationId);
      await stores.mfa.replacePending(user.id, dependencies.secretBox.seal(secret), now);
      return { secret, otpauthUri: totpUri(secret, organization.name, account.email) };
    }),
  );
}
