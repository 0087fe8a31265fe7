import type { GraphqlParams } from '../graphql/graphql-params.ts';

/** How a request names its document. */
type DocumentReference =
  /** By its text alone, or not at all. */
  | { readonly kind: 'none' }
  /** By `extensions.persistedQuery` (automatic persisted queries); `text` when the request also registers it. */
  | { readonly kind: 'hash'; readonly hash: string; readonly text: string | undefined }
  /** By `documentId` (GraphQL over HTTP, "Persisted Documents"). */
  | { readonly kind: 'id'; readonly id: string }
  /** In a way that contradicts the protocols; `reason` is for the client. */
  | { readonly kind: 'malformed'; readonly reason: string };

const none: DocumentReference = { kind: 'none' };

/** Reads how a request names its document. */
export function readDocumentReference(params: GraphqlParams): DocumentReference {
  const { documentId, query } = params;
  const persistedQuery = params.extensions['persistedQuery'] ?? undefined;
  if (documentId === undefined && persistedQuery === undefined) return none;
  if (documentId === undefined) return readPersistedQuery(persistedQuery, query);
  if (query !== undefined || persistedQuery !== undefined) {
    return malformed('"documentId" cannot be combined with "query" or "extensions.persistedQuery"');
  }
  return { kind: 'id', id: documentId };
}

function readPersistedQuery(persistedQuery: unknown, text: string | undefined): DocumentReference {
  if (typeof persistedQuery !== 'object' || persistedQuery === null) {
    return malformed('"extensions.persistedQuery" must be an object');
  }
  const { version, sha256Hash: hash } = persistedQuery as Readonly<Record<string, unknown>>;
  if (version !== 1) return malformed('"extensions.persistedQuery.version" must be 1');
  if (typeof hash !== 'string' || hash === '') {
    return malformed('"extensions.persistedQuery.sha256Hash" must be a string');
  }
  return { kind: 'hash', hash, text };
}

function malformed(reason: string): DocumentReference {
  return { kind: 'malformed', reason };
}
