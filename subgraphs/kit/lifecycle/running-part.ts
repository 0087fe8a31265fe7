/** A started server: where it listens and how it stops. */
export interface RunningPart {
  /** `host:port` of a gRPC server, an absolute URL of an HTTP server. */
  readonly address: string;
  /** Finishes what is in flight, then releases everything. */
  close(): Promise<void>;
}
