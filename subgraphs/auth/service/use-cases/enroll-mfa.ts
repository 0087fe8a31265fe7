import { z } from 'zod';
import type {
  ConfirmMfaRequest,
  DisableMfaRequest,
  EnrollMfaRequest,
} from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword, wrongOneTimeCode } from '../credentials/check-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { oneTimeCodeField, passwordField } from '../model/input-fields.ts';
import type { User } from '../model/user.ts';
import { mfaDisabled, mfaEnabled } from '../published-events.ts';
import { acceptOneTimeCode, hashRecoveryCode, newRecoveryCodes } from '../secrets/second-factor.ts';
import { newTotpSecret, totpUri } from '../secrets/totp.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { createStores } from '../stores/stores.ts';
import { changeAtomically, type UnitOfWork } from '../unit-of-work.ts';

const enrollSchema = z.object({ password: passwordField });

/** Makes a secret for an authenticator app; it asks for nothing until it is confirmed. */
export async function enrollMfa(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: EnrollMfaRequest,
): Promise<{ readonly secret: string; readonly otpauthUri: string }> {
  const { password } = validateInput(enrollSchema, request);
  const user = await readActingUser(dependencies, call);
  const secret = newTotpSecret();
  return withCheckedPassword(dependencies, call, user.email, password, () =>
    changeAtomically(dependencies, call, async (unit) => {
      const { stores, now } = unit;
      const account = await stores.accounts.lock(user.id);
      const [organization] = await stores.organizations.findByIds([user.organizationId]);
      if (!account || account.isMfaEnabled)
        throw new DomainError('CONFLICT', 'Multi-factor authentication is on already.');
      await stores.mfa.replacePending(user.id, dependencies.secretBox.seal(secret), now);
      return { secret, otpauthUri: totpUri(secret, organization?.name ?? 'ERP', account.email) };
    }),
  );
}

const confirmSchema = z.object({ oneTimeCode: oneTimeCodeField });

/** Turns multi-factor authentication on, once a code proves that the app has the secret. */
export async function confirmMfa(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: ConfirmMfaRequest,
): Promise<{ readonly user: User; readonly recoveryCodes: readonly string[] }> {
  const { oneTimeCode } = validateInput(confirmSchema, request);
  const recoveryCodes = newRecoveryCodes();
  const user = await changeAtomically(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const acting = await requireActingUser(stores, call, now);
    await stores.accounts.lock(acting.user.id);
    const pending = await stores.mfa.find(acting.user.id);
    if (!pending) throw new DomainError('CONFLICT', 'Start with enrollMfa.');
    if (pending.isConfirmed) throw new DomainError('CONFLICT', 'Multi-factor authentication is on already.');
    const isRight = await acceptOneTimeCode(
      stores.mfa,
      dependencies.secretBox,
      acting.user.id,
      oneTimeCode,
      now,
    );
    if (!isRight)
      throw invalidInput({
        path: 'oneTimeCode',
        message: 'The code is wrong. Check the clock of your device.',
      });
    await stores.mfa.confirm(acting.user.id, now);
    await stores.mfa.replaceRecoveryCodes(acting.user.id, recoveryCodes.map(hashRecoveryCode));
    return setMfaEnabled(unit, call, acting.user, true);
  });
  return { user, recoveryCodes };
}

const disableSchema = z.object({ password: passwordField, oneTimeCode: oneTimeCodeField });

/** Turns multi-factor authentication off; needs both factors. */
export async function disableMfa(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: DisableMfaRequest,
): Promise<User> {
  const input = validateInput(disableSchema, request);
  const user = await readActingUser(dependencies, call);
  return withCheckedPassword(dependencies, call, user.email, input.password, () =>
    changeAtomically(dependencies, call, async (unit) => {
      const { stores, now } = unit;
      const account = await stores.accounts.lock(user.id);
      if (!account?.isMfaEnabled) throw new DomainError('CONFLICT', 'Multi-factor authentication is off.');
      const isRight = await acceptOneTimeCode(
        stores.mfa,
        dependencies.secretBox,
        user.id,
        input.oneTimeCode,
        now,
      );
      if (!isRight) throw wrongOneTimeCode();
      await stores.mfa.delete(user.id);
      return setMfaEnabled(unit, call, user, false);
    }),
  );
}

async function setMfaEnabled(
  unit: UnitOfWork,
  call: ServiceCall,
  user: User,
  isMfaEnabled: boolean,
): Promise<User> {
  const { stores, now } = unit;
  const account = await stores.accounts.find(user.id);
  if (!account) throw new Error(`The account ${user.id} is gone.`);
  await stores.accounts.update({ ...account, isMfaEnabled, updatedAt: now, version: account.version + 1 });
  const change = isMfaEnabled ? 'mfa-enabled' : 'mfa-disabled';
  await unit.publish(isMfaEnabled ? mfaEnabled(user) : mfaDisabled(user));
  await unit.audit({
    organizationId: user.organizationId,
    action: `user.${change}`,
    targetType: 'user',
    targetId: user.id,
  });
  return (await requireActingUser(stores, call, now)).user;
}

async function readActingUser({ database, clock }: AuthDependencies, call: ServiceCall): Promise<User> {
  const stores = createStores(database.kysely, database.engine);
  return (await requireActingUser(stores, call, clock())).user;
}
