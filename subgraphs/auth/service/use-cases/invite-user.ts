import { z } from 'zod';
import type { InviteUserRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readGivenLists } from '../../../kit/values/given-lists.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import { withUniqueEmail } from '../accounts/add-account.ts';
import { admitInvitation } from '../accounts/request-limits.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { emailField, nameField, rolesField } from '../model/input-fields.ts';
import type { Mail } from '../model/mail.ts';
import { requireRank } from '../model/roles.ts';
import { type Account, displayNameOf, isUnproven, type User } from '../model/user.ts';
import { logMail, sendMail } from '../notices/send-mail.ts';
import { userInvited } from '../published-events.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-token.ts';
import { requirePermittedUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

/** How long an invitation can be accepted. */
const lifetimeMs = 7 * 24 * 60 * 60_000;

const inputSchema = z.object({
  email: emailField,
  firstName: nameField,
  lastName: nameField,
  roles: rolesField.default(['employee']),
});

type Invitation = z.output<typeof inputSchema>;

/**
 * Invites a person to the caller's organization by mail. An open invitation is sent again with the new roles;
 * a person with an account elsewhere becomes a member with it. A customer whose address was never proven, disabled or not,
 * is invited like anybody else, and is out until the mailed link proves it. Needs `auth:user:write`.
 */
export async function inviteUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: InviteUserRequest,
): Promise<{ readonly user: User; readonly expiresAt: Date }> {
  requirePermission(call.viewer, 'auth:user:write');
  const input = validateInput(inputSchema, readGivenLists(request, ['roles']));
  await admitInvitation(dependencies, {
    email: input.email,
    inviterId: requireUser(call.viewer).userId,
  });
  const invited = await withUniqueEmail(() =>
    unitOfWork.change(dependencies, call, async (unit) => {
      const { stores } = unit;
      const { user: acting } = await requirePermittedUser(dependencies, unit, call, 'auth:user:write');
      requireRank(acting.roles, input.roles);
      await stores.organizations.lock(acting.organizationId);
      const account =
        (await stores.accounts.findByEmail(input.email)) ??
        (await addInvitedAccount(unit, acting.organizationId, input));
      await makeInvited(unit, account, acting, input.roles);
      return mailInvitation(dependencies, unit, { account, acting, names: input });
    }),
  );
  logMail(dependencies, invited.mail);
  return invited;
}

async function addInvitedAccount(
  unit: AuthUnit,
  organizationId: string,
  input: Invitation,
): Promise<Account> {
  const account: Account = {
    id: newId(),
    email: input.email,
    emailProvenAt: undefined,
    firstName: input.firstName,
    lastName: input.lastName,
    username: undefined,
    passwordHash: undefined,
    homeOrganizationId: organizationId,
    isMfaEnabled: false,
    lastLoginAt: undefined,
    createdAt: unit.now,
    updatedAt: unit.now,
    version: 1,
  };
  await unit.stores.accounts.insert([account]);
  return account;
}

async function makeInvited(
  unit: AuthUnit,
  account: Account,
  acting: User,
  roles: readonly string[],
): Promise<void> {
  const { organizationId } = acting;
  const memberships = await unit.stores.memberships.list(account.id);
  const membership = memberships.find((candidate) => candidate.organizationId === organizationId);
  if (!membership) {
    const invited = { organizationId, status: 'INVITED', roles } as const;
    await unit.stores.memberships.insert(account.id, invited, unit.now);
    return;
  }
  const { status, roles: given } = membership;
  const isSelfMade = isUnproven(account) && given.every((role) => role === 'customer');
  const isWithdrawn =
    status === 'DISABLED' && !(await unit.stores.memberships.hasJoined(organizationId, account.id));
  if (status !== 'INVITED' && (isSelfMade || isWithdrawn)) {
    await unit.stores.memberships.inviteAgain(organizationId, account.id);
    const sessions = await unit.stores.sessions.listLive(organizationId, [account.id], unit.now);
    await revokeSessions(unit, sessions, 'user-disabled');
  } else if (status !== 'INVITED') {
    throw new DomainError('CONFLICT', `${account.email} is a member already.`, {
      metadata: { currentState: status },
    });
  }
  requireRank(acting.roles, given);
  await unit.stores.memberships.replaceRoles(organizationId, account.id, roles);
}

/** Who is invited, who invites, and the names that the invitation is written to. */
interface InvitedPerson {
  readonly account: Account;
  readonly acting: User;
  readonly names: Pick<Invitation, 'firstName' | 'lastName'>;
}

async function mailInvitation(
  { settings }: AuthDependencies,
  unit: AuthUnit,
  { account, acting, names }: InvitedPerson,
): Promise<{ readonly user: User; readonly expiresAt: Date; readonly mail: Mail }> {
  const { stores, now } = unit;
  const { organizationId } = acting;
  const organization = await stores.organizations.find(organizationId);
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const token = newOpaqueToken('invite');
  await stores.mailedTokens.deleteOf(account.id, 'invitation', organizationId);
  await stores.mailedTokens.insert([
    {
      tokenHash: hashToken(token),
      purpose: 'invitation',
      userId: account.id,
      organizationId,
      firstName: names.firstName,
      lastName: names.lastName,
      createdAt: now,
      expiresAt,
    },
  ]);
  const user = await stores.users.find(organizationId, account.id);
  await unit.publish(userInvited(user, acting.id));
  await unit.audit({
    organizationId,
    action: 'user.invited',
    targetType: 'user',
    targetId: user.id,
    details: { roles: user.roles.join(' ') },
  });
  const mail = await sendMail(unit, {
    organizationId,
    recipient: user.email,
    kind: 'invitation',
    subject: `${displayNameOf(acting)} invites you to ${organization.name}`,
    body: `Hello ${displayNameOf(user)},\n\naccept the invitation within a week: ${settings.linkBaseUrl}/accept-invite?token=${token}`,
  });
  return { user, expiresAt, mail };
}
