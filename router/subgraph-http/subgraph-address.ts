/** Where a subgraph listens. */
export interface SubgraphAddress {
  /** `http(s)://host:port`; for a unix socket `http://localhost`. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly socketPath?: string;
}

/**
 * Splits `http(s)://host/path` or `unix:<socket path>:<http path>`.
 * @throws {Error} for any other URL, and for one with credentials in it.
 */
export function readSubgraphAddress(text: string, name: string): SubgraphAddress {
  if (text.startsWith('unix:')) {
    const separator = text.indexOf(':', 'unix:'.length);
    const socketPath = text.slice('unix:'.length, separator === -1 ? undefined : separator);
    return {
      origin: 'http://localhost',
      path: separator === -1 ? '/' : text.slice(separator + 1),
      socketPath,
    };
  }
  if (!URL.canParse(text)) throw new Error(`Subgraph ${name} has no usable URL: ${JSON.stringify(text)}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`Subgraph ${name} has a URL of an unsupported kind: ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '')
    throw new Error(`The URL of subgraph ${name} has credentials in it`);
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}
