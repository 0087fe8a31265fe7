import { z } from 'zod';
import type { Authentication, LoginRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword, wrongCredentials, wrongOneTimeCode } from '../credentials/check-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { asMember, chooseMembership } from '../model/choose-membership.ts';
import { knownSlugField, loginEmailField, oneTimeCodeField, passwordField } from '../model/input-fields.ts';
import { sessionExpiry } from '../model/session.ts';
import type { Account, User } from '../model/user.ts';
import { acceptOneTimeCode } from '../secrets/second-factor.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { startSession } from '../sessions/start-session.ts';
import type { AuthStores } from '../stores/stores.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  email: loginEmailField,
  password: passwordField,
  rememberMe: z.boolean(),
  oneTimeCode: oneTimeCodeField.optional(),
  organizationSlug: knownSlugField.optional(),
});

type LoginInput = z.output<typeof inputSchema>;

/** Logs in with a password, and a one-time code when the account asks for one. */
export async function logIn(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: LoginRequest,
): Promise<Authentication> {
  const input = validateInput(inputSchema, request);
  const { hasher } = dependencies;
  const { email, password, oneTimeCode, rememberMe } = input;
  const started = await withCheckedPassword(dependencies, call, email, password, async (account) => {
    if (account.isMfaEnabled && oneTimeCode === undefined) throw oneTimeCodeIsNeeded();
    const isOutdated = account.passwordHash !== undefined && hasher.needsRehash(account.passwordHash);
    const freshHash = isOutdated ? await hasher.hash(password) : account.passwordHash;
    return unitOfWork.change(dependencies, call, async (unit) => {
      const user = await admit(dependencies, unit, account, freshHash, input);
      return startSession(unit, call, user, sessionExpiry(unit.now, rememberMe));
    });
  });
  return authenticate(dependencies, started);
}

function oneTimeCodeIsNeeded(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'A one-time code is needed.', {
    metadata: { reason: 'ONE_TIME_CODE_REQUIRED' },
  });
}

/**
 * The account as a member of the organization that the login opens, with the login recorded.
 * @param checked the account as it was when its password was checked
 */
async function admit(
  { secretBox }: AuthDependencies,
  { stores, now }: AuthUnit,
  checked: Account,
  freshHash: string | undefined,
  input: LoginInput,
): Promise<User> {
  const account = await stores.accounts.lock(checked.id);
  // Changed while the password was being checked: the old one must not open a session any more.
  if (account.passwordHash !== checked.passwordHash) throw wrongCredentials();
  if (account.isMfaEnabled) {
    const code = input.oneTimeCode ?? '';
    if (!(await acceptOneTimeCode(stores.mfa, secretBox, account.id, code, now))) throw wrongOneTimeCode();
  }
  const memberships = await stores.memberships.list(account.id);
  const wanted = await findWanted(stores, input.organizationSlug);
  const membership = chooseMembership(memberships, account.homeOrganizationId, wanted);
  if (!membership) throw wrongCredentials();
  const loggedIn: Account = {
    ...account,
    passwordHash: freshHash,
    homeOrganizationId: membership.organizationId,
    lastLoginAt: now,
  };
  await stores.accounts.update(loggedIn);
  return asMember(loggedIn, membership);
}

/** The id of the organization that the client named; for an unknown one, an id without members. */
async function findWanted(
  { organizations }: AuthStores,
  slug: string | undefined,
): Promise<string | undefined> {
  if (!slug) return undefined;
  return (await organizations.findBySlug(slug))?.id ?? 'none';
}
