import type { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

/** A route of a feature, free of the HTTP server that serves it. */
export interface FeatureRoute {
  readonly method: 'GET';
  /** Path of the route; `:name` stands for one segment. */
  readonly path: string;
  /** Answers a request; undefined when there is nothing at this path after all. */
  readonly handle: (request: RouteRequest) => RouteResponse | undefined | Promise<RouteResponse | undefined>;
}

/** A request for a route. */
export interface RouteRequest {
  /** Segments of the path that stand for `:name`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
}

/** The answer of a route. */
export interface RouteResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Nothing where the status says it all. */
  readonly body?: string | Buffer;
}
