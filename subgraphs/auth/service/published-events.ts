import {
  MailRequested,
  MfaDisabled,
  MfaEnabled,
  NotificationCreated,
  NotificationsRead,
  OrganizationCreated,
  OrganizationUpdated,
  PasswordChanged,
  SessionRevoked,
  SessionStarted,
  UserDisabled,
  UserEnabled,
  UserInvited,
  UserRegistered,
  UserRolesChanged,
  UserUpdated,
} from '../../../proto/generated/erp/auth/v1/events.ts';
import type { NewEvent } from '../../kit/events/outbox.ts';
import type { Mail } from './model/mail.ts';
import type { Notification, NotificationReader } from './model/notification.ts';
import type { Organization } from './model/organization.ts';
import type { RevocationReason, Session } from './model/session.ts';
import { type Account, displayNameOf, type Membership, type User } from './model/user.ts';

/** The events of the domain, one function each; `proto/erp/auth/v1/events.proto` says what they carry. */

/** An account was opened, or an invitation was accepted. */
export function userRegistered(
  account: Account,
  { organizationId, roles }: Pick<Membership, 'organizationId' | 'roles'>,
): NewEvent {
  return UserRegistered.create(organizationId, {
    userId: account.id,
    email: account.email,
    displayName: displayNameOf(account),
    roles,
  });
}

/** A user was invited or invited again, with these roles. */
export function userInvited(user: User, invitedBy: string): NewEvent {
  const { id: userId, organizationId, email, roles } = user;
  return UserInvited.create(organizationId, { userId, email, roles, invitedBy });
}

/** The names of a user changed. */
export function userUpdated(organizationId: string, account: Account): NewEvent {
  return UserUpdated.create(organizationId, { userId: account.id, displayName: displayNameOf(account) });
}

/** @param before the user with the roles of before */
export function userRolesChanged(before: User, roles: readonly string[]): NewEvent {
  return UserRolesChanged.create(before.organizationId, {
    userId: before.id,
    roles,
    previousRoles: before.roles,
  });
}

/** The user can no longer log in to the organization. */
export function userDisabled({ id: userId, organizationId }: User): NewEvent {
  return UserDisabled.create(organizationId, { userId });
}

/** The user can log in to the organization again. */
export function userEnabled({ id: userId, organizationId }: User): NewEvent {
  return UserEnabled.create(organizationId, { userId });
}

/** A user has another password, by change or by reset. */
export function passwordChanged(organizationId: string, userId: string): NewEvent {
  return PasswordChanged.create(organizationId, { userId });
}

/** A second factor was confirmed. */
export function mfaEnabled({ id: userId, organizationId }: User): NewEvent {
  return MfaEnabled.create(organizationId, { userId });
}

/** A second factor was turned off. */
export function mfaDisabled({ id: userId, organizationId }: User): NewEvent {
  return MfaDisabled.create(organizationId, { userId });
}

/** A login made a session. */
export function sessionStarted({ id: sessionId, organizationId, userId }: Session): NewEvent {
  return SessionStarted.create(organizationId, { userId, sessionId });
}

/** A session was ended before its time, for `reason`. */
export function sessionRevoked(
  { id: sessionId, organizationId, userId }: Session,
  reason: RevocationReason,
): NewEvent {
  return SessionRevoked.create(organizationId, { userId, sessionId, reason });
}

/** @param ownerId user who founded it */
export function organizationCreated(organization: Organization, ownerId: string): NewEvent {
  const { id: organizationId, name, slug } = organization;
  return OrganizationCreated.create(organizationId, { organizationId, name, slug, ownerId });
}

/** Name or slug of an organization changed. */
export function organizationUpdated({ id: organizationId, name, slug }: Organization): NewEvent {
  return OrganizationUpdated.create(organizationId, { organizationId, name, slug });
}

/** A user has a new notification. */
export function notificationCreated(notification: Notification): NewEvent {
  const { id: notificationId, organizationId, userId, kind } = notification;
  return NotificationCreated.create(organizationId, { notificationId, userId, kind });
}

/** A user read notifications that were unread. */
export function notificationsRead(reader: NotificationReader, notificationIds: readonly string[]): NewEvent {
  return NotificationsRead.create(reader.organizationId, { userId: reader.userId, notificationIds });
}

/** The event names the mail and never holds its text. */
export function mailRequested({ id: mailId, organizationId, recipient: to, kind }: Mail): NewEvent {
  return MailRequested.create(organizationId, { mailId, to, kind });
}
