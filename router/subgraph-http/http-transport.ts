import type { SubgraphEndpoint } from '../graphql/supergraph-snapshot.ts';
import { type ConnectionPools, createConnectionPools } from './connection-pools.ts';
import {
  type HttpTransportOptions,
  type ResolvedConnection,
  resolveConnection,
} from './connection-settings.ts';
import { type ExchangeTarget, exchange } from './http-exchange.ts';
import { readSubgraphAddress, type SubgraphAddress } from './subgraph-address.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphTransport } from './subgraph-transport.ts';

/**
 * Speaks HTTP with subgraphs.
 * @throws {Error} on a URL that is neither http(s) nor unix, TLS options for a subgraph that is not https, a TLS file
 * that cannot be read.
 */
export function createHttpTransport(
  endpoints: readonly SubgraphEndpoint[],
  options: HttpTransportOptions = {},
): SubgraphTransport {
  const pools = createConnectionPools();
  const targets = new Map(
    endpoints.map(({ name, url }) => {
      const settings = resolveConnection(options, name);
      return [name, openTarget(readAddress(settings.url ?? url, name), settings, name, pools)] as const;
    }),
  );
  return {
    send(request, signal) {
      const target = targets.get(request.subgraph);
      return target === undefined
        ? Promise.reject(new SubgraphFailure('UNAVAILABLE', `No such subgraph: ${request.subgraph}`))
        : exchange(target, request, signal);
    },
    close: () => pools.close(),
  };
}

function readAddress(url: string, name: string): SubgraphAddress {
  try {
    return readSubgraphAddress(url);
  } catch (error: unknown) {
    const reason = Error.isError(error) ? error.message : String(error);
    throw new Error(`The URL of subgraph ${name} ${reason}`, { cause: error });
  }
}

function openTarget(
  address: SubgraphAddress,
  settings: ResolvedConnection,
  name: string,
  pools: ConnectionPools,
): ExchangeTarget {
  if (settings.hasOwnTls && address.scheme !== 'https') {
    throw new Error(`Subgraph ${name} has TLS options, but its URL is not https`);
  }
  return {
    pool: pools.poolFor(address, settings),
    path: address.path,
    timeoutMs: settings.timeoutMs,
    maxResponseBytes: settings.maxResponseBytes,
    negotiated: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(settings.compression && { 'accept-encoding': 'gzip, br' }),
    },
  };
}
