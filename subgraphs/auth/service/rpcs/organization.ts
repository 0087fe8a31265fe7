import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requireOrganization, requireUser, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createOrganization } from '../use-cases/create-organization.ts';
import { updateOrganization } from '../use-cases/update-organization.ts';

type OrganizationRpcs = Pick<
  ServiceHandlers<AuthServiceService>,
  'batchGetOrganizations' | 'listMyOrganizations' | 'createOrganization' | 'updateOrganization'
>;

/** RPCs about organizations. */
export function createOrganizationRpcs(dependencies: AuthDependencies): OrganizationRpcs {
  const { organizations, memberships } = unitOfWork.read(dependencies);

  const activeOrganizationIds = async (userId: string): Promise<string[]> =>
    (await memberships.list(userId))
      .filter((membership) => membership.status === 'ACTIVE')
      .map((membership) => membership.organizationId);

  /** One's own organization, and for a user those they are an active member of. */
  const visibleIds = async (viewer: Viewer, ids: readonly string[]): Promise<string[]> => {
    const own = requireOrganization(viewer);
    if (ids.every((id) => id === own)) return [...ids];
    const reachable = viewer.kind === 'user' ? await activeOrganizationIds(viewer.userId) : [];
    return ids.filter((id) => id === own || reachable.includes(id));
  };

  return {
    batchGetOrganizations: async ({ ids }, { viewer }) => ({
      organizations: [...(await organizations.findByIds(await visibleIds(viewer, ids)))],
    }),
    listMyOrganizations: async (_request, { viewer }) => {
      const ids = await activeOrganizationIds(requireUser(viewer).userId);
      return { organizations: [...(await organizations.findByIds(ids))] };
    },
    createOrganization: async (request, call) => ({
      organization: await createOrganization(dependencies, call, request),
    }),
    updateOrganization: async (request, call) => ({
      organization: await updateOrganization(dependencies, call, request),
    }),
  };
}
