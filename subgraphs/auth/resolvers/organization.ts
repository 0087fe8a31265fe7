import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import { requireOrganization } from '../../kit/viewer/viewer.ts';
import type { Context } from '../context.ts';
import type { RoleReference } from '../entity-references.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type OrganizationQueries = Pick<QueryResolvers, 'organization' | 'roles' | 'role'>;
type OrganizationMutations = Pick<MutationResolvers, 'createOrganization' | 'updateOrganization'>;

/** Organizations and the role catalog. */
export const organizationQueries: OrganizationQueries = {
  organization: (_parent, { id }, { loaders, viewer }) =>
    loaders.organization.load(id ?? requireOrganization(viewer)),
  roles: async (_parent, _args, { auth, call, loaders }) => {
    const { roles } = await auth.listRoles({}, call);
    for (const role of roles) loaders.role.prime(role.id, role);
    return roles.map((role) => ({ key: role.id }));
  },
  role: async (_parent, { key }, { loaders }) => ((await loaders.role.load(key)) ? { key } : null),
};

/** Founding and changing organizations. */
export const organizationMutations: OrganizationMutations = {
  createOrganization: async (_parent, { input }, { auth, call }) => {
    const { organization } = await auth.createOrganization(withoutNulls(input), call);
    return { organization: required(organization) };
  },
  updateOrganization: async (_parent, { input }, { auth, call }) => {
    const { organization } = await auth.updateOrganization(withoutNulls(input), call);
    return { organization: required(organization) };
  },
};

/** Fields of an organization that are loaded. */
export const Organization: Resolvers['Organization'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.organization.load(id),
  members: async (_organization, args, { auth, call }) => {
    const found = await auth.listUsers({ page: toPageRequest(args) }, call);
    return toConnection(found.users, found.page);
  },
};

async function loadRole({ key }: RoleReference, { loaders }: Context) {
  return required((await loaders.role.load(key)) ?? undefined);
}

/** A role is known by its key; the rest is loaded, all roles of a level at once. */
export const Role: Resolvers['Role'] = {
  name: async (role, _args, context) => (await loadRole(role, context)).name,
  description: async (role, _args, context) => (await loadRole(role, context)).description,
  permissions: async (role, _args, context) => (await loadRole(role, context)).permissions,
  inherits: async (role, _args, context) => (await loadRole(role, context)).inherits.map((key) => ({ key })),
};
