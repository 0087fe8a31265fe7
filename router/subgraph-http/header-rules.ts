import { isConnectionHeader } from '../config/connection-headers.ts';
import { strictestCacheControl } from './cache-control.ts';

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

/** Response headers the router itself answers for; `cache-control` is merged, not copied. */
const neverReturned = new Set([
  'cache-control',
  'content-security-policy',
  'date',
  'referrer-policy',
  'server',
  'strict-transport-security',
  'vary',
  'x-content-type-options',
  'x-frame-options',
  'x-powered-by',
  'x-request-id',
]);

/** Whether cookies of a subgraph, or of any when none is named, reach the client, under whatever name it sends them. */
export function passesCookies(rules: HeaderRules, subgraph?: string): boolean {
  const own = subgraph === undefined ? Object.keys(rules.subgraphs ?? {}) : [subgraph];
  return [...(rules.response ?? []), ...own.flatMap((name) => responseRulesOf(rules, name))].some(
    (rule) => matches(rule, 'set-cookie') || rule.rename?.toLowerCase() === 'set-cookie',
  );
}

function mayBeReturned(name: string): boolean {
  return (
    !isConnectionHeader(name) &&
    !neverReturned.has(name) &&
    !name.startsWith('access-control-') &&
    !name.startsWith('cross-origin-')
  );
}

function responseRulesOf(rules: HeaderRules, subgraph: string): readonly ResponseHeaderRule[] {
  return Object.hasOwn(rules.subgraphs ?? {}, subgraph) ? (rules.subgraphs?.[subgraph]?.response ?? []) : [];
}

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
  for (const name of sent.keys()) if (isConnectionHeader(name)) sent.delete(name);
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
    if (matches(rule, name) && !isConnectionHeader(name)) sent.set(name, value);
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

/** Response headers of one subgraph answer. */
export interface AnswerHeaders {
  readonly subgraph: string;
  readonly headers: HeaderValues;
}

/** Whether any header of a subgraph's answer may reach the client. */
export function hasResponseRules(rules: HeaderRules): boolean {
  return rules.response !== undefined || rules.subgraphs !== undefined;
}

/**
 * Collects response headers of all subgraph answers of a request. As soon as a rule lets `cache-control` of one of
 * them through, it is merged to the strictest of all of them; values of `set-cookie` stay apart. What the router
 * answers for itself (security, CORS, `vary`, the request id) subgraphs cannot change. A response with errors is not
 * for caches, whatever the subgraphs that did answer say.
 */
export function mergeResponseHeaders(
  rules: HeaderRules,
  answers: readonly AnswerHeaders[],
  hasErrors = false,
): Array<[name: string, value: string]> {
  const merged = new Map<string, string[]>();
  let isCacheable = false;
  for (const { subgraph, headers } of answers) {
    for (const rule of [...(rules.response ?? []), ...responseRulesOf(rules, subgraph)]) {
      if (matches(rule, 'cache-control')) isCacheable = true;
      for (const [name, value] of Object.entries(headers)) {
        const target = rule.rename?.toLowerCase() ?? name;
        if (value === undefined || !matches(rule, name)) continue;
        if (!mayBeReturned(name) || !mayBeReturned(target)) continue;
        mergeValue(merged, target, typeof value === 'string' ? [value] : value, rule);
      }
    }
  }
  const result = [...merged].flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const cacheControl = isCacheable
    ? strictestCacheControl(answers.map(({ headers }) => single(headers['cache-control'])))
    : undefined;
  return cacheControl === undefined
    ? result
    : [...result, ['cache-control', hasErrors ? 'no-store' : cacheControl]];
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
