import { z } from 'zod';
import type { Authentication, LoginRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword, wrongCredentials, wrongOneTimeCode } from '../credentials/check-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { asMember, chooseMembership } from '../model/choose-membership.ts';
import { oneTimeCodeField, passwordField } from '../model/input-fields.ts';
import { sessionExpiry } from '../model/session.ts';
import { type Account, normalizeEmail } from '../model/user.ts';
import { acceptOneTimeCode } from '../secrets/second-factor.ts';
import { authenticate, type StartedSession, startSession } from '../sessions/start-session.ts';
import { changeAtomically, type UnitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  // Not checked for the shape of an address: whatever has no account is answered alike.
  email: z.string().max(254, 'Not an email address.').transform(normalizeEmail),
  password: passwordField,
  rememberMe: z.boolean(),
  oneTimeCode: oneTimeCodeField.optional(),
  organizationSlug: z.string().trim().toLowerCase().max(50).optional(),
});

type LoginInput = z.output<typeof inputSchema>;

/** Logs in with a password, and a one-time code when the account asks for one. */
export async function login(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: LoginRequest,
): Promise<Authentication> {
  const input = validateInput(inputSchema, request);
  const { hasher } = dependencies;
  const started = await withCheckedPassword(
    dependencies,
    call,
    input.email,
    input.password,
    async (account) => {
      if (account.isMfaEnabled && input.oneTimeCode === undefined) {
        throw new DomainError('UNAUTHENTICATED', 'A one-time code is needed.', {
          metadata: { reason: 'ONE_TIME_CODE_REQUIRED' },
        });
      }
      const isOutdated = account.passwordHash !== undefined && hasher.needsRehash(account.passwordHash);
      const freshHash = isOutdated ? await hasher.hash(input.password) : account.passwordHash;
      return changeAtomically(dependencies, call, (unit) =>
        openSession(dependencies, unit, account, freshHash, input),
      );
    },
  );
  return authenticate(dependencies, started);
}

/** @param checked the account as it was when its password was checked */
async function openSession(
  { secretBox }: AuthDependencies,
  unit: UnitOfWork,
  checked: Account,
  freshHash: string | undefined,
  input: LoginInput,
): Promise<StartedSession> {
  const { stores, now } = unit;
  const account = await stores.accounts.lock(checked.id);
  // Changed while the password was being checked: the old one must not open a session any more.
  if (!account || account.passwordHash !== checked.passwordHash) throw wrongCredentials();
  if (account.isMfaEnabled) {
    const isAccepted = await acceptOneTimeCode(
      stores.mfa,
      secretBox,
      account.id,
      input.oneTimeCode ?? '',
      now,
    );
    if (!isAccepted) throw wrongOneTimeCode();
  }
  const wanted = input.organizationSlug
    ? ((await stores.organizations.findBySlug(input.organizationSlug))?.id ?? 'none')
    : undefined;
  const memberships = await stores.accounts.memberships(account.id);
  const membership = chooseMembership(memberships, account.homeOrganizationId, wanted);
  if (!membership) throw wrongCredentials();
  const loggedIn: Account = {
    ...account,
    passwordHash: freshHash,
    homeOrganizationId: membership.organizationId,
    lastLoginAt: now,
  };
  await stores.accounts.update(loggedIn);
  return startSession(unit, asMember(loggedIn, membership), sessionExpiry(now, input.rememberMe));
}
