import type { Buffer } from 'node:buffer';

/** Sends GraphQL requests to subgraphs; everything above it knows nothing else about the network. */
export interface SubgraphTransport {
  /**
   * Sends one request. Resolves with whatever the subgraph answered; rejects with a `SubgraphFailure` when
   * there is no complete answer. A request is given up when `signal` is aborted; without one it goes on to its end.
   */
  send(request: SubgraphRequest, signal: AbortSignal | undefined): Promise<SubgraphAnswer>;
  /** Closes connections once the requests on them are over. */
  close(): Promise<void>;
}

/** A GraphQL request over HTTP. */
export interface SubgraphRequest {
  readonly subgraph: string;
  /** JSON text. */
  readonly body: string;
  /** Lower-case names; content negotiation headers are the transport's. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An HTTP answer, body decompressed. */
export interface SubgraphAnswer {
  readonly status: number;
  readonly body: Buffer | string;
  /** As undici delivers them: repeated headers are arrays. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
