import type { IncomingHttpHeaders } from 'node:http';

/** Headers that claim an identity; clients cannot set them. `*` at the end matches a prefix. */
const identityHeaders = [
  'x-viewer*',
  'x-user*',
  'x-org*',
  'x-tenant*',
  'x-role*',
  'x-permission*',
  'x-scope*',
  'x-session*',
  'x-auth-*',
  'x-authenticated*',
  'x-forwarded-user',
  'x-client-ip',
  'x-client-user-agent',
  'x-remote-user',
] as const;

/** Headers that belong to one connection (RFC 9110 section 7.6.1) or describe one body. */
const connectionHeaders = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-*',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;

const maxRememberedNames = 1_000;

/** Client headers without the ones a client may not decide about. */
export type HeaderFilter = (headers: IncomingHttpHeaders) => Record<string, string>;

/**
 * Creates a filter that drops identity headers (`_` counts as `-`, because some servers make them equal),
 * headers of the connection, and what the client's `Connection` header names. `further` adds names.
 */
export function createHeaderFilter(further: readonly string[]): HeaderFilter {
  const patterns = [...identityHeaders, ...connectionHeaders, ...further].map(normalizeName);
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const prefixes = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  const remembered = new Map<string, boolean>();

  function isDropped(name: string): boolean {
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const normalized = normalizeName(name);
    const decision = exact.has(normalized) || prefixes.some((prefix) => normalized.startsWith(prefix));
    if (remembered.size < maxRememberedNames) remembered.set(name, decision);
    return decision;
  }

  return (headers) => {
    const kept: Record<string, string> = {};
    for (const name in headers) {
      const value = headers[name];
      if (value === undefined || name === '__proto__' || isDropped(name)) continue;
      kept[name] = typeof value === 'string' ? value : value.join(', ');
    }
    dropNamedByConnection(headers.connection, kept);
    return kept;
  };
}

function dropNamedByConnection(connection: string | undefined, kept: Record<string, string>): void {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return;
  for (const name of connection.split(',')) delete kept[name.trim().toLowerCase()];
}

function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
