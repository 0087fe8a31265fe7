import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { isSelected } from '../../kit/graphql/selected-fields.ts';
import { toGivenLists } from '../../kit/values/given-lists.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type UserQueries = Pick<QueryResolvers, 'me' | 'user' | 'users'>;
type UserMutations = Pick<
  MutationResolvers,
  'inviteUser' | 'updateUser' | 'setUserRoles' | 'disableUser' | 'enableUser'
>;

/** Reading users. */
export const userQueries: UserQueries = {
  me: async (_parent, _args, { service, call, loaders }, info) => {
    const request = { withOrganization: isSelected('organization', info) };
    const { user, organization } = await service.getMe(request, call);
    if (organization) loaders.organizationById.prime(organization.id, organization);
    return required(user);
  },
  user: (_parent, { id }, { loaders }) => loaders.userById.load(id),
  users: async (_parent, args, { service, call }, info) => {
    const found = await service.listUsers({ ...withoutNulls(args), page: toPageRequest(args, info) }, call);
    return toConnection(found.users, found.page);
  },
};

/** Changing users. */
export const userMutations: UserMutations = {
  inviteUser: async (_parent, { input }, { service, call }) => {
    const { user, expiresAt } = await service.inviteUser(
      { ...input, ...toGivenLists({ roles: input.roles }) },
      call,
    );
    return { user: required(user), expiresAt: required(expiresAt) };
  },
  updateUser: async (_parent, { input: { userId, expectedVersion, ...changes } }, { service, call }) => {
    const { user } = await service.updateUser(
      { ...toMaskedUpdate(changes), ...withoutNulls({ userId, expectedVersion }) },
      call,
    );
    return { user: required(user) };
  },
  setUserRoles: async (_parent, { input }, { service, call }) => {
    const { user } = await service.setUserRoles(withoutNulls(input), call);
    return { user: required(user) };
  },
  disableUser: async (_parent, { input }, { service, call }) => {
    const { user } = await service.disableUser(withoutNulls(input), call);
    return { user: required(user) };
  },
  enableUser: async (_parent, { input }, { service, call }) => {
    const { user } = await service.enableUser(withoutNulls(input), call);
    return { user: required(user) };
  },
};

/** Fields of a user that differ from the message, or are loaded. */
export const User: Resolvers['User'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.userById.load(id),
  status: ({ status }) => (status === 'UNSPECIFIED' ? null : status),
  roles: ({ roleKeys }) => roleKeys.map((key) => ({ key })),
  organization: ({ organizationId, own }, _args, context) =>
    loadRequired((own ?? context).loaders.organizationById, 'Organization', organizationId),
  organizations: async ({ own }, _args, context) => {
    const { service, call } = own ?? context;
    return (await service.listMyOrganizations({}, call)).organizations;
  },
  sessions: ({ id, own }, _args, context) => (own ?? context).loaders.sessionsByUser.load(id),
};

/** Fields of a session that the message types as optional. */
export const Session: Resolvers['Session'] = {
  createdAt: ({ createdAt }) => required(createdAt),
  lastSeenAt: ({ lastSeenAt }) => required(lastSeenAt),
  expiresAt: ({ expiresAt }) => required(expiresAt),
};
