import type { IncomingHttpHeaders } from 'node:http';
import type { CsrfConfig } from '../config/browser-config.ts';

/**
 * Whether a page of another origin could have made a browser send this request, unnoticed, with what the browser
 * knows of the viewer. `strict` asks for proof of a preflight. `fetch-metadata` also believes what browsers say
 * about a request themselves, in headers that a page cannot set (Fetch Metadata Request Headers, sections 2.2 and
 * 2.4). `Accept` does not count, because every page may set it.
 */
export function mayBeForged(headers: IncomingHttpHeaders, { mode, requiredHeaders }: CsrfConfig): boolean {
  if (hadPreflight(headers, requiredHeaders)) return false;
  return mode === 'strict' || !isInnocent(headers);
}

/** Media types a browser sends across origins without asking first (Fetch standard, "CORS-safelisted"). */
const simpleTypes = new Set(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);

/** A browser asks before it sends one of these headers, or such a content type, to another origin. */
function hadPreflight(headers: IncomingHttpHeaders, preflightHeaders: readonly string[]): boolean {
  const contentType = headers['content-type'];
  if (contentType !== undefined && isPreflightedType(contentType)) return true;
  return preflightHeaders.some((name) => Boolean(headers[name.toLowerCase()]));
}

/** A type that is not even well formed counts as simple: browsers have sent those. */
function isPreflightedType(contentType: string): boolean {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) && !contentType.includes(',') && !simpleTypes.has(type);
}

/**
 * Pages of the same origin or site may ask. In mode `cors` others may too, because CORS decides whether they can
 * read the answer. Without a word of where it comes from (no browser, an old one, or plain HTTP), and for what the
 * browser says no page is behind (`none`: an address that was typed, or a link in another program), a request may
 * be answered when it carries nothing that a browser adds by itself.
 */
function isInnocent(headers: IncomingHttpHeaders): boolean {
  if (headers['sec-fetch-mode'] === 'cors') return true;
  switch (headers['sec-fetch-site']) {
    case 'same-origin':
    case 'same-site':
      return true;
    case undefined:
    case 'none':
      return !carriesAmbientCredentials(headers);
    default:
      return false;
  }
}

/** Cookies, and the schemes of HTTP authentication that browsers remember; a bearer token is set by a program. */
function carriesAmbientCredentials({ cookie, authorization }: IncomingHttpHeaders): boolean {
  return cookie !== undefined || (authorization !== undefined && !/^bearer /i.test(authorization));
}
