/** Where a subgraph listens. */
export interface SubgraphAddress {
  readonly scheme: 'http' | 'https' | 'unix';
  /** `http(s)://host:port`; for a unix socket `http://localhost`. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  /** Of a unix socket. */
  readonly socketPath: string | undefined;
}

/** Text that is not the address of a subgraph; the message continues "the URL of subgraph X …". */
export class SubgraphAddressError extends Error {
  override readonly name = 'SubgraphAddressError';
}

/**
 * Splits `http(s)://host/path` or `unix:<socket path>:<http path>`, where the HTTP path may be left out.
 * @throws {SubgraphAddressError} for any other text, and for one with credentials in it.
 */
export function readSubgraphAddress(text: string): SubgraphAddress {
  return text.startsWith('unix:') ? readUnixAddress(text) : readUrl(text);
}

function readUnixAddress(text: string): SubgraphAddress {
  const [, socketPath = '', path = '/', ...rest] = text.split(':');
  if (socketPath === '') throw new SubgraphAddressError('has no socket path');
  if (rest.length > 0 || !path.startsWith('/')) {
    throw new SubgraphAddressError('must be unix:<socket path>:<http path>, the latter beginning with /');
  }
  return { scheme: 'unix', origin: 'http://localhost', path, socketPath };
}

function readUrl(text: string): SubgraphAddress {
  const url = URL.parse(text);
  if (url === null) throw new SubgraphAddressError('is not valid');
  const scheme = url.protocol.slice(0, -1);
  if (scheme !== 'http' && scheme !== 'https') {
    throw new SubgraphAddressError(`has the unknown scheme ${JSON.stringify(scheme)}`);
  }
  if (url.username !== '' || url.password !== '') throw new SubgraphAddressError('must not hold credentials');
  return { scheme, origin: url.origin, path: `${url.pathname}${url.search}`, socketPath: undefined };
}
