import type { UpdateOrganizationRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { Organization } from '../model/organization.ts';
import { organizationFields } from '../model/profile-fields.ts';
import { organizationUpdated } from '../published-events.ts';
import { requirePermittedUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { withUniqueSlug } from './change-organization.ts';

/** Changes the fields of the caller's organization that the mask names. Needs `auth:organization:write`. */
export async function updateOrganization(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: UpdateOrganizationRequest,
): Promise<Organization> {
  const organizationId = requirePermission(call.viewer, 'auth:organization:write');
  return withUniqueSlug(request.slug ?? '', () =>
    unitOfWork.change(dependencies, call, async (unit) => {
      const { stores, now, publish, audit } = unit;
      await requirePermittedUser(dependencies, unit, call, 'auth:organization:write');
      const organization = await stores.organizations.lock(organizationId);
      assertExpectedVersion('Organization', organization, request.expectedVersion);
      const changed: Organization = {
        ...organization,
        ...readMaskedChanges({ schema: organizationFields }, request, organization),
        updatedAt: now,
        version: organization.version + 1,
      };
      await stores.organizations.update(changed);
      await publish(organizationUpdated(changed));
      await audit({
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
