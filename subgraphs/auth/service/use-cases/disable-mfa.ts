import { z } from 'zod';
import type { DisableMfaRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword, wrongOneTimeCode } from '../credentials/check-password.ts';
import { setMfaEnabled } from '../credentials/set-mfa-enabled.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { oneTimeCodeField, passwordField } from '../model/input-fields.ts';
import type { User } from '../model/user.ts';
import { acceptOneTimeCode } from '../secrets/second-factor.ts';
import { readActingUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ password: passwordField, oneTimeCode: oneTimeCodeField });

/** Turns multi-factor authentication off; needs both factors. */
export async function disableMfa(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: DisableMfaRequest,
): Promise<User> {
  const { password, oneTimeCode } = validateInput(inputSchema, request);
  const { secretBox } = dependencies;
  const user = await readActingUser(dependencies, call);
  return withCheckedPassword(dependencies, call, user.email, password, () =>
    unitOfWork.change(dependencies, call, async (unit) => {
      const { stores, now } = unit;
      const account = await stores.accounts.lock(user.id);
      if (!account.isMfaEnabled) throw new DomainError('CONFLICT', 'Multi-factor authentication is off.');
      if (!(await acceptOneTimeCode(stores.mfa, secretBox, account.id, oneTimeCode, now)))
        throw wrongOneTimeCode();
      await stores.mfa.delete(account.id);
      return setMfaEnabled(unit, account, user, false);
    }),
  );
}
