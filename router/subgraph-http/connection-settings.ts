import type { SubgraphTls } from './subgraph-tls.ts';

/** How connections to subgraphs are made; unset fields have the defaults named here. */
interface ConnectionSettings {
  /** Longest time from sending to the last byte, in milliseconds. Default 10000. */
  readonly timeoutMs?: number | undefined;
  /** For `https` URLs. Given for one subgraph, its URL must be one: there is no way back to plain text. */
  readonly tls?: SubgraphTls | undefined;
  /** Longest time to open a connection, in milliseconds. Default 2000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Longest body, in bytes, after decompression. Default 33554432 (32 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** How long an idle connection stays open, in milliseconds. Default 30000. */
  readonly keepAliveTimeoutMs?: number | undefined;
  /** Connections per origin. Default 256. */
  readonly maxConnections?: number | undefined;
  /** Offer HTTP/2 to TLS origins. Default true. */
  readonly http2?: boolean | undefined;
  /** Ask subgraphs to compress. Worth it between machines only. Default false. */
  readonly compression?: boolean | undefined;
}

/** How to reach one subgraph; unset fields fall back to the settings for all. */
interface SubgraphConnection extends ConnectionSettings {
  /** Replaces the URL of the supergraph: `http(s)://…` or `unix:<socket path>:<http path>`. */
  readonly url?: string | undefined;
}

/** Settings for all subgraphs, and differences by subgraph name. */
export interface HttpTransportOptions extends ConnectionSettings {
  readonly subgraphs?: Readonly<Record<string, SubgraphConnection>> | undefined;
}

/** Settings of one subgraph, complete. */
export interface ResolvedConnection {
  /** Undefined when the URL of the supergraph stands. */
  readonly url: string | undefined;
  readonly timeoutMs: number;
  readonly tls: SubgraphTls;
  /** Whether TLS options are given for this very subgraph. */
  readonly hasOwnTls: boolean;
  readonly connectTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxConnections: number;
  readonly http2: boolean;
  readonly compression: boolean;
}

/** What applies to one subgraph: its own settings, those for all, defaults; TLS option by option. */
export function resolveConnection(
  { subgraphs = {}, ...all }: HttpTransportOptions,
  subgraph: string,
): ResolvedConnection {
  const own: SubgraphConnection = Object.hasOwn(subgraphs, subgraph) ? (subgraphs[subgraph] ?? {}) : {};
  return {
    url: own.url,
    timeoutMs: own.timeoutMs ?? all.timeoutMs ?? 10_000,
    tls: { ...all.tls, ...own.tls },
    hasOwnTls: own.tls !== undefined,
    connectTimeoutMs: own.connectTimeoutMs ?? all.connectTimeoutMs ?? 2_000,
    maxResponseBytes: own.maxResponseBytes ?? all.maxResponseBytes ?? 32 * 1024 * 1024,
    keepAliveTimeoutMs: own.keepAliveTimeoutMs ?? all.keepAliveTimeoutMs ?? 30_000,
    maxConnections: own.maxConnections ?? all.maxConnections ?? 256,
    http2: own.http2 ?? all.http2 ?? true,
    compression: own.compression ?? all.compression ?? false,
  };
}
