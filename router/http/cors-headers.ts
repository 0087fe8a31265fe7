import type { HeaderRules } from '../subgraph-http/header-rules.ts';

/** Headers that pages of other origins may send and read. */
interface CorsHeaders {
  /** The value of `Access-Control-Allow-Headers` for a preflight that asks for `requested`. */
  readonly allow: (requested: string | undefined) => string;
  /** The value of `Access-Control-Expose-Headers`. What else an answer carries is added to it where it is sent. */
  readonly expose: string;
}

/** What decides about headers, besides the header rules. */
interface CorsHeaderOptions {
  /** Headers that prove a preflight. */
  readonly preflightHeaders: readonly string[];
  /** Further headers that pages may send and read. */
  readonly further: readonly string[];
}

/** What the router itself understands, in requests. */
const understood = [
  'accept',
  'accept-language',
  'apollographql-client-name',
  'apollographql-client-version',
  'authorization',
  'baggage',
  'content-type',
  'graphql-client-name',
  'graphql-client-version',
  'idempotency-key',
  'traceparent',
  'tracestate',
  'x-apollo-operation-id',
  'x-apollo-operation-name',
  'x-apollo-operation-type',
  'x-query-plan',
  'x-request-id',
];

/** Names that clients make up: versions, features and tools of GraphQL clients. */
const clientForm = /^(apollographql|apollo|x-apollo|graphql-client|x-graphql-client)-[\w-]+$/;

/** What the router itself says, in answers. */
const said = ['ratelimit', 'ratelimit-policy', 'retry-after', 'www-authenticate', 'x-request-id'];

/** Derives the headers from the rules for all subgraphs and for each. */
export function createCorsHeaders(
  rules: HeaderRules,
  { preflightHeaders, further }: CorsHeaderOptions,
): CorsHeaders {
  const own = Object.values(rules.subgraphs ?? {});
  const received = [rules, ...own]
    .flatMap(({ request = [] }) => request)
    .flatMap((rule) => (rule.kind === 'propagate' ? [rule] : []));
  const returned = [rules, ...own].flatMap(({ response = [] }) => response);
  const allowed = namesOf([
    ...understood,
    ...preflightHeaders,
    ...further,
    ...received.map(({ named }) => named),
  ]);
  const patterns = [clientForm, ...received.flatMap(({ matching }) => matching ?? [])];
  const allowedText = [...allowed].join(', ');
  return {
    allow(requested) {
      const asked = namesOf(requested?.split(',') ?? []);
      const matching = [...asked].filter(
        (name) => !allowed.has(name) && patterns.some((pattern) => pattern.test(name)),
      );
      return [allowedText, ...matching].join(', ');
    },
    expose: [...namesOf([...said, ...further, ...returned.map(({ named, rename }) => rename ?? named)])]
      .filter(isReadable)
      .join(', '),
  };
}

/** Adds headers of one answer to those that pages may read. */
export function exposeAlso(exposed: string, names: Iterable<string>): string {
  const known = namesOf(exposed.split(','));
  const added = [...namesOf(names)].filter((name) => !known.has(name) && isReadable(name));
  return added.length === 0 ? exposed : [exposed, ...added].join(', ');
}

/** No page may read cookies of answers (Fetch standard, "forbidden response-header name"). */
function isReadable(name: string): boolean {
  return name !== 'set-cookie' && name !== 'set-cookie2';
}

/** Well-formed names in lower case; `*` would allow all. */
function namesOf(names: Iterable<string | undefined>): Set<string> {
  const found = new Set<string>();
  for (const name of names) {
    const lower = name?.trim().toLowerCase() ?? '';
    if (/^[!#$%&'+.^_`|~\w-]+$/.test(lower)) found.add(lower);
  }
  return found;
}
