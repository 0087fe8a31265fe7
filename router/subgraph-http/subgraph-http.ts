import { Pool } from 'undici';
import { readTls, type SubgraphTls } from './subgraph-tls.ts';

/** Limits of the connections to subgraphs; all of undici's own defaults are far too generous. */
export interface SubgraphHttpOptions {
  readonly connectTimeoutMs: number;
  /** Longest wait for headers, and between two pieces of a body. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly maxConnections: number;
  /** For `https` URLs. */
  readonly tls?: SubgraphTls | undefined;
}

/** A POST of a JSON text to a subgraph. */
export interface SubgraphPost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What a subgraph answered, whatever the status. */
export interface SubgraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Connections to subgraphs, one pool per origin, kept alive until `close()`. */
export interface SubgraphHttp {
  /**
   * Sends a POST. Redirects are not followed.
   * @throws the error of undici on connection failure, timeout, oversized answer or abort.
   */
  post(request: SubgraphPost): Promise<SubgraphAnswer>;
  /** Closes all connections after the answers in flight. */
  close(): Promise<void>;
}

interface Target {
  readonly pool: Pool;
  readonly path: string;
}

/** Opens no connection by itself; pools appear with the first request to an origin. */
export function createSubgraphHttp(options: SubgraphHttpOptions): SubgraphHttp {
  const pools = new Map<string, Pool>();
  const targets = new Map<string, Target>();

  function targetOf(url: string): Target {
    const known = targets.get(url);
    if (known !== undefined) return known;
    const { origin, socketPath, path } = parseSubgraphUrl(url);
    const poolKey = socketPath ?? origin;
    const pool = pools.get(poolKey) ?? createPool(origin, socketPath, options);
    const target = { pool, path };
    pools.set(poolKey, pool);
    targets.set(url, target);
    return target;
  }

  return {
    async post({ url, body, headers, signal }) {
      const { pool, path } = targetOf(url);
      const response = await pool.request({ method: 'POST', path, headers, body, signal });
      return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function createPool(origin: string, socketPath: string | undefined, options: SubgraphHttpOptions): Pool {
  return new Pool(origin, {
    connections: options.maxConnections,
    pipelining: 1,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    maxResponseSize: options.maxResponseBytes,
    connect: {
      timeout: options.connectTimeoutMs,
      ...(socketPath !== undefined && { socketPath }),
      ...(origin.startsWith('https:') && readTls(options.tls)),
    },
  });
}

/** Parts of a subgraph URL: `http(s)://host/path` or `unix:<socket path>:<http path>`. */
export interface SubgraphUrl {
  readonly scheme: string;
  readonly origin: string;
  readonly socketPath: string | undefined;
  readonly path: string;
}

/**
 * Splits a subgraph URL.
 * @throws {TypeError} when it is no URL, or carries a user name or password.
 */
export function parseSubgraphUrl(text: string): SubgraphUrl {
  const unix = /^unix:([^:]+)(?::(\/.*))?$/.exec(text);
  if (unix !== null) {
    return { scheme: 'unix', origin: 'http://localhost', socketPath: unix[1], path: unix[2] ?? '/' };
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw new TypeError('must not hold credentials');
  return {
    scheme: url.protocol.slice(0, -1),
    origin: url.origin,
    socketPath: undefined,
    path: `${url.pathname}${url.search}`,
  };
}
