import { z } from 'zod';
import type { CreateOrganizationRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { nameField, slugField } from '../model/input-fields.ts';
import { type Organization, slugOf, slugPattern } from '../model/organization.ts';
import { organizationCreated } from '../published-events.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { withUniqueSlug } from './change-organization.ts';

const inputSchema = z.object({ name: nameField, slug: slugField.optional() });

/** Founds an organization of which the caller is the owner. Any user may. */
export async function createOrganization(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: CreateOrganizationRequest,
): Promise<Organization> {
  requireUser(call.viewer);
  const { name, ...input } = validateInput(inputSchema, request);
  const slug = input.slug ?? slugOf(name);
  if (!slugPattern.test(slug))
    throw invalidInput({ path: 'slug', message: 'The name has no letters to derive a slug from: give one.' });
  return withUniqueSlug(slug, () =>
    unitOfWork.change(dependencies, call, async (unit) => {
      const { stores, now, publish, audit } = unit;
      const { user } = await requireActingUser(unit, call);
      const organization = { id: newId(), name, slug, createdAt: now, updatedAt: now, version: 1 };
      await stores.organizations.insert([organization]);
      await stores.memberships.insert(
        user.id,
        { organizationId: organization.id, status: 'ACTIVE', roles: ['owner'], isFounder: true },
        now,
      );
      await publish(organizationCreated(organization, user.id));
      await audit({
        organizationId: organization.id,
        action: 'organization.created',
        targetType: 'organization',
        targetId: organization.id,
      });
      return organization;
    }),
  );
}
