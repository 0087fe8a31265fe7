import { z } from 'zod';

/** Settings of the auth service, from the environment. */
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
    ERP_JWT_ISSUER: z.string().min(1).default('erp-auth'),
    ERP_JWT_AUDIENCE: z.string().min(1).default('erp-supergraph'),
    ERP_AUTH_DEFAULT_ORGANIZATION: z.string().min(1).default('acme'),
    ERP_AUTH_KEY_LIFETIME_DAYS: z.coerce.number().int().min(1).max(365).default(30),
    ERP_AUTH_FAILURES_PER_ACCOUNT: z.coerce.number().int().min(1).max(1_000).default(5),
    ERP_AUTH_FAILURES_PER_ADDRESS: z.coerce.number().int().min(1).max(100_000).default(20),
    ERP_AUTH_LINK_BASE_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:4000'),
    ERP_AUTH_LOG_MAIL: z.enum(['true', 'false']).default('false'),
    ERP_AUTH_ENCRYPTION_KEY: z.string().min(32).optional(),
    ERP_AUTH_BOOTSTRAP_EMAIL: z.email().optional(),
    ERP_AUTH_BOOTSTRAP_PASSWORD: z.string().min(8).optional(),
  })
  .refine(
    (values) =>
      (values.ERP_AUTH_BOOTSTRAP_EMAIL === undefined) === (values.ERP_AUTH_BOOTSTRAP_PASSWORD === undefined),
    {
      path: ['ERP_AUTH_BOOTSTRAP_EMAIL'],
      message: 'Set both ERP_AUTH_BOOTSTRAP_EMAIL and ERP_AUTH_BOOTSTRAP_PASSWORD, or neither.',
    },
  );

/** Reads and checks the settings. Throws one error that lists everything that is wrong. */
export function readAuthSettings(environment: Readonly<Record<string, string | undefined>>): AuthSettings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.map(String).join('.')}: ${issue.message}`,
    );
    throw new Error(`The auth service cannot start: ${problems.join('; ')}`);
  }
  const values = parsed.data;
  return {
    issuer: values.ERP_JWT_ISSUER,
    audience: values.ERP_JWT_AUDIENCE,
    defaultOrganization: values.ERP_AUTH_DEFAULT_ORGANIZATION,
    keyLifetimeDays: values.ERP_AUTH_KEY_LIFETIME_DAYS,
    failuresPerAccount: values.ERP_AUTH_FAILURES_PER_ACCOUNT,
    failuresPerAddress: values.ERP_AUTH_FAILURES_PER_ADDRESS,
    linkBaseUrl: values.ERP_AUTH_LINK_BASE_URL.replace(/\/+$/, ''),
    isMailLogged: values.ERP_AUTH_LOG_MAIL === 'true',
    encryptionKey: values.ERP_AUTH_ENCRYPTION_KEY,
    bootstrap:
      values.ERP_AUTH_BOOTSTRAP_EMAIL !== undefined && values.ERP_AUTH_BOOTSTRAP_PASSWORD !== undefined
        ? { email: values.ERP_AUTH_BOOTSTRAP_EMAIL, password: values.ERP_AUTH_BOOTSTRAP_PASSWORD }
        : undefined,
  };
}
