import type {
  CheckPermissionsRequest,
  CheckPermissionsResponse,
  ValidateTokenRequest,
  ValidateTokenResponse,
} from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { isLive } from '../model/session.ts';
import { createStores } from '../stores/stores.ts';

/**
 * Whether an access token is good now: signature, times, session and user. Roles and permissions are those of
 * this moment, not those in the token. Needs nothing but the token itself.
 */
export async function validateToken(
  { database, accessTokens, permissionsOf, clock }: AuthDependencies,
  { accessToken }: ValidateTokenRequest,
): Promise<ValidateTokenResponse> {
  const verified = await accessTokens.verify(accessToken);
  if (verified.kind === 'invalid') return notValid(verified.reason);
  const { userId, organizationId, sessionId, expiresAt } = verified.claims;
  const stores = createStores(database.kysely, database.engine);
  const session = await stores.sessions.find(sessionId);
  if (!session || !isLive(session, clock())) return notValid('revoked');
  const [user] = await stores.users.findByIds(organizationId, [userId]);
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

/**
 * Which of the permissions a user has now. For oneself, for services, and with `auth:user:read` for the users
 * of one's organization; unknown and foreign users have none.
 */
export async function checkPermissions(
  { database, permissionsOf }: AuthDependencies,
  { viewer }: ServiceCall,
  { userId, permissions }: CheckPermissionsRequest,
): Promise<CheckPermissionsResponse> {
  const isSelf = viewer.kind === 'user' && viewer.userId === userId;
  const organizationId = isSelf ? requireOrganization(viewer) : requirePermission(viewer, 'auth:user:read');
  const stores = createStores(database.kysely, database.engine);
  const [user] = await stores.users.findByIds(organizationId, [userId]);
  const held = user?.status === 'ACTIVE' ? permissionsOf(user.roles) : [];
  const granted = permissions.filter((permission) => held.includes(permission));
  return { granted, isAllowed: permissions.length > 0 && granted.length === permissions.length };
}
