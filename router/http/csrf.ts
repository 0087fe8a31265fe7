import type { IncomingHttpHeaders } from 'node:http';

/** Media types a browser sends across origins without asking first (Fetch standard, "CORS-safelisted"). */
const simpleTypes = new Set(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);

/**
 * Whether a page of another origin could have sent this request without a preflight: it has no content type
 * that needs one and none of the headers that need one.
 */
export function mayBeForged(headers: IncomingHttpHeaders, preflightHeaders: readonly string[]): boolean {
  const contentType = headers['content-type'];
  if (contentType !== undefined && isPreflightedType(contentType)) return false;
  return !preflightHeaders.some((name) => Boolean(headers[name]));
}

/** A type that is not even well formed counts as simple: browsers have sent those. */
function isPreflightedType(contentType: string): boolean {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) && !contentType.includes(',') && !simpleTypes.has(type);
}
