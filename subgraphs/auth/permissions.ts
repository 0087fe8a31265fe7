import {
  anyone,
  anyUser,
  fields,
  type PermissionRule,
  type Permissions,
  permissionRule,
  withPermission,
} from '../kit/graphql/permission-rules.ts';
import { hasPermission, type Viewer } from '../kit/viewer/viewer.ts';

const readsUsers = withPermission('auth:user:read');
const writesUsers = withPermission('auth:user:write');
const readsAudit = withPermission('auth:audit:read');

interface UserLike {
  readonly id?: unknown;
  /** Present when the user has just logged in with this request. */
  readonly own?: unknown;
}

function isSelf(viewer: Viewer, parent: unknown): boolean {
  const user = parent as UserLike;
  return user.own !== undefined || (viewer.kind === 'user' && viewer.userId === user.id);
}

/** The user themselves, and holders of the permission. */
function selfOr(permission: string): PermissionRule {
  return permissionRule(
    `the permission ${permission}`,
    (viewer, parent) => isSelf(viewer, parent) || hasPermission(viewer, permission),
  );
}

const self = permissionRule('to be this user', isSelf);

/** Names: every logged-in user, and the user whom this request logs in. */
const seesNames = permissionRule(
  'a login',
  (viewer, parent) => viewer.kind !== 'anonymous' || isSelf(viewer, parent),
);

const findsUser = permissionRule(
  'the permission auth:user:read',
  (viewer, _parent, args) =>
    hasPermission(viewer, 'auth:user:read') || (viewer.kind === 'user' && viewer.userId === args['id']),
);

const changesUser = permissionRule('the permission auth:user:write', (viewer, _parent, args) => {
  if (viewer.kind !== 'user') return false;
  const { userId } = args['input'] as { readonly userId?: string | null };
  return !userId || userId === viewer.userId || hasPermission(viewer, 'auth:user:write');
});

/** Members of the organization one is logged in to. */
const seesMembers = permissionRule(
  'the permission auth:user:read in this organization',
  (viewer, parent) =>
    viewer.kind === 'user' &&
    viewer.organizationId === (parent as { readonly id?: unknown }).id &&
    hasPermission(viewer, 'auth:user:read'),
);

const tokenFields = fields(['accessToken', 'refreshToken', 'expiresIn', 'tokenType', 'user'], anyone);
const connectionFields = fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone);
const edgeFields = fields(['cursor', 'node'], anyone);

/** The rule of every field of `schema/auth.graphql`; a field that is missing here is denied. */
export const permissions: Permissions = {
  Query: {
    me: anyUser,
    user: findsUser,
    users: readsUsers,
    organization: anyUser,
    ...fields(['roles', 'role'], anyUser),
    myNotifications: anyUser,
    auditLog: readsAudit,
  },
  Mutation: {
    ...fields(
      [
        'register',
        'login',
        'refreshToken',
        'requestPasswordReset',
        'resetPassword',
        'confirmEmail',
        'acceptInvite',
        'logout',
      ],
      anyone,
    ),
    ...fields(
      [
        'logoutEverywhere',
        'revokeSession',
        'switchOrganization',
        'changePassword',
        'requestEmailConfirmation',
      ],
      anyUser,
    ),
    ...fields(['enrollMfa', 'confirmMfa', 'disableMfa', 'markNotificationsRead'], anyUser),
    updateUser: changesUser,
    ...fields(['inviteUser', 'disableUser', 'enableUser'], writesUsers),
    setUserRoles: withPermission('auth:role:write'),
    createOrganization: anyUser,
    updateOrganization: withPermission('auth:organization:write'),
  },
  User: {
    ...fields(['id', 'displayName', 'firstName', 'lastName', 'organization'], seesNames),
    ...fields(
      ['username', 'email', 'emailVerified', 'status', 'roles', 'permissions', 'mfaEnabled'],
      selfOr('auth:user:read'),
    ),
    ...fields(['lastLoginAt', 'createdAt', 'updatedAt', 'version'], selfOr('auth:user:read')),
    sessions: selfOr('auth:user:write'),
    organizations: self,
  },
  UserConnection: connectionFields,
  UserEdge: edgeFields,
  Organization: {
    ...fields(['id', 'name', 'slug'], anyone),
    ...fields(['createdAt', 'updatedAt', 'version'], anyUser),
    members: seesMembers,
  },
  // The catalog of roles is public: the answer to a login shows the roles of the user too.
  Role: fields(['key', 'name', 'description', 'inherits', 'permissions'], anyone),
  // Sessions are reached through their user alone.
  Session: fields(['id', 'device', 'ip', 'createdAt', 'lastSeenAt', 'expiresAt', 'current'], anyone),
  Notification: fields(
    ['id', 'kind', 'title', 'body', 'link', 'subjectType', 'subjectId', 'subject', 'createdAt', 'readAt'],
    anyUser,
  ),
  NotificationConnection: { ...connectionFields, unreadCount: anyone },
  NotificationEdge: edgeFields,
  Reservation: { id: anyUser },
  Invoice: { id: anyUser },
  PaymentIntent: { id: anyUser },
  Lead: { id: anyUser },
  LeaveRequest: { id: anyUser },
  Event: { id: anyone },
  AuditEntry: fields(
    [
      'id',
      'action',
      'actor',
      'targetType',
      'targetId',
      'ip',
      'userAgent',
      'requestId',
      'details',
      'occurredAt',
    ],
    readsAudit,
  ),
  AuditDetail: fields(['name', 'value'], readsAudit),
  AuditEntryConnection: connectionFields,
  AuditEntryEdge: edgeFields,
  PageInfo: fields(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], anyone),
  RegisterPayload: tokenFields,
  LoginPayload: tokenFields,
  RefreshTokenPayload: tokenFields,
  SwitchOrganizationPayload: tokenFields,
  AcceptInvitePayload: tokenFields,
  LogoutPayload: { success: anyone },
  LogoutEverywherePayload: { revokedSessions: anyone },
  RevokeSessionPayload: { success: anyone },
  ChangePasswordPayload: fields(['user', 'revokedSessions'], anyone),
  RequestPasswordResetPayload: { success: anyone },
  ResetPasswordPayload: { success: anyone },
  ConfirmEmailPayload: { success: anyone },
  RequestEmailConfirmationPayload: { success: anyone },
  EnrollMfaPayload: fields(['secret', 'otpauthUri'], anyone),
  ConfirmMfaPayload: fields(['recoveryCodes', 'user'], anyone),
  DisableMfaPayload: { user: anyone },
  InviteUserPayload: fields(['user', 'expiresAt'], anyone),
  UpdateUserPayload: { user: anyone },
  SetUserRolesPayload: { user: anyone },
  DisableUserPayload: { user: anyone },
  EnableUserPayload: { user: anyone },
  CreateOrganizationPayload: { organization: anyone },
  UpdateOrganizationPayload: { organization: anyone },
  MarkNotificationsReadPayload: fields(['notifications', 'unreadCount'], anyone),
};
