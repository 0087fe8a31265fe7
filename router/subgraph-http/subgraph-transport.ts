import type { Buffer } from 'node:buffer';

/** Sends GraphQL requests to subgraphs; the engine knows nothing else about the network. */
export interface SubgraphTransport {
  /**
   * Sends one request. Resolves with whatever the subgraph answered; rejects with a `SubgraphFailure` when
   * there is no complete answer. `onCancel` receives a function that gives the request up.
   */
  send(request: SubgraphRequest, onCancel: (cancel: () => void) => void): Promise<SubgraphAnswer>;
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
