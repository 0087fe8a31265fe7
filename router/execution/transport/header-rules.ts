/** What happens to headers on the way to one subgraph, in order. */
export type RequestHeaderRule =
  | {
      readonly kind: 'propagate';
      /** Lower-case name, or a pattern over lower-case names. */
      readonly named?: string | undefined;
      readonly matching?: RegExp | undefined;
      /** Sent under this name instead; only with `named`. */
      readonly rename?: string | undefined;
      /** Sent when the client sent none; only with `named`. */
      readonly default?: string | undefined;
    }
  | { readonly kind: 'insert'; readonly name: string; readonly value: string }
  | { readonly kind: 'remove'; readonly named?: string | undefined; readonly matching?: RegExp | undefined };

/** What of a subgraph's response headers reaches the client. */
export interface ResponseHeaderRule {
  readonly named?: string | undefined;
  readonly matching?: RegExp | undefined;
  readonly rename?: string | undefined;
  /** Which value wins when several subgraphs send one. Default `last`; `set-cookie` is always `append`. */
  readonly algorithm?: 'first' | 'last' | 'append' | undefined;
}

/** Rules for all subgraphs and, after them, for single ones. */
export interface HeaderRules {
  readonly request?: readonly RequestHeaderRule[] | undefined;
  readonly response?: readonly ResponseHeaderRule[] | undefined;
  readonly subgraphs?:
    | Readonly<
        Record<
          string,
          {
            readonly request?: readonly RequestHeaderRule[] | undefined;
            readonly response?: readonly ResponseHeaderRule[] | undefined;
          }
        >
      >
    | undefined;
}

/** Headers that belong to one connection or to one body; no rule forwards them. */
const neverForwarded = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Applies request rules: what of the client's headers goes to a subgraph. */
export function forwardHeaders(
  rules: HeaderRules,
  subgraph: string,
  client: Readonly<Record<string, string>>,
): Record<string, string> {
  const sent = new Map<string, string>();
  const own = Object.hasOwn(rules.subgraphs ?? {}, subgraph)
    ? rules.subgraphs?.[subgraph]?.request
    : undefined;
  for (const rule of [...(rules.request ?? []), ...(own ?? [])]) {
    switch (rule.kind) {
      case 'insert':
        sent.set(rule.name.toLowerCase(), rule.value);
        break;
      case 'remove':
        for (const name of sent.keys()) if (matches(rule, name)) sent.delete(name);
        break;
      case 'propagate':
        propagate(rule, client, sent);
    }
  }
  for (const name of sent.keys()) if (neverForwarded.has(name)) sent.delete(name);
  return Object.fromEntries(sent);
}

function propagate(
  rule: Extract<RequestHeaderRule, { kind: 'propagate' }>,
  client: Readonly<Record<string, string>>,
  sent: Map<string, string>,
): void {
  if (rule.named !== undefined) {
    const name = rule.named.toLowerCase();
    const value = Object.hasOwn(client, name) ? client[name] : rule.default;
    if (value !== undefined) sent.set((rule.rename ?? name).toLowerCase(), value);
    return;
  }
  for (const [name, value] of Object.entries(client)) {
    if (matches(rule, name) && !neverForwarded.has(name)) sent.set(name, value);
  }
}

function matches(
  rule: { readonly named?: string | undefined; readonly matching?: RegExp | undefined },
  name: string,
): boolean {
  if (rule.named !== undefined) return rule.named.toLowerCase() === name;
  return rule.matching?.test(name) ?? false;
}

type HeaderValues = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Collects response headers of all subgraph answers of a request. `cache-control` is merged to the strictest
 * of them, as soon as a rule lets it through; values of `set-cookie` stay apart.
 */
export function mergeResponseHeaders(
  rules: HeaderRules,
  answers: ReadonlyArray<{ readonly subgraph: string; readonly headers: HeaderValues }>,
): Array<[name: string, value: string]> {
  const merged = new Map<string, string[]>();
  const cacheControls: Array<string | undefined> = [];
  for (const { subgraph, headers } of answers) {
    const own = Object.hasOwn(rules.subgraphs ?? {}, subgraph)
      ? rules.subgraphs?.[subgraph]?.response
      : undefined;
    for (const rule of [...(rules.response ?? []), ...(own ?? [])]) {
      if (matches(rule, 'cache-control')) cacheControls.push(single(headers['cache-control']));
      for (const [name, value] of Object.entries(headers)) {
        if (
          value === undefined ||
          !matches(rule, name) ||
          neverForwarded.has(name) ||
          name === 'cache-control'
        )
          continue;
        mergeValue(
          merged,
          rule.rename?.toLowerCase() ?? name,
          typeof value === 'string' ? [value] : value,
          rule,
        );
      }
    }
  }
  const result = [...merged].flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const cacheControl = strictestCacheControl(cacheControls);
  return cacheControl === undefined ? result : [...result, ['cache-control', cacheControl]];
}

function mergeValue(
  merged: Map<string, string[]>,
  name: string,
  values: readonly string[],
  rule: ResponseHeaderRule,
): void {
  const known = merged.get(name);
  if (known === undefined) {
    merged.set(name, [...values]);
    return;
  }
  switch (name === 'set-cookie' ? 'append' : (rule.algorithm ?? 'last')) {
    case 'first':
      return;
    case 'append':
      known.push(...values.filter((value) => !known.includes(value)));
      return;
    case 'last':
      merged.set(name, [...values]);
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/**
 * The strictest of several `cache-control` values: one answer that says nothing, or `no-store`, makes the
 * whole response uncacheable; `private` wins over `public`; the shortest `max-age` counts.
 */
export function strictestCacheControl(values: ReadonlyArray<string | undefined>): string | undefined {
  if (values.every((value) => value === undefined)) return undefined;
  let maxAge = Number.POSITIVE_INFINITY;
  let isPrivate = false;
  let mustRevalidate = false;
  for (const value of values) {
    const directives = (value ?? 'no-store')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim());
    if (directives.includes('no-store')) return 'no-store';
    if (directives.includes('no-cache')) mustRevalidate = true;
    if (directives.includes('private')) isPrivate = true;
    const age = directives.find((part) => /^max-age=\d+$/.test(part));
    maxAge = Math.min(maxAge, age === undefined ? 0 : Number(age.slice('max-age='.length)));
  }
  const parts = [`max-age=${maxAge}`, isPrivate ? 'private' : 'public'];
  return mustRevalidate ? ['no-cache', ...parts].join(', ') : parts.join(', ');
}
