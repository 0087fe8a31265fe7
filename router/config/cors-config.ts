import { z } from 'zod';

/** Allows every origin, and stands for one label or a port in the pattern of an origin. */
export const anyOrigin = '*';

const origin = z
  .string()
  .regex(
    /^(\*|[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/?#@\\,]+)$/,
    'is not an origin: a scheme and a host without a path, `https://app.example`, with `*` for one label or the port, or `*` alone',
  );

const headerName = z.string().regex(/^[!#$%&'+.^_`|~\w-]+$/, 'must be a header name');

/** The `cors` section. */
export const corsConfig = z.strictObject({
  origins: z
    .array(origin)
    .default([])
    .describe(
      'Origins whose pages may call and read answers: exact (`https://app.example`), patterns in which `*` is one label of the host or the port (`https://*.app.example`, `https://pr-*.app.example`, `http://localhost:*`), or `*` alone for all; none by default.',
    ),
  localhost: z
    .boolean()
    .optional()
    .describe(
      'Whether pages of localhost, 127.0.0.1 and [::1] may too, on whatever port. Default: in development.',
    ),
  headers: z
    .array(headerName)
    .default([])
    .describe(
      'Further headers that pages may send and read. Those of header rules, of client names (`apollographql-*`, `x-apollo-*`, `graphql-client-*`), of traces and of `csrf.requiredHeaders` always may be.',
    ),
  credentials: z
    .boolean()
    .default(false)
    .describe('Whether cookies and HTTP authentication may be sent. Impossible together with `*`.'),
  maxAgeSeconds: z.number().int().min(0).default(600).describe('How long browsers keep a preflight answer.'),
});

/** Resolved `cors` section. */
export type CorsConfig = Readonly<z.infer<typeof corsConfig>>;

/** What is wrong with a `cors` section as a whole: the option, and why. */
export function findCorsMistakes({
  origins,
  credentials,
}: CorsConfig): ReadonlyArray<readonly [option: 'origins' | 'credentials', message: string]> {
  const isOpen = origins.includes(anyOrigin);
  const tooWide = credentials
    ? origins.filter((entry) => entry !== anyOrigin && matchesForeignSites(entry))
    : [];
  return [
    ...(isOpen && credentials
      ? [['credentials', 'cannot be allowed for every origin: list the origins'] as const]
      : []),
    ...(isOpen && origins.length > 1
      ? [['origins', 'is either "*" alone or a list of origins'] as const]
      : []),
    ...tooWide.map(
      (entry) =>
        [
          'credentials',
          `cannot be allowed for ${entry}, which matches origins of anybody: name the domain`,
        ] as const,
    ),
  ];
}

/** Whether a pattern leaves open to which registered domain an origin belongs: its last two labels have a `*`. */
function matchesForeignSites(pattern: string): boolean {
  const host = pattern.replace(/^.*:\/\//, '').replace(/:[\d*]+$/, '');
  return host.split('.').slice(-2).join('.').includes(anyOrigin);
}
