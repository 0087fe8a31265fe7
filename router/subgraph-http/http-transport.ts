import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type Dispatcher, Pool } from 'undici';
import type { SubgraphEndpoint } from '../graphql/supergraph-snapshot.ts';
import { createTimelyConnector } from './connect-in-time.ts';
import { readSubgraphAddress } from './subgraph-address.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import { readTls, type SubgraphTls } from './subgraph-tls.ts';
import type { SubgraphAnswer, SubgraphRequest, SubgraphTransport } from './subgraph-transport.ts';

/** How connections to subgraphs are made; unset fields have the defaults named here. */
export interface ConnectionSettings {
  /** Longest time from sending to the last byte, in milliseconds. Default 10000. */
  readonly timeoutMs?: number | undefined;
  /** For `https` URLs. Given for one subgraph, its URL must be one: there is no way back to plain text. */
  readonly tls?: SubgraphTls | undefined;
  /** Longest time to open a connection, in milliseconds. Default 2000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Longest body, in bytes, after decompression. Default 33554432 (32 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** How long an idle connection stays open, in milliseconds. Default 30000. */
  readonly keepAliveMs?: number | undefined;
  /** Connections per origin. Default 256. */
  readonly maxConnections?: number | undefined;
  /** Offer HTTP/2 to TLS origins. Default true. */
  readonly http2?: boolean | undefined;
  /** Ask subgraphs to compress. Worth it between machines only. Default false. */
  readonly compression?: boolean | undefined;
}

/** How to reach one subgraph; unset fields fall back to the options for all. */
export interface SubgraphConnection extends ConnectionSettings {
  /** Replaces the URL of the supergraph: `http(s)://…` or `unix:<socket path>:<http path>`. */
  readonly url?: string | undefined;
}

/** Options of {@link createHttpTransport}. */
export interface HttpTransportOptions extends ConnectionSettings {
  /** Differences per subgraph name. */
  readonly subgraphs?: Readonly<Record<string, SubgraphConnection>> | undefined;
}

interface Target {
  readonly pool: Pool;
  readonly path: string;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly negotiated: Readonly<Record<string, string>>;
}

/**
 * Opens a pool per origin of the supergraph's subgraphs.
 * @throws on a URL that is neither http(s) nor unix, TLS options for one that is not https, an unreadable file.
 */
export function createHttpTransport(
  endpoints: readonly SubgraphEndpoint[],
  options: HttpTransportOptions = {},
): SubgraphTransport {
  const pools = new Map<string, Pool>();
  const targets = new Map(
    endpoints.map((endpoint) => [endpoint.name, openTarget(endpoint, options, pools)] as const),
  );
  return {
    send(request, onCancel) {
      const target = targets.get(request.subgraph);
      if (target === undefined) {
        return Promise.reject(new SubgraphFailure('UNAVAILABLE', `No such subgraph: ${request.subgraph}`));
      }
      return dispatch(target, request, onCancel);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function dispatch(
  target: Target,
  request: SubgraphRequest,
  onCancel: (cancel: () => void) => void,
): Promise<SubgraphAnswer> {
  const maxBytes = target.maxResponseBytes;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let failure: SubgraphFailure | undefined;
    const giveUp = (reason: SubgraphFailure): void => {
      if (failure !== undefined) return;
      failure = reason;
      clearTimeout(timer);
      reject(reason);
      controller?.abort(reason);
    };
    const timer = setTimeout(
      () => giveUp(new SubgraphFailure('TIMEOUT', `Subgraph ${request.subgraph} did not answer in time.`)),
      target.timeoutMs,
    );
    onCancel(() => giveUp(new SubgraphFailure('CANCELLED', 'The request was given up.')));

    let status = 0;
    let headers: SubgraphAnswer['headers'] = {};
    let size = 0;
    const chunks: Buffer[] = [];
    target.pool.dispatch(
      {
        path: target.path,
        method: 'POST',
        headers: { ...request.headers, ...target.negotiated },
        body: request.body,
        // The timer above bounds the whole exchange.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (failure !== undefined) started.abort(failure);
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          status = statusCode;
          headers = responseHeaders;
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > maxBytes) giveUp(tooLarge(request.subgraph));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          clearTimeout(timer);
          if (failure !== undefined) return;
          try {
            resolve({ status, headers, body: decode(chunks, headers['content-encoding'], maxBytes) });
          } catch (error: unknown) {
            reject(
              (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
                ? tooLarge(request.subgraph)
                : new SubgraphFailure(
                    'SUBGRAPH_INVALID_RESPONSE',
                    `The answer of subgraph ${request.subgraph} cannot be decoded.`,
                    error,
                    status,
                  ),
            );
          }
        },
        onResponseError(_controller, error) {
          clearTimeout(timer);
          if (failure !== undefined) return;
          failure = new SubgraphFailure(
            'UNAVAILABLE',
            `Subgraph ${request.subgraph} cannot be reached.`,
            error,
          );
          reject(failure);
        },
      },
    );
  });
}

