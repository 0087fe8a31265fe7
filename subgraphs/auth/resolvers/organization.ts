import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import { requireOrganization } from '../../kit/viewer/viewer.ts';
import type { Context, RoleReference } from '../context.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type OrganizationQueries = Pick<QueryResolvers, 'organization' | 'roles' | 'role'>;
type OrganizationMutations = Pick<MutationResolvers, 'createOrganization' | 'updateOrganization'>;

/** Organizations and the role catalog. */
export const organizationQueries: OrganizationQueries = {
  organization: (_parent, { id }, { loaders, viewer }) =>
    loaders.organizationById.load(id ?? requireOrganization(viewer)),
  roles: async (_parent, _args, { service, call, loaders }) => {
    const { roles } = await service.listRoles({}, call);
    for (const role of roles) loaders.roleByKey.prime(role.id, role);
    return roles.map((role) => ({ key: role.id }));
  },
  role: async (_parent, { key }, { loaders }) => ((await loaders.roleByKey.load(key)) ? { key } : null),
};

/** Founding and changing organizations. */
export const organizationMutations: OrganizationMutations = {
  createOrganization: async (_parent, { input }, { service, call }) => {
    const { organization } = await service.createOrganization(withoutNulls(input), call);
    return { organization: required(organization) };
  },
  updateOrganization: async (_parent, { input: { expectedVersion, ...changes } }, { service, call }) => {
    const { organization } = await service.updateOrganization(
      { ...toMaskedUpdate(changes), expectedVersion: expectedVersion ?? undefined },
      call,
    );
    return { organization: required(organization) };
  },
};

/** Fields of an organization that are loaded. */
export const Organization: Resolvers['Organization'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.organizationById.load(id),
  members: async (_organization, args, { service, call }, info) => {
    const found = await service.listUsers({ page: toPageRequest(args, info) }, call);
    return toConnection(found.users, found.page);
  },
};

async function loadRole({ key }: RoleReference, { loaders }: Context) {
  return required((await loaders.roleByKey.load(key)) ?? undefined);
}

/** A role is known by its key; the rest is loaded, all roles of a level in one call. */
export const Role: Resolvers['Role'] = {
  name: async (role, _args, context) => (await loadRole(role, context)).name,
  description: async (role, _args, context) => (await loadRole(role, context)).description,
  permissions: async (role, _args, context) => (await loadRole(role, context)).permissions,
  inherits: async (role, _args, context) => (await loadRole(role, context)).inherits.map((key) => ({ key })),
};
