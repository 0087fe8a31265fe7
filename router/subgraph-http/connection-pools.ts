import { Pool } from 'undici';
import { createTimelyConnector } from './connect-in-time.ts';
import type { ResolvedConnection } from './connection-settings.ts';
import type { SubgraphAddress } from './subgraph-address.ts';
import { readTls } from './subgraph-tls.ts';

/** Connections to subgraphs; those that are made alike to one origin share a pool. */
export interface ConnectionPools {
  /**
   * The pool for an address. It opens connections with the first request.
   * @throws when a TLS file cannot be read
   */
  poolFor(address: SubgraphAddress, settings: ResolvedConnection): Pool;
  /** Closes connections once the requests on them are over. */
  close(): Promise<void>;
}

/** Creates an empty collection of pools. */
export function createConnectionPools(): ConnectionPools {
  const pools = new Map<string, Pool>();
  return {
    poolFor({ origin, scheme, socketPath }, settings) {
      const { maxConnections, keepAliveTimeoutMs, connectTimeoutMs, http2 } = settings;
      const tls = scheme === 'https' ? settings.tls : undefined;
      const likeness = [origin, socketPath, tls, maxConnections, keepAliveTimeoutMs, connectTimeoutMs, http2];
      const id = JSON.stringify(likeness);
      const known = pools.get(id);
      if (known !== undefined) return known;
      const pool = new Pool(origin, {
        connections: maxConnections,
        pipelining: 1,
        keepAliveTimeout: keepAliveTimeoutMs,
        allowH2: http2,
        connect: createTimelyConnector(
          {
            allowH2: http2,
            ...(socketPath !== undefined && { socketPath }),
            ...(tls !== undefined && { preferH2: http2, ...readTls(tls) }),
          },
          connectTimeoutMs,
        ),
      });
      pools.set(id, pool);
      return pool;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}
