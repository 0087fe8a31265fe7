import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AuditEntry as AuditEntryMessage, Notification as NotificationMessage, Organization as OrganizationMessage, Session as SessionMessage } from '../../../proto/generated/erp/auth/v1/auth.ts';
import type { SubjectReference, RoleReference, UserParent, Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Instant, `date-time` of RFC 3339: answers are in UTC, for example 2026-01-31T12:00:00.000Z; input may have any offset. */
  DateTime: { input: Date; output: Date | string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AcceptInviteInput = {
  /** Replaces the name in the invitation. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** Replaces the name in the invitation. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** The password to log in with; if you have an account already, its password. */
  readonly password: Scalars['String']['input'];
  /** Token from the mail. */
  readonly token: Scalars['String']['input'];
};

export type AcceptInvitePayload = {
  readonly __typename?: 'AcceptInvitePayload';
  /** Bearer token for the Authorization header, valid for expiresIn seconds. */
  readonly accessToken: Scalars['String']['output'];
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: Scalars['Int']['output'];
  /** Works once, for refreshToken. */
  readonly refreshToken: Scalars['String']['output'];
  /** Always Bearer. */
  readonly tokenType: Scalars['String']['output'];
  readonly user: User;
};

/** One fact about a change. */
export type AuditDetail = {
  readonly __typename?: 'AuditDetail';
  /** What the fact is about. */
  readonly name: Scalars['String']['output'];
  /** As text, whatever the type. */
  readonly value: Scalars['String']['output'];
};

/** One line of the audit log; it is never changed. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** What was done, for example user.roles-changed. */
  readonly action: Scalars['String']['output'];
  /** Who did it; null when no user was logged in. */
  readonly actor?: Maybe<User>;
  /** Facts about the change, by name. */
  readonly details: ReadonlyArray<AuditDetail>;
  readonly id: Scalars['ID']['output'];
  /** Address of the client. */
  readonly ip: Scalars['String']['output'];
  /** When it was done. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Id of the request, as in logs and traces. */
  readonly requestId: Scalars['String']['output'];
  /** Id of the entity it was done to. */
  readonly targetId: Scalars['ID']['output'];
  /** Kind of entity it was done to, for example user. */
  readonly targetType: Scalars['String']['output'];
  /** What the client called itself. */
  readonly userAgent: Scalars['String']['output'];
};

/** A page of the audit log. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
  /** Entries over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

/** Narrows the audit log; conditions are combined with and. */
export type AuditLogFilter = {
  /** Only this action, for example user.roles-changed. */
  readonly action?: InputMaybe<Scalars['String']['input']>;
  /** Only what this user did. */
  readonly actorId?: InputMaybe<Scalars['ID']['input']>;
  /** At or after this instant. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only what was done to this entity. */
  readonly targetId?: InputMaybe<Scalars['ID']['input']>;
  /** Before this instant. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ChangePasswordInput = {
  /** Proves that it is you. */
  readonly currentPassword: Scalars['String']['input'];
  /** 8 characters or more, 128 bytes at most. */
  readonly newPassword: Scalars['String']['input'];
};

export type ChangePasswordPayload = {
  readonly __typename?: 'ChangePasswordPayload';
  /** Number of other sessions that were ended. */
  readonly revokedSessions: Scalars['Int']['output'];
  readonly user: User;
};

export type ConfirmEmailInput = {
  /** Token from the mail. */
  readonly token: Scalars['String']['input'];
};

export type ConfirmEmailPayload = {
  readonly __typename?: 'ConfirmEmailPayload';
  /** Always true. */
  readonly success: Scalars['Boolean']['output'];
};

export type ConfirmMfaInput = {
  /** Code of the authenticator app. */
  readonly oneTimeCode: Scalars['String']['input'];
};

export type ConfirmMfaPayload = {
  readonly __typename?: 'ConfirmMfaPayload';
  /** Ten codes, each of which replaces a one-time code once. They are not shown again. */
  readonly recoveryCodes: ReadonlyArray<Scalars['String']['output']>;
  readonly user: User;
};

export type CreateOrganizationInput = {
  readonly name: Scalars['String']['input'];
  /** Short unique name, lower-case letters, digits and dashes; derived from the name when it is left out. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrganizationPayload = {
  readonly __typename?: 'CreateOrganizationPayload';
  readonly organization: Organization;
};

export type DisableMfaInput = {
  /** Code of the authenticator app, or a recovery code. */
  readonly oneTimeCode: Scalars['String']['input'];
  /** Your password, once more. */
  readonly password: Scalars['String']['input'];
};

export type DisableMfaPayload = {
  readonly __typename?: 'DisableMfaPayload';
  readonly user: User;
};

export type DisableUserInput = {
  /** Refuses with CONFLICT when the user has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly userId: Scalars['ID']['input'];
};

export type DisableUserPayload = {
  readonly __typename?: 'DisableUserPayload';
  readonly user: User;
};

export type EnableUserInput = {
  /** Refuses with CONFLICT when the user has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly userId: Scalars['ID']['input'];
};

export type EnableUserPayload = {
  readonly __typename?: 'EnableUserPayload';
  readonly user: User;
};

export type EnrollMfaInput = {
  /** Your password, once more. */
  readonly password: Scalars['String']['input'];
};

export type EnrollMfaPayload = {
  readonly __typename?: 'EnrollMfaPayload';
  /** otpauth:// address, to be shown as a QR code. */
  readonly otpauthUri: Scalars['String']['output'];
  /** Base32 secret, for typing it into an authenticator app. */
  readonly secret: Scalars['String']['output'];
};

export type Event = {
  readonly __typename?: 'Event';
  readonly id: Scalars['ID']['output'];
};

export type InviteUserInput = {
  readonly email: Scalars['String']['input'];
  readonly firstName: Scalars['String']['input'];
  readonly lastName: Scalars['String']['input'];
  /** Keys of roles; employee when it is left out. */
  readonly roles?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type InviteUserPayload = {
  readonly __typename?: 'InviteUserPayload';
  /** When the invitation ends. */
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly user: User;
};

export type Invoice = {
  readonly __typename?: 'Invoice';
  readonly id: Scalars['ID']['output'];
};

export type Lead = {
  readonly __typename?: 'Lead';
  readonly id: Scalars['ID']['output'];
};

export type LeaveRequest = {
  readonly __typename?: 'LeaveRequest';
  readonly id: Scalars['ID']['output'];
};

export type LoginInput = {
  readonly email: Scalars['String']['input'];
  /** Code of the authenticator app, or a recovery code. */
  readonly oneTimeCode?: InputMaybe<Scalars['String']['input']>;
  /** Organization to work in; the one you worked in last when it is left out. */
  readonly organizationSlug?: InputMaybe<Scalars['String']['input']>;
  /** As it was chosen. */
  readonly password: Scalars['String']['input'];
  /** Keeps the session for 30 days instead of one. */
  readonly rememberMe?: InputMaybe<Scalars['Boolean']['input']>;
};

export type LoginPayload = {
  readonly __typename?: 'LoginPayload';
  /** Bearer token for the Authorization header, valid for expiresIn seconds. */
  readonly accessToken: Scalars['String']['output'];
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: Scalars['Int']['output'];
  /** Works once, for refreshToken. */
  readonly refreshToken: Scalars['String']['output'];
  /** Always Bearer. */
  readonly tokenType: Scalars['String']['output'];
  readonly user: User;
};

export type LogoutEverywhereInput = {
  /** Keeps the session of this request. */
  readonly keepCurrent?: InputMaybe<Scalars['Boolean']['input']>;
};

export type LogoutEverywherePayload = {
  readonly __typename?: 'LogoutEverywherePayload';
  /** Number of sessions that were ended. */
  readonly revokedSessions: Scalars['Int']['output'];
};

export type LogoutInput = {
  /** Names the session when there is no valid access token any more. */
  readonly refreshToken?: InputMaybe<Scalars['String']['input']>;
};

export type LogoutPayload = {
  readonly __typename?: 'LogoutPayload';
  /** Always true. */
  readonly success: Scalars['Boolean']['output'];
};

export type MarkNotificationsReadInput = {
  /** Ids of your notifications; all of them when it is left out. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type MarkNotificationsReadPayload = {
  readonly __typename?: 'MarkNotificationsReadPayload';
  /** The notifications that were unread until now. */
  readonly notifications: ReadonlyArray<Notification>;
  /** Notifications that are still unread. */
  readonly unreadCount: Scalars['Int']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Accepts an invitation with the token from the mail and logs in. A person who has proven their address gives their password; everybody else chooses one. Open to everybody. */
  readonly acceptInvite?: Maybe<AcceptInvitePayload>;
  /** Changes your password and ends your other sessions. */
  readonly changePassword?: Maybe<ChangePasswordPayload>;
  /** Proves the email address of an account with the token from the mail. Open to everybody. */
  readonly confirmEmail?: Maybe<ConfirmEmailPayload>;
  /** Turns multi-factor authentication on with a first code of the authenticator app; answers the recovery codes, once. */
  readonly confirmMfa?: Maybe<ConfirmMfaPayload>;
  /** Founds an organization of which you are the owner; switchOrganization takes you there. */
  readonly createOrganization?: Maybe<CreateOrganizationPayload>;
  /** Turns multi-factor authentication off. */
  readonly disableMfa?: Maybe<DisableMfaPayload>;
  /** Shuts a user out of your organization and ends their sessions there. Needs auth:user:write. */
  readonly disableUser?: Maybe<DisableUserPayload>;
  /** Lets a disabled user in again; an invitation that was disabled is an invitation again. Needs auth:user:write. */
  readonly enableUser?: Maybe<EnableUserPayload>;
  /** Starts multi-factor authentication: answers the secret for an authenticator app. It takes effect with confirmMfa. */
  readonly enrollMfa?: Maybe<EnrollMfaPayload>;
  /** Invites a person to your organization by mail; a customer who never proved the address is invited like anybody else, and is out until the mailed link proves it; an invitation that is still open is sent again. Of an account that exists elsewhere you see the email address alone until the invitation is accepted. Needs auth:user:write. */
  readonly inviteUser?: Maybe<InviteUserPayload>;
  /** Logs in with email address and password. UNAUTHENTICATED for a wrong pair; the same with `metadata.reason` ONE_TIME_CODE_REQUIRED or ONE_TIME_CODE_INVALID when multi-factor authentication is on; RATE_LIMITED after five failures in a quarter of an hour. Open to everybody. */
  readonly login?: Maybe<LoginPayload>;
  /** Ends the session of the access token, or of the refresh token when one is given. */
  readonly logout?: Maybe<LogoutPayload>;
  /** Ends all your sessions. */
  readonly logoutEverywhere?: Maybe<LogoutEverywherePayload>;
  /** Marks your notifications as read. */
  readonly markNotificationsRead?: Maybe<MarkNotificationsReadPayload>;
  /** Exchanges a refresh token for a new pair of tokens. Each refresh token works once; using an old one ends the session. Open to everybody. */
  readonly refreshToken?: Maybe<RefreshTokenPayload>;
  /** Opens an account with the role customer, logs it in and mails a link that proves the email address (confirmEmail). CONFLICT when the address is taken: proven, invited, or trusted with more roles; an address that was never proven is free. RATE_LIMITED after many registrations. Open to everybody. */
  readonly register?: Maybe<RegisterPayload>;
  /** Mails you another link to prove your email address; nothing happens when it is proven. */
  readonly requestEmailConfirmation?: Maybe<RequestEmailConfirmationPayload>;
  /** Sends a link to choose a new password. Answers alike whether the account exists or not. Open to everybody. */
  readonly requestPasswordReset?: Maybe<RequestPasswordResetPayload>;
  /** Sets a new password with the token from the mail and ends all sessions. Open to everybody. */
  readonly resetPassword?: Maybe<ResetPasswordPayload>;
  /** Ends one of your sessions; a user with auth:user:write may end those of other users. */
  readonly revokeSession?: Maybe<RevokeSessionPayload>;
  /** Gives a user exactly these roles. You can only give and take roles that your own roles contain; the last owner stays owner. Needs auth:role:write. */
  readonly setUserRoles?: Maybe<SetUserRolesPayload>;
  /** Continues in another organization you are a member of: the session is replaced by one there. */
  readonly switchOrganization?: Maybe<SwitchOrganizationPayload>;
  /** Changes your organization. Needs auth:organization:write. */
  readonly updateOrganization?: Maybe<UpdateOrganizationPayload>;
  /** Changes your profile, or that of another user with auth:user:write. */
  readonly updateUser?: Maybe<UpdateUserPayload>;
};


export type MutationAcceptInviteArgs = {
  input: AcceptInviteInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationConfirmEmailArgs = {
  input: ConfirmEmailInput;
};


export type MutationConfirmMfaArgs = {
  input: ConfirmMfaInput;
};


export type MutationCreateOrganizationArgs = {
  input: CreateOrganizationInput;
};


export type MutationDisableMfaArgs = {
  input: DisableMfaInput;
};


export type MutationDisableUserArgs = {
  input: DisableUserInput;
};


export type MutationEnableUserArgs = {
  input: EnableUserInput;
};


export type MutationEnrollMfaArgs = {
  input: EnrollMfaInput;
};


export type MutationInviteUserArgs = {
  input: InviteUserInput;
};


export type MutationLoginArgs = {
  input: LoginInput;
};


export type MutationLogoutArgs = {
  input?: InputMaybe<LogoutInput>;
};


export type MutationLogoutEverywhereArgs = {
  input?: InputMaybe<LogoutEverywhereInput>;
};


export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


export type MutationRefreshTokenArgs = {
  input: RefreshTokenInput;
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


export type MutationSetUserRolesArgs = {
  input: SetUserRolesInput;
};


export type MutationSwitchOrganizationArgs = {
  input: SwitchOrganizationInput;
};


export type MutationUpdateOrganizationArgs = {
  input: UpdateOrganizationInput;
};


export type MutationUpdateUserArgs = {
  input: UpdateUserInput;
};

/** An object that can be looked up by nothing but its id: see node. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** Something a user should know. */
export type Notification = Node & {
  readonly __typename?: 'Notification';
  /** The whole text, without markup. */
  readonly body: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: NotificationKind;
  /** Path of the page about it in the ERP, for example /reservations/{id}. */
  readonly link?: Maybe<Scalars['String']['output']>;
  /** Null while unread. */
  readonly readAt?: Maybe<Scalars['DateTime']['output']>;
  /** The thing itself, when it is one that the graph can show. */
  readonly subject?: Maybe<NotificationSubject>;
  /** Id of the thing the notification is about. */
  readonly subjectId: Scalars['ID']['output'];
  /** Kind of thing the notification is about. */
  readonly subjectType: NotificationSubjectType;
  /** One line. */
  readonly title: Scalars['String']['output'];
};

/** A page of notifications. */
export type NotificationConnection = {
  readonly __typename?: 'NotificationConnection';
  readonly edges: ReadonlyArray<NotificationEdge>;
  readonly nodes: ReadonlyArray<Notification>;
  readonly pageInfo: PageInfo;
  /** Notifications over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** Unread notifications, whatever the filter. */
  readonly unreadCount: Scalars['Int']['output'];
};

export type NotificationEdge = {
  readonly __typename?: 'NotificationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Notification;
};

/** Why the user is notified. */
export type NotificationKind =
  /** An event that the user has tickets for takes place at another time or in another place. */
  | 'EVENT_MOVED'
  /** An invoice is paid in full. */
  | 'INVOICE_PAID'
  /** A lead was given to the user. */
  | 'LEAD_ASSIGNED'
  /** A leave request was decided about or taken back. */
  | 'LEAVE_REQUEST_UPDATED'
  /** A payment of the user was declined. */
  | 'PAYMENT_FAILED'
  /** A refund did not go through: the payer and everybody with payments:attention:read learns of it. */
  | 'REFUND_FAILED'
  /** A reservation of the user was paid; there are tickets. */
  | 'RESERVATION_CONFIRMED'
  /** The user got other roles. */
  | 'ROLES_CHANGED'
  /** Something happened to your account, for example a stolen refresh token was used. */
  | 'SECURITY_ALERT'
  /** Tickets of the user are no longer valid: their reservation was cancelled or refunded in full. */
  | 'TICKETS_VOIDED';

/** What a notification can be about. */
export type NotificationSubject = Event | Invoice | Lead | LeaveRequest | PaymentIntent | Reservation;

/** Kind of thing a notification is about. */
export type NotificationSubjectType =
  /** Event that tickets are sold for. */
  | 'EVENT'
  /** Bill. */
  | 'INVOICE'
  /** Prospective customer. */
  | 'LEAD'
  /** Request for leave. */
  | 'LEAVE_REQUEST'
  /** Payment. */
  | 'PAYMENT_INTENT'
  /** Reservation of tickets. */
  | 'RESERVATION'
  /** Login on a device; the graph shows none by id. */
  | 'SESSION'
  /** User; the graph shows none here. */
  | 'USER';

/** A tenant: everything in the ERP belongs to one organization. */
export type Organization = Node & {
  readonly __typename?: 'Organization';
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Users of the organization by name. Only of the organization you are logged in to, with auth:user:read. */
  readonly members?: Maybe<UserConnection>;
  readonly name: Scalars['String']['output'];
  /** Short unique name for addresses, for example acme. */
  readonly slug: Scalars['String']['output'];
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};


/** A tenant: everything in the ERP belongs to one organization. */
export type OrganizationMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of a list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last row; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are rows after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are rows before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PaymentIntent = {
  readonly __typename?: 'PaymentIntent';
  readonly id: Scalars['ID']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** Who did what in your organization, newest first. Needs auth:audit:read. */
  readonly auditLog?: Maybe<AuditEntryConnection>;
  /** The logged-in user. */
  readonly me?: Maybe<User>;
  /** Your notifications, newest first. */
  readonly myNotifications?: Maybe<NotificationConnection>;
  /** Your organization, or another one you are a member of; null for any other id. */
  readonly organization?: Maybe<Organization>;
  /** A role by its key; null when there is none. */
  readonly role?: Maybe<Role>;
  /** The roles that users can be given, and what each permits. */
  readonly roles?: Maybe<ReadonlyArray<Role>>;
  /** A user of your organization; null when there is none with this id. Everybody may ask for themselves; other users need auth:user:read. */
  readonly user?: Maybe<User>;
  /** Users of your organization by name. Needs auth:user:read. */
  readonly users?: Maybe<UserConnection>;
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: Scalars['Boolean']['input'];
};


export type QueryOrganizationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRoleArgs = {
  key: Scalars['String']['input'];
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  role?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<UserStatus>;
};

export type RefreshTokenInput = {
  /** The token of the last login or refresh. */
  readonly refreshToken: Scalars['String']['input'];
};

export type RefreshTokenPayload = {
  readonly __typename?: 'RefreshTokenPayload';
  /** Bearer token for the Authorization header, valid for expiresIn seconds. */
  readonly accessToken: Scalars['String']['output'];
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: Scalars['Int']['output'];
  /** Works once; replaces the one that was sent. */
  readonly refreshToken: Scalars['String']['output'];
  /** Always Bearer. */
  readonly tokenType: Scalars['String']['output'];
  readonly user: User;
};

export type RegisterInput = {
  readonly email: Scalars['String']['input'];
  /** Needed unless a username is given. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** May be left out. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** Organization to register with; the default organization when it is left out. */
  readonly organizationSlug?: InputMaybe<Scalars['String']['input']>;
  /** 8 characters or more, four of them different, 128 bytes at most; not one of the most common ones, and without the email address. */
  readonly password: Scalars['String']['input'];
  /** Short name, letters, digits, dots, dashes and underscores. */
  readonly username?: InputMaybe<Scalars['String']['input']>;
};

export type RegisterPayload = {
  readonly __typename?: 'RegisterPayload';
  /** Bearer token for the Authorization header, valid for expiresIn seconds. */
  readonly accessToken: Scalars['String']['output'];
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: Scalars['Int']['output'];
  /** Works once, for refreshToken. */
  readonly refreshToken: Scalars['String']['output'];
  /** Always Bearer. */
  readonly tokenType: Scalars['String']['output'];
  readonly user: User;
};

export type RequestEmailConfirmationPayload = {
  readonly __typename?: 'RequestEmailConfirmationPayload';
  /** Always true. */
  readonly success: Scalars['Boolean']['output'];
};

export type RequestPasswordResetInput = {
  readonly email: Scalars['String']['input'];
};

export type RequestPasswordResetPayload = {
  readonly __typename?: 'RequestPasswordResetPayload';
  /** Always true. */
  readonly success: Scalars['Boolean']['output'];
};

export type Reservation = {
  readonly __typename?: 'Reservation';
  readonly id: Scalars['ID']['output'];
};

export type ResetPasswordInput = {
  /** 8 characters or more, 128 bytes at most. */
  readonly newPassword: Scalars['String']['input'];
  /** Token from the mail. */
  readonly token: Scalars['String']['input'];
};

export type ResetPasswordPayload = {
  readonly __typename?: 'ResetPasswordPayload';
  /** Always true. */
  readonly success: Scalars['Boolean']['output'];
};

export type RevokeSessionInput = {
  /** A session of yours; with auth:user:write, of anybody in the organization. */
  readonly sessionId: Scalars['ID']['input'];
};

export type RevokeSessionPayload = {
  readonly __typename?: 'RevokeSessionPayload';
  /** Always true. */
  readonly success: Scalars['Boolean']['output'];
};

/** A named set of permissions. */
export type Role = {
  readonly __typename?: 'Role';
  /** What people with this role do. */
  readonly description: Scalars['String']['output'];
  /** Roles that this one contains directly. */
  readonly inherits: ReadonlyArray<Role>;
  /** For example sales_rep. */
  readonly key: Scalars['String']['output'];
  /** For example Sales representative. */
  readonly name: Scalars['String']['output'];
  /** Every permission, those of contained roles included. */
  readonly permissions: ReadonlyArray<Scalars['String']['output']>;
};

/** A login on one device: it ends with logout, a password change or at expiresAt. */
export type Session = {
  readonly __typename?: 'Session';
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether it is the session of this request. */
  readonly current: Scalars['Boolean']['output'];
  /** For example Firefox on Linux. */
  readonly device: Scalars['String']['output'];
  /** When it ends unless it is renewed. */
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Address the session was last used from. */
  readonly ip: Scalars['String']['output'];
  /** When its tokens were last used or renewed. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
};

export type SetUserRolesInput = {
  /** Refuses with CONFLICT when the user has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Keys of all roles the user has afterwards. */
  readonly roles: ReadonlyArray<Scalars['String']['input']>;
  readonly userId: Scalars['ID']['input'];
};

export type SetUserRolesPayload = {
  readonly __typename?: 'SetUserRolesPayload';
  readonly user: User;
};

export type SwitchOrganizationInput = {
  /** An organization you are a member of. */
  readonly organizationId: Scalars['ID']['input'];
};

export type SwitchOrganizationPayload = {
  readonly __typename?: 'SwitchOrganizationPayload';
  /** Bearer token for the Authorization header, valid for expiresIn seconds. */
  readonly accessToken: Scalars['String']['output'];
  /** Lifetime of the access token in seconds. */
  readonly expiresIn: Scalars['Int']['output'];
  /** Works once, for refreshToken. */
  readonly refreshToken: Scalars['String']['output'];
  /** Always Bearer. */
  readonly tokenType: Scalars['String']['output'];
  readonly user: User;
};

export type UpdateOrganizationInput = {
  /** Refuses with CONFLICT when the organization has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Short unique name for addresses. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateOrganizationPayload = {
  readonly __typename?: 'UpdateOrganizationPayload';
  readonly organization: Organization;
};

export type UpdateUserInput = {
  /** Refuses with CONFLICT when the user has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** Defaults to yourself. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
  /** Short name; null removes it. */
  readonly username?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateUserPayload = {
  readonly __typename?: 'UpdateUserPayload';
  readonly user: User;
};

/** A person with an account, as a member of your organization. Names are open to everybody in the organization; the rest is for the user and for holders of auth:user:read. */
export type User = Node & {
  readonly __typename?: 'User';
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** First and last name. */
  readonly displayName: Scalars['String']['output'];
  /** For the user and for holders of auth:user:read. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Whether a mailed link proved that the email address is the user's. An address that is not proven is free for others to register with or be invited to. */
  readonly emailVerified?: Maybe<Scalars['Boolean']['output']>;
  readonly firstName: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** Null before the first login. */
  readonly lastLoginAt?: Maybe<Scalars['DateTime']['output']>;
  readonly lastName: Scalars['String']['output'];
  /** Whether logging in takes a one-time code. */
  readonly mfaEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** The organization this is the membership of. */
  readonly organization: Organization;
  /** Every organization the user can switch to. For the user alone. */
  readonly organizations?: Maybe<ReadonlyArray<Organization>>;
  /** Everything the roles permit, for example crm:lead:read. */
  readonly permissions?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Roles the user was given in this organization. */
  readonly roles?: Maybe<ReadonlyArray<Role>>;
  /** Live sessions, latest used first. For the user and for holders of auth:user:write. */
  readonly sessions?: Maybe<ReadonlyArray<Session>>;
  /** For the user and for holders of auth:user:read. */
  readonly status?: Maybe<UserStatus>;
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Short name that was chosen at registration; the part of the email address before the @ otherwise. */
  readonly username?: Maybe<Scalars['String']['output']>;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** A page of users. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  readonly edges: ReadonlyArray<UserEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  /** Users over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type UserEdge = {
  readonly __typename?: 'UserEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
};

/** Whether a user can work in the organization. */
export type UserStatus =
  /** Can log in. */
  | 'ACTIVE'
  /** Cannot log in to the organization. */
  | 'DISABLED'
  /** Has not accepted the invitation yet. */
  | 'INVITED';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Notification: Notification;
  Organization: Organization;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  NotificationSubject:
    | ( SubjectReference )
    | ( SubjectReference )
    | ( SubjectReference )
    | ( SubjectReference )
    | ( SubjectReference )
    | ( SubjectReference )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( NotificationMessage )
    | ( OrganizationMessage )
    | ( UserParent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInviteInput: AcceptInviteInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AcceptInvitePayload: ResolverTypeWrapper<Omit<AcceptInvitePayload, 'user'> & { user: ResolversTypes['User'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AuditDetail: ResolverTypeWrapper<AuditDetail>;
  AuditEntry: ResolverTypeWrapper<AuditEntryMessage>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditLogFilter: AuditLogFilter;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'user'> & { user: ResolversTypes['User'] }>;
  ConfirmEmailInput: ConfirmEmailInput;
  ConfirmEmailPayload: ResolverTypeWrapper<ConfirmEmailPayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ConfirmMfaInput: ConfirmMfaInput;
  ConfirmMfaPayload: ResolverTypeWrapper<Omit<ConfirmMfaPayload, 'user'> & { user: ResolversTypes['User'] }>;
  CreateOrganizationInput: CreateOrganizationInput;
  CreateOrganizationPayload: ResolverTypeWrapper<Omit<CreateOrganizationPayload, 'organization'> & { organization: ResolversTypes['Organization'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DisableMfaInput: DisableMfaInput;
  DisableMfaPayload: ResolverTypeWrapper<Omit<DisableMfaPayload, 'user'> & { user: ResolversTypes['User'] }>;
  DisableUserInput: DisableUserInput;
  DisableUserPayload: ResolverTypeWrapper<Omit<DisableUserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  EnableUserInput: EnableUserInput;
  EnableUserPayload: ResolverTypeWrapper<Omit<EnableUserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  EnrollMfaInput: EnrollMfaInput;
  EnrollMfaPayload: ResolverTypeWrapper<EnrollMfaPayload>;
  Event: ResolverTypeWrapper<SubjectReference>;
  InviteUserInput: InviteUserInput;
  InviteUserPayload: ResolverTypeWrapper<Omit<InviteUserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  Invoice: ResolverTypeWrapper<SubjectReference>;
  Lead: ResolverTypeWrapper<SubjectReference>;
  LeaveRequest: ResolverTypeWrapper<SubjectReference>;
  LoginInput: LoginInput;
  LoginPayload: ResolverTypeWrapper<Omit<LoginPayload, 'user'> & { user: ResolversTypes['User'] }>;
  LogoutEverywhereInput: LogoutEverywhereInput;
  LogoutEverywherePayload: ResolverTypeWrapper<LogoutEverywherePayload>;
  LogoutInput: LogoutInput;
  LogoutPayload: ResolverTypeWrapper<LogoutPayload>;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'notifications'> & { notifications: ReadonlyArray<ResolversTypes['Notification']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Notification: ResolverTypeWrapper<NotificationMessage>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['NotificationEdge']>, nodes: ReadonlyArray<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationKind: NotificationKind;
  NotificationSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NotificationSubject']>;
  NotificationSubjectType: NotificationSubjectType;
  Organization: ResolverTypeWrapper<OrganizationMessage>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentIntent: ResolverTypeWrapper<SubjectReference>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshTokenInput: RefreshTokenInput;
  RefreshTokenPayload: ResolverTypeWrapper<Omit<RefreshTokenPayload, 'user'> & { user: ResolversTypes['User'] }>;
  RegisterInput: RegisterInput;
  RegisterPayload: ResolverTypeWrapper<Omit<RegisterPayload, 'user'> & { user: ResolversTypes['User'] }>;
  RequestEmailConfirmationPayload: ResolverTypeWrapper<RequestEmailConfirmationPayload>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: ResolverTypeWrapper<RequestPasswordResetPayload>;
  Reservation: ResolverTypeWrapper<SubjectReference>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResolverTypeWrapper<ResetPasswordPayload>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<RevokeSessionPayload>;
  Role: ResolverTypeWrapper<RoleReference>;
  Session: ResolverTypeWrapper<SessionMessage>;
  SetUserRolesInput: SetUserRolesInput;
  SetUserRolesPayload: ResolverTypeWrapper<Omit<SetUserRolesPayload, 'user'> & { user: ResolversTypes['User'] }>;
  SwitchOrganizationInput: SwitchOrganizationInput;
  SwitchOrganizationPayload: ResolverTypeWrapper<Omit<SwitchOrganizationPayload, 'user'> & { user: ResolversTypes['User'] }>;
  UpdateOrganizationInput: UpdateOrganizationInput;
  UpdateOrganizationPayload: ResolverTypeWrapper<Omit<UpdateOrganizationPayload, 'organization'> & { organization: ResolversTypes['Organization'] }>;
  UpdateUserInput: UpdateUserInput;
  UpdateUserPayload: ResolverTypeWrapper<Omit<UpdateUserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  User: ResolverTypeWrapper<UserParent>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserStatus: UserStatus;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInviteInput: AcceptInviteInput;
  String: Scalars['String']['output'];
  AcceptInvitePayload: Omit<AcceptInvitePayload, 'user'> & { user: ResolversParentTypes['User'] };
  Int: Scalars['Int']['output'];
  AuditDetail: AuditDetail;
  AuditEntry: AuditEntryMessage;
  ID: Scalars['ID']['output'];
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditLogFilter: AuditLogFilter;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'user'> & { user: ResolversParentTypes['User'] };
  ConfirmEmailInput: ConfirmEmailInput;
  ConfirmEmailPayload: ConfirmEmailPayload;
  Boolean: Scalars['Boolean']['output'];
  ConfirmMfaInput: ConfirmMfaInput;
  ConfirmMfaPayload: Omit<ConfirmMfaPayload, 'user'> & { user: ResolversParentTypes['User'] };
  CreateOrganizationInput: CreateOrganizationInput;
  CreateOrganizationPayload: Omit<CreateOrganizationPayload, 'organization'> & { organization: ResolversParentTypes['Organization'] };
  DateTime: Scalars['DateTime']['output'];
  DisableMfaInput: DisableMfaInput;
  DisableMfaPayload: Omit<DisableMfaPayload, 'user'> & { user: ResolversParentTypes['User'] };
  DisableUserInput: DisableUserInput;
  DisableUserPayload: Omit<DisableUserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  EnableUserInput: EnableUserInput;
  EnableUserPayload: Omit<EnableUserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  EnrollMfaInput: EnrollMfaInput;
  EnrollMfaPayload: EnrollMfaPayload;
  Event: SubjectReference;
  InviteUserInput: InviteUserInput;
  InviteUserPayload: Omit<InviteUserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  Invoice: SubjectReference;
  Lead: SubjectReference;
  LeaveRequest: SubjectReference;
  LoginInput: LoginInput;
  LoginPayload: Omit<LoginPayload, 'user'> & { user: ResolversParentTypes['User'] };
  LogoutEverywhereInput: LogoutEverywhereInput;
  LogoutEverywherePayload: LogoutEverywherePayload;
  LogoutInput: LogoutInput;
  LogoutPayload: LogoutPayload;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'notifications'> & { notifications: ReadonlyArray<ResolversParentTypes['Notification']> };
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Notification: NotificationMessage;
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['NotificationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationSubject: ResolversUnionTypes<ResolversParentTypes>['NotificationSubject'];
  Organization: OrganizationMessage;
  PageInfo: PageInfo;
  PaymentIntent: SubjectReference;
  Query: Record<PropertyKey, never>;
  RefreshTokenInput: RefreshTokenInput;
  RefreshTokenPayload: Omit<RefreshTokenPayload, 'user'> & { user: ResolversParentTypes['User'] };
  RegisterInput: RegisterInput;
  RegisterPayload: Omit<RegisterPayload, 'user'> & { user: ResolversParentTypes['User'] };
  RequestEmailConfirmationPayload: RequestEmailConfirmationPayload;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: RequestPasswordResetPayload;
  Reservation: SubjectReference;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResetPasswordPayload;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: RevokeSessionPayload;
  Role: RoleReference;
  Session: SessionMessage;
  SetUserRolesInput: SetUserRolesInput;
  SetUserRolesPayload: Omit<SetUserRolesPayload, 'user'> & { user: ResolversParentTypes['User'] };
  SwitchOrganizationInput: SwitchOrganizationInput;
  SwitchOrganizationPayload: Omit<SwitchOrganizationPayload, 'user'> & { user: ResolversParentTypes['User'] };
  UpdateOrganizationInput: UpdateOrganizationInput;
  UpdateOrganizationPayload: Omit<UpdateOrganizationPayload, 'organization'> & { organization: ResolversParentTypes['Organization'] };
  UpdateUserInput: UpdateUserInput;
  UpdateUserPayload: Omit<UpdateUserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  User: UserParent;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
};

export type AcceptInvitePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitePayload'] = ResolversParentTypes['AcceptInvitePayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type AuditDetailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditDetail'] = ResolversParentTypes['AuditDetail']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  details?: Resolver<ReadonlyArray<ResolversTypes['AuditDetail']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  targetType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userAgent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  revokedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ConfirmEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmEmailPayload'] = ResolversParentTypes['ConfirmEmailPayload']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConfirmMfaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmMfaPayload'] = ResolversParentTypes['ConfirmMfaPayload']> = {
  recoveryCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type CreateOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrganizationPayload'] = ResolversParentTypes['CreateOrganizationPayload']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DisableMfaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableMfaPayload'] = ResolversParentTypes['DisableMfaPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type DisableUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableUserPayload'] = ResolversParentTypes['DisableUserPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type EnableUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnableUserPayload'] = ResolversParentTypes['EnableUserPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type EnrollMfaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollMfaPayload'] = ResolversParentTypes['EnrollMfaPayload']> = {
  otpauthUri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteUserPayload'] = ResolversParentTypes['InviteUserPayload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaveRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveRequest'] = ResolversParentTypes['LeaveRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoginPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginPayload'] = ResolversParentTypes['LoginPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type LogoutEverywherePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutEverywherePayload'] = ResolversParentTypes['LogoutEverywherePayload']> = {
  revokedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LogoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutPayload'] = ResolversParentTypes['LogoutPayload']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  notifications?: Resolver<ReadonlyArray<ResolversTypes['Notification']>, ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvite?: Resolver<Maybe<ResolversTypes['AcceptInvitePayload']>, ParentType, ContextType, RequireFields<MutationAcceptInviteArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  confirmEmail?: Resolver<Maybe<ResolversTypes['ConfirmEmailPayload']>, ParentType, ContextType, RequireFields<MutationConfirmEmailArgs, 'input'>>;
  confirmMfa?: Resolver<Maybe<ResolversTypes['ConfirmMfaPayload']>, ParentType, ContextType, RequireFields<MutationConfirmMfaArgs, 'input'>>;
  createOrganization?: Resolver<Maybe<ResolversTypes['CreateOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationCreateOrganizationArgs, 'input'>>;
  disableMfa?: Resolver<Maybe<ResolversTypes['DisableMfaPayload']>, ParentType, ContextType, RequireFields<MutationDisableMfaArgs, 'input'>>;
  disableUser?: Resolver<Maybe<ResolversTypes['DisableUserPayload']>, ParentType, ContextType, RequireFields<MutationDisableUserArgs, 'input'>>;
  enableUser?: Resolver<Maybe<ResolversTypes['EnableUserPayload']>, ParentType, ContextType, RequireFields<MutationEnableUserArgs, 'input'>>;
  enrollMfa?: Resolver<Maybe<ResolversTypes['EnrollMfaPayload']>, ParentType, ContextType, RequireFields<MutationEnrollMfaArgs, 'input'>>;
  inviteUser?: Resolver<Maybe<ResolversTypes['InviteUserPayload']>, ParentType, ContextType, RequireFields<MutationInviteUserArgs, 'input'>>;
  login?: Resolver<Maybe<ResolversTypes['LoginPayload']>, ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<Maybe<ResolversTypes['LogoutPayload']>, ParentType, ContextType, Partial<MutationLogoutArgs>>;
  logoutEverywhere?: Resolver<Maybe<ResolversTypes['LogoutEverywherePayload']>, ParentType, ContextType, Partial<MutationLogoutEverywhereArgs>>;
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  refreshToken?: Resolver<Maybe<ResolversTypes['RefreshTokenPayload']>, ParentType, ContextType, RequireFields<MutationRefreshTokenArgs, 'input'>>;
  register?: Resolver<Maybe<ResolversTypes['RegisterPayload']>, ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  requestEmailConfirmation?: Resolver<Maybe<ResolversTypes['RequestEmailConfirmationPayload']>, ParentType, ContextType>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['RequestPasswordResetPayload']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordPayload']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  revokeSession?: Resolver<Maybe<ResolversTypes['RevokeSessionPayload']>, ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  setUserRoles?: Resolver<Maybe<ResolversTypes['SetUserRolesPayload']>, ParentType, ContextType, RequireFields<MutationSetUserRolesArgs, 'input'>>;
  switchOrganization?: Resolver<Maybe<ResolversTypes['SwitchOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationSwitchOrganizationArgs, 'input'>>;
  updateOrganization?: Resolver<Maybe<ResolversTypes['UpdateOrganizationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateOrganizationArgs, 'input'>>;
  updateUser?: Resolver<Maybe<ResolversTypes['UpdateUserPayload']>, ParentType, ContextType, RequireFields<MutationUpdateUserArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Notification' | 'Organization' | 'User', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NotificationKind'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['NotificationSubject']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['NotificationSubjectType'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationSubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationSubject'] = ResolversParentTypes['NotificationSubject']> = {
  __resolveType: TypeResolveFn<'Event' | 'Invoice' | 'Lead' | 'LeaveRequest' | 'PaymentIntent' | 'Reservation', ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, Partial<OrganizationMembersArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentIntentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentIntent'] = ResolversParentTypes['PaymentIntent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditLog?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, Partial<QueryAuditLogArgs>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  myNotifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<QueryMyNotificationsArgs, 'unreadOnly'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, Partial<QueryOrganizationArgs>>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType, RequireFields<QueryRoleArgs, 'key'>>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, Partial<QueryUsersArgs>>;
};

export type RefreshTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshTokenPayload'] = ResolversParentTypes['RefreshTokenPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RegisterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPayload'] = ResolversParentTypes['RegisterPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RequestEmailConfirmationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailConfirmationPayload'] = ResolversParentTypes['RequestEmailConfirmationPayload']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RequestPasswordResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inherits?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  device?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SetUserRolesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserRolesPayload'] = ResolversParentTypes['SetUserRolesPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type SwitchOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SwitchOrganizationPayload'] = ResolversParentTypes['SwitchOrganizationPayload']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UpdateOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOrganizationPayload'] = ResolversParentTypes['UpdateOrganizationPayload']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type UpdateUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateUserPayload'] = ResolversParentTypes['UpdateUserPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastLoginAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mfaEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  organizations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Organization']>>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Session']>>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['UserStatus']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptInvitePayload?: AcceptInvitePayloadResolvers<ContextType>;
  AuditDetail?: AuditDetailResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ConfirmEmailPayload?: ConfirmEmailPayloadResolvers<ContextType>;
  ConfirmMfaPayload?: ConfirmMfaPayloadResolvers<ContextType>;
  CreateOrganizationPayload?: CreateOrganizationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DisableMfaPayload?: DisableMfaPayloadResolvers<ContextType>;
  DisableUserPayload?: DisableUserPayloadResolvers<ContextType>;
  EnableUserPayload?: EnableUserPayloadResolvers<ContextType>;
  EnrollMfaPayload?: EnrollMfaPayloadResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  InviteUserPayload?: InviteUserPayloadResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  LeaveRequest?: LeaveRequestResolvers<ContextType>;
  LoginPayload?: LoginPayloadResolvers<ContextType>;
  LogoutEverywherePayload?: LogoutEverywherePayloadResolvers<ContextType>;
  LogoutPayload?: LogoutPayloadResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationSubject?: NotificationSubjectResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentIntent?: PaymentIntentResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshTokenPayload?: RefreshTokenPayloadResolvers<ContextType>;
  RegisterPayload?: RegisterPayloadResolvers<ContextType>;
  RequestEmailConfirmationPayload?: RequestEmailConfirmationPayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetUserRolesPayload?: SetUserRolesPayloadResolvers<ContextType>;
  SwitchOrganizationPayload?: SwitchOrganizationPayloadResolvers<ContextType>;
  UpdateOrganizationPayload?: UpdateOrganizationPayloadResolvers<ContextType>;
  UpdateUserPayload?: UpdateUserPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
};

