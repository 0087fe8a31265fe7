import { z } from 'zod';
import type { AcceptInviteRequest, Authentication } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { type DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { takeOverAccount } from '../accounts/take-over-account.ts';
import { withCheckedPassword } from '../credentials/check-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import {
  containsEmail,
  isApartFromEmail,
  mailedTokenField,
  newPasswordField,
  optionalNameField,
  passwordField,
} from '../model/input-fields.ts';
import { sessionExpiry } from '../model/session.ts';
import { type Account, isUnproven, statusTransitions } from '../model/user.ts';
import { userRegistered } from '../published-events.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { type StartedSession, startSession } from '../sessions/start-session.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  token: mailedTokenField,
  password: passwordField,
  firstName: optionalNameField,
  lastName: optionalNameField,
});
const firstPasswordSchema = z.object({ password: newPasswordField });

type Acceptance = z.output<typeof inputSchema>;

/**
 * Turns an invitation into a membership and logs in. A person who has proven their address gives the password they have;
 * everybody else chooses one, and what let in who registered the address without proving it ends.
 */
export async function acceptInvite(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: AcceptInviteRequest,
): Promise<Authentication> {
  const input = validateInput(inputSchema, request);
  const started = await once(call, () => accept(dependencies, call, input));
  return authenticate(dependencies, started);
}

async function accept(
  dependencies: AuthDependencies,
  call: ServiceCall,
  input: Acceptance,
): Promise<StartedSession> {
  const { clock, hasher } = dependencies;
  const { mailedTokens, accounts } = unitOfWork.read(dependencies);
  const token = await mailedTokens.findValid(hashToken(input.token), 'invitation', clock());
  if (!token) throw invitationHasEnded();
  const account = await accounts.find(token.userId);
  const joinWith = (passwordHash: string): Promise<StartedSession> =>
    unitOfWork.change(dependencies, call, async (unit) => {
      const joined = await join(unit, input, account, passwordHash);
      const user = await unit.stores.users.find(joined.homeOrganizationId, joined.id);
      return startSession(unit, call, user, sessionExpiry(unit.now, false));
    });
  const { passwordHash } = account;
  if (passwordHash !== undefined && !isUnproven(account))
    return withCheckedPassword(dependencies, call, account.email, input.password, () =>
      joinWith(passwordHash),
    );
  validateInput(firstPasswordSchema, input);
  if (!isApartFromEmail(input.password, account.email)) throw containsEmail('password');
  return joinWith(await hasher.hash(input.password));
}

/**
 * The account as a member of the organization that invited it, which is then its home.
 * @param checked the account when the given password was checked
 */
async function join(
  unit: AuthUnit,
  input: Acceptance,
  checked: Account,
  passwordHash: string,
): Promise<Account> {
  const { stores, now, publish, audit } = unit;
  const token = await stores.mailedTokens.lockValid(hashToken(input.token), 'invitation', now);
  if (!token) throw invitationHasEnded();
  const { organizationId, userId } = token;
  const locked = await stores.accounts.lock(userId);
  const hasChanged =
    locked.passwordHash !== checked.passwordHash || isUnproven(locked) !== isUnproven(checked);
  if (hasChanged) throw invitationHasEnded();
  const account = await takeOverAccount(unit, locked);
  const member = await stores.users.find(organizationId, userId);
  assertTransition('User', statusTransitions, member.status, 'ACTIVE');
  const wasUnproven = isUnproven(locked);
  const isFirst = locked.passwordHash === undefined || wasUnproven;
  // What the former holder of an unproven address called themselves is not the name of who was invited.
  const { firstName = token.firstName, lastName = token.lastName } = input;
  const joined: Account = {
    ...account,
    firstName: (isFirst && firstName) || account.firstName,
    lastName: (isFirst && lastName) || account.lastName,
    username: wasUnproven ? undefined : account.username,
    passwordHash,
    homeOrganizationId: organizationId,
    lastLoginAt: now,
    updatedAt: now,
    version: account.version + 1,
  };
  await stores.accounts.update(joined);
  await stores.memberships.setStatus(organizationId, userId, 'ACTIVE');
  await stores.mailedTokens.deleteOf(userId, 'invitation', organizationId);
  await publish(userRegistered(joined, { organizationId, roles: member.roles }));
  await audit({
    organizationId,
    action: 'user.invitation-accepted',
    actorId: userId,
    targetType: 'user',
    targetId: userId,
  });
  return joined;
}

function invitationHasEnded(): DomainError {
  const message = 'The invitation is not valid any more. Please ask for a new one.';
  return invalidInput({ path: 'token', message });
}
