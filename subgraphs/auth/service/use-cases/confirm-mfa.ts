import { z } from 'zod';
import type { ConfirmMfaRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { setMfaEnabled } from '../credentials/set-mfa-enabled.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { oneTimeCodeField } from '../model/input-fields.ts';
import type { User } from '../model/user.ts';
import { acceptOneTimeCode, hashRecoveryCode, newRecoveryCodes } from '../secrets/second-factor.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ oneTimeCode: oneTimeCodeField });

/** Turns multi-factor authentication on, once a code proves that the app has the secret. */
export async function confirmMfa(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: ConfirmMfaRequest,
): Promise<{ readonly user: User; readonly recoveryCodes: readonly string[] }> {
  const { oneTimeCode } = validateInput(inputSchema, request);
  const { secretBox } = dependencies;
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const acting = await requireActingUser(unit, call);
    const account = await stores.accounts.lock(acting.user.id);
    const pending = await stores.mfa.find(account.id);
    if (!pending) throw new DomainError('CONFLICT', 'Start with enrollMfa.');
    if (pending.confirmedAt !== undefined)
      throw new DomainError('CONFLICT', 'Multi-factor authentication is on already.');
    if (!(await acceptOneTimeCode(stores.mfa, secretBox, account.id, oneTimeCode, now))) throw wrongCode();
    await stores.mfa.confirm(account.id, now);
    const recoveryCodes = newRecoveryCodes();
    await stores.mfa.replaceRecoveryCodes(account.id, recoveryCodes.map(hashRecoveryCode));
    return { user: await setMfaEnabled(unit, account, acting.user, true), recoveryCodes };
  });
}

function wrongCode(): DomainError {
  const message = 'The code is wrong. Check the clock of your device.';
  return invalidInput({ path: 'oneTimeCode', message });
}
