import { z } from 'zod';
import type { Authentication, RegisterRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { asMember } from '../model/choose-membership.ts';
import { emailField, newPasswordField, optionalNameField, usernameField } from '../model/input-fields.ts';
import type { Organization } from '../model/organization.ts';
import { sessionExpiry } from '../model/session.ts';
import { type Account, type Membership, type User } from '../model/user.ts';
import { userRegistered } from '../published-events.ts';
import { authenticate, startSession } from '../sessions/start-session.ts';
import { createStores } from '../stores/stores.ts';
import { changeAtomically, type UnitOfWork } from '../unit-of-work.ts';

const inputSchema = z
  .object({
    email: emailField,
    password: newPasswordField,
    firstName: optionalNameField,
    lastName: optionalNameField,
    username: usernameField.optional(),
    organizationSlug: z.string().trim().toLowerCase().max(50).optional(),
  })
  .refine((input) => Boolean(input.firstName) || input.username !== undefined, {
    path: ['firstName'],
    message: 'A first name or a username is required.',
  })
  .refine((input) => input.password.toLowerCase() !== input.email, {
    path: ['password'],
    message: 'The password must not be the email address.',
  });

/** Opens an account with the role customer and logs it in. CONFLICT when the email address is taken. */
export async function register(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RegisterRequest,
): Promise<Authentication> {
  const { password, ...input } = validateInput(inputSchema, request);
  const { database, hasher, settings } = dependencies;
  const stores = createStores(database.kysely, database.engine);
  const slug = input.organizationSlug || settings.defaultOrganization;
  const organization = await stores.organizations.findBySlug(slug);
  if (!organization)
    throw invalidInput({ path: 'organizationSlug', message: `There is no organization ${slug}.` });
  if (await stores.accounts.findByEmail(input.email)) throw emailIsTaken();
  const passwordHash = await hasher.hash(password);
  try {
    const started = await changeAtomically(dependencies, call, async (unit) => {
      const user = await addAccount(unit, organization, {
        email: input.email,
        firstName: input.firstName || (input.lastName ? '' : (input.username ?? '')),
        lastName: input.lastName ?? '',
        username: input.username,
        passwordHash,
        roles: ['customer'],
      });
      return startSession(unit, user, sessionExpiry(unit.now, false));
    });
    return await authenticate(dependencies, started);
  } catch (error) {
    // Two registrations at once: the unique constraint decides.
    if (isUniqueViolation(error)) throw emailIsTaken();
    throw error;
  }
}

/** The email address has an account already. */
export function emailIsTaken(): DomainError {
  return new DomainError('CONFLICT', 'There is an account with this email address already.', {
    fields: [{ path: 'email', message: 'There is an account with this email address already.' }],
  });
}

/** Stores a new account that can log in, as a member of one organization. */
export async function addAccount(
  unit: UnitOfWork,
  organization: Organization,
  person: Pick<Account, 'email' | 'firstName' | 'lastName' | 'username'> & {
    readonly passwordHash: string;
    readonly roles: readonly string[];
  },
): Promise<User> {
  const { stores, now } = unit;
  const { roles, ...details } = person;
  const account: Account = {
    ...details,
    id: newId(),
    homeOrganizationId: organization.id,
    isMfaEnabled: false,
    lastLoginAt: now,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const membership: Membership = { organizationId: organization.id, status: 'ACTIVE', roles };
  await stores.accounts.insert(account);
  await stores.accounts.insertMembership(account.id, membership, now);
  await unit.publish(userRegistered(account, membership));
  await unit.audit({
    organizationId: organization.id,
    action: 'user.registered',
    actorId: account.id,
    targetType: 'user',
    targetId: account.id,
  });
  return asMember(account, membership);
}
