import { z } from 'zod';
import type {
  Authentication,
  CreateOrganizationRequest,
  SwitchOrganizationRequest,
  UpdateOrganizationRequest,
} from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { asMember, chooseMembership } from '../model/choose-membership.ts';
import { nameField } from '../model/input-fields.ts';
import { type Organization, slugOf, slugPattern } from '../model/organization.ts';
import { organizationCreated, organizationUpdated } from '../published-events.ts';
import { requireActingUser, requirePermittedUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { authenticate, startSession } from '../sessions/start-session.ts';
import { changeAtomically } from '../unit-of-work.ts';

const slugField = z
  .string()
  .trim()
  .regex(slugPattern, 'Use 2 to 50 lower-case letters, digits and dashes, no dash at either end.');

const createSchema = z.object({ name: nameField, slug: slugField.optional() });

/** Founds an organization of which the caller is the owner. Any user may. */
export async function createOrganization(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: CreateOrganizationRequest,
): Promise<Organization> {
  requireUser(call.viewer);
  const input = validateInput(createSchema, request);
  const slug = input.slug ?? slugOf(input.name);
  if (!slugPattern.test(slug))
    throw invalidInput({ path: 'slug', message: 'The name has no letters to derive a slug from: give one.' });
  return withUniqueSlug(slug, () =>
    changeAtomically(dependencies, call, async (unit) => {
      const { stores, now } = unit;
      const { user } = await requireActingUser(stores, call, now);
      const organization: Organization = {
        id: newId(),
        name: input.name,
        slug,
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      await stores.organizations.insert(organization);
      await stores.accounts.insertMembership(
        user.id,
        { organizationId: organization.id, status: 'ACTIVE', roles: ['owner'] },
        now,
      );
      await unit.publish(organizationCreated(organization, user.id));
      await unit.audit({
        organizationId: organization.id,
        action: 'organization.created',
        targetType: 'organization',
        targetId: organization.id,
      });
      return organization;
    }),
  );
}

async function withUniqueSlug<Result>(slug: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = `The slug ${slug} is taken.`;
    throw new DomainError('CONFLICT', message, { fields: [{ path: 'slug', message }] });
  }
}

const updateSchema = z.object({
  name: nameField.optional(),
  slug: slugField.optional(),
  expectedVersion: z.number().int().optional(),
});

/** Changes the caller's organization. Needs `auth:organization:write`. */
export async function updateOrganization(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: UpdateOrganizationRequest,
): Promise<Organization> {
  const organizationId = requirePermission(call.viewer, 'auth:organization:write');
  const input = validateInput(updateSchema, request);
  return withUniqueSlug(input.slug ?? '', () =>
    changeAtomically(dependencies, call, async (unit) => {
      const { stores, now } = unit;
      await requirePermittedUser(dependencies, unit, call, 'auth:organization:write');
      const organization = await stores.organizations.lock(organizationId);
      if (!organization) throw notFound('Organization', organizationId);
      assertExpectedVersion('Organization', organization, input.expectedVersion);
      const changed: Organization = {
        ...organization,
        name: input.name ?? organization.name,
        slug: input.slug ?? organization.slug,
        updatedAt: now,
        version: organization.version + 1,
      };
      await stores.organizations.update(changed);
      await unit.publish(organizationUpdated(changed));
      await unit.audit({
        organizationId,
        action: 'organization.updated',
        targetType: 'organization',
        targetId: organizationId,
        details: { name: changed.name, slug: changed.slug },
      });
      return changed;
    }),
  );
}

/** Replaces the caller's session by one in another organization they are a member of; it ends when the old one would have. */
export async function switchOrganization(
  dependencies: AuthDependencies,
  call: ServiceCall,
  { organizationId }: SwitchOrganizationRequest,
): Promise<Authentication> {
  const started = await changeAtomically(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const { user, sessionId } = await requireActingUser(stores, call, now);
    const account = await stores.accounts.lock(user.id);
    const session = await stores.sessions.lock(sessionId);
    const memberships = await stores.accounts.memberships(user.id);
    const membership = chooseMembership(memberships, user.organizationId, organizationId);
    if (!account || !session || !membership) throw notFound('Organization', organizationId);
    await revokeSessions(unit, [session], 'organization-switched');
    const moved = { ...account, homeOrganizationId: organizationId };
    await stores.accounts.update(moved);
    return startSession(unit, asMember(moved, membership), session.expiresAt);
  });
  return authenticate(dependencies, started);
}
