import type { BooleanColumn } from '../../../kit/database/sql-differences.ts';
import type { NotificationKind, NotificationSubjectType } from '../model/notification.ts';
import type { UserStatus } from '../model/user.ts';

/** Rows of the auth database, read alike on SQLite and PostgreSQL. */
export interface AuthTables {
  readonly organizations: OrganizationRow;
  readonly users: UserRow;
  readonly memberships: MembershipRow;
  readonly membership_roles: MembershipRoleRow;
  readonly sessions: SessionRow;
  readonly refresh_tokens: RefreshTokenRow;
  readonly mailed_tokens: MailedTokenRow;
  readonly mails: MailRow;
  readonly login_failures: LoginFailureRow;
  readonly signing_keys: SigningKeyRow;
  readonly mfa_secrets: MfaSecretRow;
  readonly recovery_codes: RecoveryCodeRow;
  readonly notifications: NotificationRow;
  readonly audit_entries: AuditEntryRow;
}

/** A tenant. */
export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** A person, whatever the organization. */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly username: string | null;
  /** What lists are sorted by. */
  readonly display_name: string;
  readonly password_hash: string | null;
  readonly home_organization_id: string;
  readonly is_mfa_enabled: BooleanColumn;
  readonly last_login_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** A person in an organization. */
export interface MembershipRow {
  readonly user_id: string;
  readonly organization_id: string;
  readonly status: UserStatus;
  readonly created_at: string;
  readonly has_joined: BooleanColumn;
}

/** A role that a member was given. */
export interface MembershipRoleRow {
  readonly user_id: string;
  readonly organization_id: string;
  readonly role: string;
}

/** A login on one device. */
export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly organization_id: string;
  readonly user_agent: string;
  readonly ip: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
  readonly revocation_reason: string | null;
}

/** A refresh token, by its hash. */
export interface RefreshTokenRow {
  readonly token_hash: string;
  readonly session_id: string;
  readonly created_at: string;
  readonly used_at: string | null;
  /** The token that replaced this one, readable with this one only. */
  readonly sealed_successor: string | null;
}

/** A secret that went out by mail, by its hash. */
export interface MailedTokenRow {
  readonly token_hash: string;
  readonly purpose: string;
  readonly user_id: string;
  readonly organization_id: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** An outgoing mail. */
export interface MailRow {
  readonly id: string;
  readonly organization_id: string;
  readonly recipient: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly created_at: string;
}

/** Failures in one window. */
export interface LoginFailureRow {
  readonly bucket: string;
  readonly failures: number;
  readonly window_ends_at: string;
}

/** A key pair of access tokens. */
export interface SigningKeyRow {
  readonly generation: number;
  readonly kid: string;
  readonly public_jwk: string;
  /** Through the secret box. */
  readonly private_jwk: string;
  readonly created_at: string;
  readonly signs_from: string;
  readonly signs_until: string;
  readonly verifies_until: string;
}

/** The authenticator app of a user. */
export interface MfaSecretRow {
  readonly user_id: string;
  /** Through the secret box. */
  readonly secret: string;
  readonly created_at: string;
  readonly confirmed_at: string | null;
  readonly last_used_step: number | null;
}

/** A recovery code, by its hash. */
export interface RecoveryCodeRow {
  readonly user_id: string;
  readonly code_hash: string;
  readonly used_at: string | null;
}

/** Something a user should know. */
export interface NotificationRow {
  readonly id: string;
  readonly organization_id: string;
  readonly user_id: string;
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  readonly subject_type: NotificationSubjectType;
  readonly subject_id: string;
  readonly created_at: string;
  readonly read_at: string | null;
}

/** A line of the audit log. */
export interface AuditEntryRow {
  readonly id: string;
  readonly organization_id: string;
  readonly action: string;
  readonly actor_id: string | null;
  readonly target_type: string;
  readonly target_id: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly request_id: string;
  /** JSON object of texts. */
  readonly details: string;
  readonly occurred_at: string;
}
