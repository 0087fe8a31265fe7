import { choice, flag, folded, instant, json, number, text } from '../../../kit/database/columns.ts';
import { columns, type RowOf } from '../../../kit/database/row-codec.ts';
import type { MailKind } from '../model/mail.ts';
import type { MailedTokenPurpose } from '../model/mailed-token.ts';
import type { NotificationKind, NotificationSubjectType } from '../model/notification.ts';
import type { RevocationReason } from '../model/session.ts';
import type { UserStatus } from '../model/user.ts';

/** Tables of the auth database, each by the columns that keep the fields of its model. */
export interface AuthTables {
  readonly organizations: RowOf<typeof organizationColumns>;
  readonly users: RowOf<typeof accountColumns> & {
    /** What lists are sorted by and searched for. */
    readonly display_name: string;
    readonly display_name_folded: string;
    readonly search_folded: string;
  };
  readonly memberships: RowOf<typeof membershipColumns>;
  readonly membership_roles: RowOf<typeof membershipRoleColumns>;
  readonly sessions: RowOf<typeof sessionColumns>;
  readonly refresh_tokens: RowOf<typeof refreshTokenColumns>;
  readonly mailed_tokens: RowOf<typeof mailedTokenColumns>;
  readonly mails: RowOf<typeof mailColumns>;
  readonly login_failures: RowOf<typeof loginFailureColumns>;
  readonly signing_keys: RowOf<typeof signingKeyColumns>;
  readonly mfa_secrets: RowOf<typeof mfaSecretColumns>;
  readonly recovery_codes: RowOf<typeof recoveryCodeColumns>;
  readonly notifications: RowOf<typeof notificationColumns>;
  readonly audit_entries: RowOf<typeof auditEntryColumns>;
}

/** An organization; its slug is unique. */
export const organizationColumns = columns({
  id: text,
  name: text,
  slug: text,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  nameFolded: folded('name'),
});

const person = {
  id: text,
  email: text,
  emailProvenAt: instant.optional,
  firstName: text,
  lastName: text,
  username: text.optional,
  isMfaEnabled: flag,
  lastLoginAt: instant.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
};

/** A person, whatever the organization. */
export const accountColumns = columns({
  ...person,
  passwordHash: text.optional,
  homeOrganizationId: text,
});

/** A person as one organization sees them; a query joins it. */
export const memberColumns = columns({ ...person, status: choice<UserStatus>() });

/** The membership of a user in an organization, without its roles. */
export const membershipColumns = columns({
  userId: text,
  organizationId: text,
  status: choice<UserStatus>(),
  createdAt: instant,
  hasJoined: flag,
  isFounder: flag,
});

/** One role of a membership. */
export const membershipRoleColumns = columns({ userId: text, organizationId: text, role: text });

/** A login in one organization; it is live until it expires or is revoked. */
export const sessionColumns = columns({
  id: text,
  userId: text,
  organizationId: text,
  userAgent: text,
  ip: text,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  revokedAt: instant.optional,
  revocationReason: choice<RevocationReason>().optional,
});

/** A refresh token by its hash; a used one keeps its successor, sealed, for a short retry. */
export const refreshTokenColumns = columns({
  tokenHash: text,
  sessionId: text,
  createdAt: instant,
  usedAt: instant.optional,
  sealedSuccessor: text.optional,
});

/** A token that was sent by mail, by its hash, for one purpose. */
export const mailedTokenColumns = columns({
  tokenHash: text,
  purpose: choice<MailedTokenPurpose>(),
  userId: text,
  organizationId: text,
  firstName: text.optional,
  lastName: text.optional,
  createdAt: instant,
  expiresAt: instant,
});

/** A mail that waits for delivery. */
export const mailColumns = columns({
  id: text,
  organizationId: text,
  recipient: text,
  kind: choice<MailKind>(),
  subject: text,
  body: text,
  createdAt: instant,
});

/** Failed logins of one bucket (an account or an address) in the window that ends at `windowEndsAt`. */
export const loginFailureColumns = columns({ bucket: text, failures: number, windowEndsAt: instant });

/** A generation of the key that signs access tokens; `privateJwk` is sealed when there is an encryption key. */
export const signingKeyColumns = columns({
  generation: number,
  kid: text,
  publicJwk: text,
  privateJwk: text,
  createdAt: instant,
  signsFrom: instant,
  signsUntil: instant,
  verifiesUntil: instant,
});

/** The second factor of a user; `lastUsedStep` keeps a code from being used twice. */
export const mfaSecretColumns = columns({
  userId: text,
  secret: text,
  createdAt: instant,
  confirmedAt: instant.optional,
  lastUsedStep: number.optional,
});

/** A recovery code by its hash. */
export const recoveryCodeColumns = columns({ userId: text, codeHash: text, usedAt: instant.optional });

/** A notification of a user; unread while `readAt` is empty. */
export const notificationColumns = columns({
  id: text,
  organizationId: text,
  userId: text,
  kind: choice<NotificationKind>(),
  title: text,
  body: text,
  link: text.optional,
  subjectType: choice<NotificationSubjectType>(),
  subjectId: text,
  createdAt: instant,
  readAt: instant.optional,
});

/** One entry of the audit log, with the request that caused it. */
export const auditEntryColumns = columns({
  id: text,
  organizationId: text,
  action: text,
  actorId: text.optional,
  targetType: text,
  targetId: text,
  ip: text,
  userAgent: text,
  requestId: text,
  details: json<Readonly<Record<string, string>>>(),
  occurredAt: instant,
});
