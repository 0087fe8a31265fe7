import type { Authentication } from '../../../proto/generated/erp/auth/v1/auth.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { Context, UserParent } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers-types.ts';

type AuthenticationMutations = Pick<
  MutationResolvers,
  | 'register'
  | 'login'
  | 'refreshToken'
  | 'acceptInvite'
  | 'switchOrganization'
  | 'logout'
  | 'logoutEverywhere'
  | 'revokeSession'
>;

interface TokenPayload {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly tokenType: string;
  readonly user: UserParent;
}

/** What every way of logging in answers; the user's own fields are readable although the request was anonymous. */
async function toTokenPayload(
  authentication: Authentication | undefined,
  context: Context,
): Promise<TokenPayload> {
  const { accessToken, refreshToken, expiresIn, sessionId, user } = required(authentication);
  const member = required(user);
  const own = await context.actAs({
    kind: 'user',
    userId: member.id,
    organizationId: member.organizationId,
    roles: member.roleKeys,
    permissions: member.permissions,
    sessionId,
  });
  return { accessToken, refreshToken, expiresIn, tokenType: 'Bearer', user: { ...member, own } };
}

/** The ways in and out. */
export const authenticationMutations: AuthenticationMutations = {
  register: async (_parent, { input }, context) => {
    const { authentication } = await context.service.register(withoutNulls(input), context.call);
    return toTokenPayload(authentication, context);
  },
  login: async (_parent, { input }, context) => {
    const { authentication } = await context.service.login(
      { ...withoutNulls(input), rememberMe: input.rememberMe ?? false },
      context.call,
    );
    return toTokenPayload(authentication, context);
  },
  refreshToken: async (_parent, { input }, context) => {
    const { authentication } = await context.service.refreshToken(input, context.call);
    return toTokenPayload(authentication, context);
  },
  acceptInvite: async (_parent, { input }, context) => {
    const { authentication } = await context.service.acceptInvite(withoutNulls(input), context.call);
    return toTokenPayload(authentication, context);
  },
  switchOrganization: async (_parent, { input }, context) => {
    const { authentication } = await context.service.switchOrganization(input, context.call);
    return toTokenPayload(authentication, context);
  },
  logout: async (_parent, { input }, { service, call }) => {
    await service.logout(withoutNulls(input ?? {}), call);
    return { success: true };
  },
  logoutEverywhere: (_parent, { input }, { service, call }) =>
    service.logoutEverywhere({ keepCurrent: input?.keepCurrent ?? false }, call),
  revokeSession: async (_parent, { input }, { service, call }) => {
    await service.revokeSession(input, call);
    return { success: true };
  },
};
