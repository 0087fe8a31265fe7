import type {
  AuthServiceService,
  ValidateTokenResponse,
} from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { revokeToken } from '../use-cases/revoke-token.ts';
import { requireOperator } from './require-operator.ts';

type AccessTokenRpcs = Pick<
  ServiceHandlers<AuthServiceService>,
  'validateToken' | 'checkPermissions' | 'revokeToken' | 'getKeySet' | 'rotateSigningKey'
>;

/** RPCs about access tokens and the keys that sign them, for peers and gateways. */
export function createAccessTokenRpcs(dependencies: AuthDependencies): AccessTokenRpcs {
  const { accessTokens, permissionsOf, signingKeys, clock } = dependencies;
  const { sessions, users } = unitOfWork.read(dependencies);
  return {
    /**
     * Whether an access token is good now: signature, times, session and user. Roles and permissions are those of
     * this moment, not those in the token. Needs nothing but the token itself.
     */
    validateToken: async ({ accessToken }) => {
      const verified = await accessTokens.verify(accessToken);
      if (verified.kind === 'invalid') return notValid(verified.reason);
      const { userId, organizationId, sessionId, expiresAt } = verified.claims;
      if (!(await sessions.findLive(sessionId, clock()))) return notValid('revoked');
      const [user] = await users.findByIds(organizationId, [userId]);
      if (user?.status !== 'ACTIVE') return notValid('disabled');
      return {
        isValid: true,
        reason: undefined,
        userId,
        organizationId,
        sessionId,
        roles: [...user.roles],
        permissions: [...permissionsOf(user.roles)],
        expiresAt,
      };
    },
    /**
     * Which of the permissions a user has now. For oneself, for services, and with `auth:user:read` for the users
     * of one's organization; unknown and foreign users have none.
     */
    checkPermissions: async ({ userId, permissions }, { viewer }) => {
      const isSelf = viewer.kind === 'user' && viewer.userId === userId;
      const organizationId = isSelf
        ? requireOrganization(viewer)
        : requirePermission(viewer, 'auth:user:read');
      const [user] = await users.findByIds(organizationId, [userId]);
      const held = user?.status === 'ACTIVE' ? permissionsOf(user.roles) : [];
      const granted = permissions.filter((permission) => held.includes(permission));
      return { granted, isAllowed: permissions.length > 0 && granted.length === permissions.length };
    },
    revokeToken: async (request, call) => {
      await revokeToken(dependencies, call, request);
      return {};
    },
    getKeySet: async () => ({ json: await signingKeys.publish() }),
    rotateSigningKey: async (_request, { viewer }) => {
      requireOperator(viewer);
      const { kid, signsFrom } = await signingKeys.rotateNow();
      return { keyId: kid, signsFrom };
    },
  };
}

function notValid(reason: string): ValidateTokenResponse {
  return {
    isValid: false,
    reason,
    userId: '',
    organizationId: '',
    sessionId: '',
    roles: [],
    permissions: [],
    expiresAt: undefined,
  };
}
