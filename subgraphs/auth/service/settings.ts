import { z } from 'zod';
import { defineSettings } from '../../kit/part/define-settings.ts';
import { trueOrFalse, webAddress, wholeNumber } from '../../kit/part/read-settings.ts';

/** Settings of the auth service. */
export interface AuthSettings {
  /** `iss` of access tokens. */
  readonly issuer: string;
  /** `aud` of access tokens. */
  readonly audience: string;
  /** Slug of the organization that new users register with. */
  readonly defaultOrganization: string;
  /** Days a signing key signs. */
  readonly keyLifetimeDays: number;
  /** Failed logins in 15 minutes after which an account refuses more. */
  readonly failuresPerAccount: number;
  /** Failed logins in 15 minutes after which an address is refused. */
  readonly failuresPerAddress: number;
  /** Registrations in 15 minutes after which an address is refused. */
  readonly registrationsPerAddress: number;
  /** Invitations in 15 minutes after which a user is refused. */
  readonly invitationsPerUser: number;
  /** Base of the links in mails, without trailing slash. */
  readonly linkBaseUrl: string;
  /** Writes mails, with their links, to the log: for development. */
  readonly isMailLogged: boolean;
  /** Seals private keys and TOTP secrets in the database; undefined stores them readable. */
  readonly encryptionKey: string | undefined;
  /** The first owner, created when the database holds no organization. */
  readonly bootstrap: { readonly email: string; readonly password: string } | undefined;
}

const schema = z
  .object({
    ERP_JWT_ISSUER: z
      .string()
      .default('erp-auth')
      .describe('`iss` of access tokens; the router expects the same'),
    ERP_JWT_AUDIENCE: z
      .string()
      .default('erp-supergraph')
      .describe('`aud` of access tokens; the router expects the same'),
    ERP_AUTH_DEFAULT_ORGANIZATION: z
      .string()
      .default('acme')
      .describe('slug of the organization that `register` uses when none is given'),
    ERP_AUTH_KEY_LIFETIME_DAYS: wholeNumber(1, 365).default(30).describe('how long a signing key signs'),
    ERP_AUTH_FAILURES_PER_ACCOUNT: wholeNumber(1, 1_000)
      .default(5)
      .describe('failed logins in 15 minutes after which an account refuses more'),
    ERP_AUTH_FAILURES_PER_ADDRESS: wholeNumber(1, 100_000)
      .default(20)
      .describe('failed logins in 15 minutes after which an address is refused'),
    ERP_AUTH_REGISTRATIONS_PER_ADDRESS: wholeNumber(1, 100_000)
      .default(60)
      .describe('registrations in 15 minutes after which an address is refused'),
    ERP_AUTH_INVITATIONS_PER_USER: wholeNumber(1, 100_000)
      .default(60)
      .describe('invitations in 15 minutes after which the user who invites is refused'),
    ERP_AUTH_LINK_BASE_URL: webAddress()
      .default('http://localhost:4000')
      .describe(
        'base of `/reset-password?token=`, `/accept-invite?token=` and `/confirm-email?token=` in mails',
      ),
    ERP_AUTH_LOG_MAIL: trueOrFalse()
      .default(false)
      .describe('writes mails with their links to the log, for development'),
    ERP_AUTH_ENCRYPTION_KEY: z
      .string()
      .min(32, '32 characters or more')
      .optional()
      .describe(
        '32 characters or more: seals private keys and TOTP secrets in the database; without it they are readable there',
      ),
    ERP_AUTH_BOOTSTRAP_EMAIL: z
      .email('an e-mail address')
      .optional()
      .describe('first owner of the default organization, which is founded when there is none'),
    ERP_AUTH_BOOTSTRAP_PASSWORD: z
      .string()
      .min(8, '8 characters or more')
      .optional()
      .describe('password of the first owner'),
  })
  .refine(
    (values) =>
      (values.ERP_AUTH_BOOTSTRAP_EMAIL === undefined) === (values.ERP_AUTH_BOOTSTRAP_PASSWORD === undefined),
    {
      path: ['ERP_AUTH_BOOTSTRAP_EMAIL'],
      message: 'Set both ERP_AUTH_BOOTSTRAP_EMAIL and ERP_AUTH_BOOTSTRAP_PASSWORD, or neither.',
    },
  );

/** Reads `ERP_AUTH_…` and `ERP_JWT_…`. */
export const settings = defineSettings(
  'auth',
  schema,
  (values): AuthSettings => ({
    issuer: values.ERP_JWT_ISSUER,
    audience: values.ERP_JWT_AUDIENCE,
    defaultOrganization: values.ERP_AUTH_DEFAULT_ORGANIZATION,
    keyLifetimeDays: values.ERP_AUTH_KEY_LIFETIME_DAYS,
    failuresPerAccount: values.ERP_AUTH_FAILURES_PER_ACCOUNT,
    failuresPerAddress: values.ERP_AUTH_FAILURES_PER_ADDRESS,
    registrationsPerAddress: values.ERP_AUTH_REGISTRATIONS_PER_ADDRESS,
    invitationsPerUser: values.ERP_AUTH_INVITATIONS_PER_USER,
    linkBaseUrl: values.ERP_AUTH_LINK_BASE_URL.replace(/\/+$/, ''),
    isMailLogged: values.ERP_AUTH_LOG_MAIL,
    encryptionKey: values.ERP_AUTH_ENCRYPTION_KEY,
    bootstrap:
      values.ERP_AUTH_BOOTSTRAP_EMAIL !== undefined && values.ERP_AUTH_BOOTSTRAP_PASSWORD !== undefined
        ? { email: values.ERP_AUTH_BOOTSTRAP_EMAIL, password: values.ERP_AUTH_BOOTSTRAP_PASSWORD }
        : undefined,
  }),
);