function tooLarge(subgraph: string): SubgraphFailure {
  return new SubgraphFailure(
    'SUBGRAPH_RESPONSE_TOO_LARGE',
    `The answer of subgraph ${subgraph} is too large.`,
  );
}

function decode(
  chunks: readonly Buffer[],
  encoding: string | string[] | undefined,
  maxOutputLength: number,
): Buffer {
  const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  switch (encoding) {
    case undefined:
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, { maxOutputLength });
    case 'br':
      return brotliDecompressSync(body, { maxOutputLength });
    case 'deflate':
      return inflateSync(body, { maxOutputLength });
    default:
      throw new Error(`Unsupported content encoding: ${String(encoding)}`);
  }
}

function openTarget(
  endpoint: SubgraphEndpoint,
  options: HttpTransportOptions,
  pools: Map<string, Pool>,
): Target {
  const own = Object.hasOwn(options.subgraphs ?? {}, endpoint.name)
    ? options.subgraphs?.[endpoint.name]
    : undefined;
  const address = readSubgraphAddress(own?.url ?? endpoint.url, endpoint.name);
  const isSecure = address.origin.startsWith('https:');
  if (own?.tls !== undefined && !isSecure) {
    throw new Error(`Subgraph ${endpoint.name} has TLS options, but its URL is not https`);
  }
  const tls = isSecure ? { ...options.tls, ...own?.tls } : undefined;
  const connections = own?.maxConnections ?? options.maxConnections ?? 256;
  const keepAliveTimeout = own?.keepAliveMs ?? options.keepAliveMs ?? 30_000;
  const connectTimeoutMs = own?.connectTimeoutMs ?? options.connectTimeoutMs ?? 2_000;
  const allowH2 = own?.http2 ?? options.http2 ?? true;
  const { origin, socketPath } = address;
  const id = JSON.stringify([
    origin,
    socketPath,
    tls,
    connections,
    keepAliveTimeout,
    connectTimeoutMs,
    allowH2,
  ]);
  let pool = pools.get(id);
  if (pool === undefined) {
    pool = new Pool(origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout,
      allowH2,
      connect: createTimelyConnector(
        {
          allowH2,
          ...(socketPath === undefined ? {} : { socketPath }),
          ...(tls !== undefined && { preferH2: allowH2, ...readTls(tls) }),
        },
        connectTimeoutMs,
      ),
    });
    pools.set(id, pool);
  }
  return {
    pool,
    path: address.path,
    timeoutMs: own?.timeoutMs ?? options.timeoutMs ?? 10_000,
    maxResponseBytes: own?.maxResponseBytes ?? options.maxResponseBytes ?? 32 * 1024 * 1024,
    negotiated: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...((own?.compression ?? options.compression) === true && { 'accept-encoding': 'gzip, br' }),
    },
  };
}
