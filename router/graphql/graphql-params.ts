/** A GraphQL request as the client wrote it, whatever transport brought it. */
export interface GraphqlParams {
  readonly query: string | undefined;
  /** Name of a document that the router knows (GraphQL over HTTP, "Persisted Documents"). */
  readonly documentId: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Parameters whose document is known. */
export interface ResolvedParams extends GraphqlParams {
  readonly query: string;
}
