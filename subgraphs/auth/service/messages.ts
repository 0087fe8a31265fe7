import type {
  AuditEntry as AuditEntryMessage,
  Mail as MailMessage,
  Role as RoleMessage,
  Session as SessionMessage,
  User as UserMessage,
} from '../../../proto/generated/erp/auth/v1/auth.ts';
import { hasPermission, type Viewer } from '../../kit/viewer/viewer.ts';
import type { AuditEntry } from './model/audit-entry.ts';
import type { Mail } from './model/mail.ts';
import type { PermissionsOf } from './model/permissions-of-roles.ts';
import type { Role } from './model/roles.ts';
import { describeDevice, type Session } from './model/session.ts';
import { displayNameOf, type User, usernameOf } from './model/user.ts';

/** A user with everything, for the user and for those who may read users. */
export function toUserMessage(user: User, permissionsOf: PermissionsOf): UserMessage {
  return {
    id: user.id,
    organizationId: user.organizationId,
    displayName: displayNameOf(user),
    firstName: user.firstName,
    lastName: user.lastName,
    username: usernameOf(user),
    email: user.email,
    status: user.status,
    roleKeys: [...user.roles],
    permissions: [...permissionsOf(user.roles)],
    emailVerified: user.emailProvenAt !== undefined,
    mfaEnabled: user.isMfaEnabled,
    lastLoginAt: user.lastLoginAt,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    version: user.version,
    isRestricted: false,
  };
}

/** A user as the viewer may see them: names only, unless it is themselves or they may read users. */
export function toUserMessageFor(viewer: Viewer, user: User, permissionsOf: PermissionsOf): UserMessage {
  const isSelf = viewer.kind === 'user' && viewer.userId === user.id;
  if (isSelf || hasPermission(viewer, 'auth:user:read')) return toUserMessage(user, permissionsOf);
  return {
    id: user.id,
    organizationId: user.organizationId,
    displayName: displayNameOf(user),
    firstName: user.firstName,
    lastName: user.lastName,
    username: '',
    email: '',
    status: 'UNSPECIFIED',
    roleKeys: [],
    permissions: [],
    emailVerified: false,
    mfaEnabled: false,
    lastLoginAt: undefined,
    createdAt: undefined,
    updatedAt: undefined,
    version: 0,
    isRestricted: true,
  };
}

/** A role with everything it permits. */
export function toRoleMessage(role: Role, permissionsOf: PermissionsOf): RoleMessage {
  return {
    id: role.key,
    name: role.name,
    description: role.description,
    inherits: [...role.inherits],
    permissions: [...permissionsOf([role.key])],
  };
}

/** A session, with its device in words and whether it is the one of the viewer. */
export function toSessionMessage(viewer: Viewer, session: Session): SessionMessage {
  return {
    id: session.id,
    userId: session.userId,
    device: describeDevice(session.userAgent),
    ip: session.ip,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    expiresAt: session.expiresAt,
    current: viewer.kind === 'user' && viewer.sessionId === session.id,
  };
}

/** An audit entry as it travels. */
export function toAuditEntryMessage(entry: AuditEntry): AuditEntryMessage {
  return { ...entry, details: { ...entry.details } };
}

/** A mail as it travels; to operators only. */
export function toMailMessage(mail: Mail): MailMessage {
  const { id, organizationId, recipient: to, kind, subject, body, createdAt } = mail;
  return { id, organizationId, to, kind, subject, body, createdAt };
}
