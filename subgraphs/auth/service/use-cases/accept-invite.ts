import { z } from 'zod';
import type { AcceptInviteRequest, Authentication } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { type DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { withCheckedPassword } from '../credentials/check-password.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { newPasswordField, optionalNameField, passwordField } from '../model/input-fields.ts';
import { sessionExpiry } from '../model/session.ts';
import { statusTransitions } from '../model/user.ts';
import { userRegistered } from '../published-events.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { authenticate, type StartedSession, startSession } from '../sessions/start-session.ts';
import { createStores } from '../stores/stores.ts';
import { changeAtomically, type UnitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  token: z.string().min(1).max(200),
  password: passwordField,
  firstName: optionalNameField,
  lastName: optionalNameField,
});

type Acceptance = z.output<typeof inputSchema>;

/** Turns an invitation into a membership, with a first password or the one the person has, and logs in. */
export async function acceptInvite(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: AcceptInviteRequest,
): Promise<Authentication> {
  const input = validateInput(inputSchema, request);
  const { database, clock, hasher } = dependencies;
  const stores = createStores(database.kysely, database.engine);
  const token = await stores.mailedTokens.findValid(hashToken(input.token), 'invitation', clock());
  const account = token && (await stores.accounts.find(token.userId));
  if (!account) throw invitationHasEnded();
  const accept = (passwordHash: string): Promise<StartedSession> =>
    changeAtomically(dependencies, call, (unit) => join(unit, input, account.passwordHash, passwordHash));
  if (account.passwordHash !== undefined) {
    const { passwordHash } = account;
    const started = await withCheckedPassword(dependencies, call, account.email, input.password, () =>
      accept(passwordHash),
    );
    return authenticate(dependencies, started);
  }
  validateInput(z.object({ password: newPasswordField }), input);
  return authenticate(dependencies, await accept(await hasher.hash(input.password)));
}

function invitationHasEnded(): DomainError {
  return invalidInput({
    path: 'token',
    message: 'The invitation is not valid any more. Please ask for a new one.',
  });
}

/** @param checkedHash the account's password when the given one was checked */
async function join(
  unit: UnitOfWork,
  input: Acceptance,
  checkedHash: string | undefined,
  passwordHash: string,
): Promise<StartedSession> {
  const { stores, now } = unit;
  const token = await stores.mailedTokens.lockValid(hashToken(input.token), 'invitation', now);
  const account = token && (await stores.accounts.lock(token.userId));
  const [member] = token ? await stores.users.findByIds(token.organizationId, [token.userId]) : [];
  if (!account || !member || account.passwordHash !== checkedHash) throw invitationHasEnded();
  const { organizationId } = token;
  assertTransition('User', statusTransitions, member.status, 'ACTIVE');
  const isFirst = account.passwordHash === undefined;
  const joined = {
    ...account,
    firstName: (isFirst && input.firstName) || account.firstName,
    lastName: (isFirst && input.lastName) || account.lastName,
    passwordHash,
    homeOrganizationId: organizationId,
    lastLoginAt: now,
    updatedAt: now,
    version: account.version + 1,
  };
  await stores.accounts.update(joined);
  await stores.accounts.setStatus(account.id, organizationId, 'ACTIVE');
  await stores.mailedTokens.deleteOf(account.id, 'invitation', organizationId);
  await unit.publish(userRegistered(joined, { organizationId, roles: member.roles }));
  await unit.audit({
    organizationId,
    action: 'user.invitation-accepted',
    actorId: account.id,
    targetType: 'user',
    targetId: account.id,
  });
  const [user] = await stores.users.findByIds(organizationId, [account.id]);
  if (!user) throw new Error('The membership was not stored.');
  return startSession(unit, user, sessionExpiry(now, false));
}
