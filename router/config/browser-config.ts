import { z } from 'zod';

/** The `csrf` section. */
export const csrfConfig = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe('Whether requests that a page of another site could forge are refused with CSRF_ERROR.'),
  mode: z
    .enum(['fetch-metadata', 'strict'])
    .default('fetch-metadata')
    .describe(
      '`fetch-metadata` answers a query by GET that comes from the same site or in mode `cors` (`Sec-Fetch-Site`, `Sec-Fetch-Mode`), and one without these headers that carries no cookie; `strict` asks each for proof of a preflight: one of `requiredHeaders`, or the content type application/json.',
    ),
  requiredHeaders: z
    .array(z.string().min(1))
    .default([
      'x-apollo-operation-name',
      'apollo-require-preflight',
      'graphql-require-preflight',
      'x-requested-with',
    ])
    .describe(
      'A request with one of these non-empty headers had a preflight and is answered in either mode.',
    ),
});

const demoUser = z.strictObject({ label: z.string().min(1), email: z.string().min(3) });

/** The `graphiql` section. */
export const graphiqlConfig = z.strictObject({
  enabled: z
    .boolean()
    .optional()
    .describe('Whether browsers get GraphiQL at the endpoint. Default: in development.'),
  title: z.string().min(1).optional().describe('Title of the page. Default: `homepage.title`.'),
  demoUsers: z
    .array(demoUser)
    .default([])
    .describe('Users offered as one-click logins, `[{ label, email }]`; development only.'),
  demoPassword: z.string().optional().describe('Password of all `demoUsers`. It is part of the page.'),
  demoLoginOperation: z
    .string()
    .optional()
    .describe('Document that signs in one of `demoUsers`; its variables are `$email` and `$password`.'),
  demoTokenPath: z
    .string()
    .regex(/^\w+(\.\w+)*$/, 'is not a path of fields, `login.accessToken` for example')
    .optional()
    .describe(
      'Where in the data of `demoLoginOperation` the access token is: response names with dots between.',
    ),
  demoLogoutOperation: z
    .string()
    .optional()
    .describe('Document without variables that ends the session of a demo user who signs out.'),
  defaultQuery: z.string().optional().describe('Operation the editor opens with.'),
});

/** Resolved `csrf` section. */
export type CsrfConfig = Readonly<z.infer<typeof csrfConfig>>;
/** Resolved `graphiql` section. */
export type GraphiqlConfig = Readonly<z.infer<typeof graphiqlConfig>>;
