// Written by proto/generate.ts. Do not edit.
// Source: erp/auth/v1/events.proto
import { createEventContract, type EventContract } from '../../../../event-contract.ts';

/** An account was opened, or an invitation was accepted. Payload of `auth.user-registered.v1`. */
export interface UserRegistered {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  /** Roles that were given, contained ones left out; sorted. */
  readonly roles: ReadonlyArray<string>;
}

/** `auth.user-registered.v1`: {@link UserRegistered}. */
export const UserRegistered: EventContract<UserRegistered> = createEventContract({
  type: 'auth.user-registered.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'email', presence: 'required', type: { kind: 'string' } },
    { name: 'displayName', presence: 'required', type: { kind: 'string' } },
    { name: 'roles', presence: 'list', type: { kind: 'string' } },
  ],
});

/** A person was invited to the organization by mail. Payload of `auth.user-invited.v1`. */
export interface UserInvited {
  readonly userId: string;
  readonly email: string;
  readonly roles: ReadonlyArray<string>;
  /** User who sent the invitation. */
  readonly invitedBy: string;
}

/** `auth.user-invited.v1`: {@link UserInvited}. */
export const UserInvited: EventContract<UserInvited> = createEventContract({
  type: 'auth.user-invited.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'email', presence: 'required', type: { kind: 'string' } },
    { name: 'roles', presence: 'list', type: { kind: 'string' } },
    { name: 'invitedBy', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user has another name. Payload of `auth.user-updated.v1`. */
export interface UserUpdated {
  readonly userId: string;
  readonly displayName: string;
}

/** `auth.user-updated.v1`: {@link UserUpdated}. */
export const UserUpdated: EventContract<UserUpdated> = createEventContract({
  type: 'auth.user-updated.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'displayName', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user got other roles. Access tokens of before carry the old permissions until they end. Payload of `auth.user-roles-changed.v1`. */
export interface UserRolesChanged {
  readonly userId: string;
  readonly roles: ReadonlyArray<string>;
  readonly previousRoles: ReadonlyArray<string>;
}

/** `auth.user-roles-changed.v1`: {@link UserRolesChanged}. */
export const UserRolesChanged: EventContract<UserRolesChanged> = createEventContract({
  type: 'auth.user-roles-changed.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'roles', presence: 'list', type: { kind: 'string' } },
    { name: 'previousRoles', presence: 'list', type: { kind: 'string' } },
  ],
});

/** A member of the organization can no longer log in to it. Payload of `auth.user-disabled.v1`. */
export interface UserDisabled {
  readonly userId: string;
}

/** `auth.user-disabled.v1`: {@link UserDisabled}. */
export const UserDisabled: EventContract<UserDisabled> = createEventContract({
  type: 'auth.user-disabled.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A disabled member of the organization can log in again. Payload of `auth.user-enabled.v1`. */
export interface UserEnabled {
  readonly userId: string;
}

/** `auth.user-enabled.v1`: {@link UserEnabled}. */
export const UserEnabled: EventContract<UserEnabled> = createEventContract({
  type: 'auth.user-enabled.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user has another password. Payload of `auth.password-changed.v1`. */
export interface PasswordChanged {
  readonly userId: string;
}

/** `auth.password-changed.v1`: {@link PasswordChanged}. */
export const PasswordChanged: EventContract<PasswordChanged> = createEventContract({
  type: 'auth.password-changed.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user needs a second factor from now on. Payload of `auth.mfa-enabled.v1`. */
export interface MfaEnabled {
  readonly userId: string;
}

/** `auth.mfa-enabled.v1`: {@link MfaEnabled}. */
export const MfaEnabled: EventContract<MfaEnabled> = createEventContract({
  type: 'auth.mfa-enabled.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user no longer needs a second factor. Payload of `auth.mfa-disabled.v1`. */
export interface MfaDisabled {
  readonly userId: string;
}

/** `auth.mfa-disabled.v1`: {@link MfaDisabled}. */
export const MfaDisabled: EventContract<MfaDisabled> = createEventContract({
  type: 'auth.mfa-disabled.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user logged in. Payload of `auth.session-started.v1`. */
export interface SessionStarted {
  readonly userId: string;
  readonly sessionId: string;
}

/** `auth.session-started.v1`: {@link SessionStarted}. */
export const SessionStarted: EventContract<SessionStarted> = createEventContract({
  type: 'auth.session-started.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'sessionId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A session has ended: the router refuses its access tokens. Payload of `auth.session-revoked.v1`. */
export interface SessionRevoked {
  readonly userId: string;
  readonly sessionId: string;
  /** For example "logout" or "password-changed". */
  readonly reason: string;
}

/** `auth.session-revoked.v1`: {@link SessionRevoked}. */
export const SessionRevoked: EventContract<SessionRevoked> = createEventContract({
  type: 'auth.session-revoked.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'sessionId', presence: 'required', type: { kind: 'string' } },
    { name: 'reason', presence: 'required', type: { kind: 'string' } },
  ],
});

/** An organization was founded. Payload of `auth.organization-created.v1`. */
export interface OrganizationCreated {
  readonly organizationId: string;
  readonly name: string;
  /** Name of the organization in addresses; unique over all organizations. */
  readonly slug: string;
  /** User who founded it. */
  readonly ownerId: string;
}

/** `auth.organization-created.v1`: {@link OrganizationCreated}. */
export const OrganizationCreated: EventContract<OrganizationCreated> = createEventContract({
  type: 'auth.organization-created.v1',
  domain: 'auth',
  aggregateFields: ["organizationId"],
  fields: [
    { name: 'organizationId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'slug', presence: 'required', type: { kind: 'string' } },
    { name: 'ownerId', presence: 'required', type: { kind: 'string' } },
  ],
});

/** An organization has another name or slug. Payload of `auth.organization-updated.v1`. */
export interface OrganizationUpdated {
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
}

/** `auth.organization-updated.v1`: {@link OrganizationUpdated}. */
export const OrganizationUpdated: EventContract<OrganizationUpdated> = createEventContract({
  type: 'auth.organization-updated.v1',
  domain: 'auth',
  aggregateFields: ["organizationId"],
  fields: [
    { name: 'organizationId', presence: 'required', type: { kind: 'string' } },
    { name: 'name', presence: 'required', type: { kind: 'string' } },
    { name: 'slug', presence: 'required', type: { kind: 'string' } },
  ],
});

/** A user has something new to read. Payload of `auth.notification-created.v1`. */
export interface NotificationCreated {
  readonly notificationId: string;
  readonly userId: string;
  readonly kind: 'RESERVATION_CONFIRMED' | 'INVOICE_PAID' | 'PAYMENT_FAILED' | 'LEAD_ASSIGNED' | 'LEAVE_REQUEST_UPDATED' | 'SECURITY_ALERT' | 'ROLES_CHANGED' | 'TICKETS_VOIDED' | 'EVENT_MOVED' | 'REFUND_FAILED';
}

/** `auth.notification-created.v1`: {@link NotificationCreated}. */
export const NotificationCreated: EventContract<NotificationCreated> = createEventContract({
  type: 'auth.notification-created.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'notificationId', presence: 'required', type: { kind: 'string' } },
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'kind', presence: 'required', type: { kind: 'enum', values: ["RESERVATION_CONFIRMED","INVOICE_PAID","PAYMENT_FAILED","LEAD_ASSIGNED","LEAVE_REQUEST_UPDATED","SECURITY_ALERT","ROLES_CHANGED","TICKETS_VOIDED","EVENT_MOVED","REFUND_FAILED"] } },
  ],
});

/** A user has read notifications. Payload of `auth.notifications-read.v1`. */
export interface NotificationsRead {
  readonly userId: string;
  readonly notificationIds: ReadonlyArray<string>;
}

/** `auth.notifications-read.v1`: {@link NotificationsRead}. */
export const NotificationsRead: EventContract<NotificationsRead> = createEventContract({
  type: 'auth.notifications-read.v1',
  domain: 'auth',
  aggregateFields: ["userId"],
  fields: [
    { name: 'userId', presence: 'required', type: { kind: 'string' } },
    { name: 'notificationIds', presence: 'list', type: { kind: 'string' } },
  ],
});

/** A mail is ready to be sent. It is named here; its text is read with ListMail, because it may hold a secret. Payload of `auth.mail-requested.v1`. */
export interface MailRequested {
  readonly mailId: string;
  /** Address of the recipient. */
  readonly to: string;
  /** For example "invitation" or "password-reset". */
  readonly kind: string;
}

/** `auth.mail-requested.v1`: {@link MailRequested}. */
export const MailRequested: EventContract<MailRequested> = createEventContract({
  type: 'auth.mail-requested.v1',
  domain: 'auth',
  aggregateFields: ["mailId"],
  fields: [
    { name: 'mailId', presence: 'required', type: { kind: 'string' } },
    { name: 'to', presence: 'required', type: { kind: 'string' } },
    { name: 'kind', presence: 'required', type: { kind: 'string' } },
  ],
});
