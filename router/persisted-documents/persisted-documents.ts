import type { PersistedDocumentsConfig } from '../config/persisted-documents-config.ts';
import type { GraphqlParams, ResolvedParams } from '../graphql/graphql-params.ts';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';
import { documentHash } from './document-hash.ts';
import { readDocumentReference } from './document-reference.ts';
import type { RegisteredDocuments } from './registered-documents.ts';
import type { StoredDocuments } from './stored-documents.ts';

/**
 * What became of a request that names its document: a stored one or a registered one was found, its text was
 * registered, its name is not known, or its hash is that of another text.
 */
export type DocumentLookup = 'stored' | 'found' | 'registered' | 'unknown' | 'mismatch';

/** What the documents are looked up in. */
interface PersistedDocumentsParts {
  readonly mode: PersistedDocumentsConfig['mode'];
  readonly stored: StoredDocuments;
  readonly registered: RegisteredDocuments;
  readonly onLookup: (lookup: DocumentLookup) => void;
}

/** Ways to name a document other than by its text. */
interface PersistedDocuments {
  /** Finds the text of a named document; undefined when the request does not name one. */
  resolve(
    params: GraphqlParams,
  ): StageResult<ResolvedParams> | Promise<StageResult<ResolvedParams>> | undefined;
  /**
   * Keeps the text of a request that registers it; for requests that may be executed.
   * @param params what `resolve` gave
   */
  register(params: GraphqlParams): void | Promise<void>;
}

interface Registration {
  readonly hash: string;
  readonly text: string;
}

const sha256Prefix = 'sha256:';

/** Creates the resolution of stored documents and of automatic persisted queries. */
export function createPersistedDocuments(parts: PersistedDocumentsParts): PersistedDocuments {
  const { mode, stored, registered, onLookup } = parts;
  /** Hashes of verified texts on their way through the pipeline. */
  const registrations = new WeakMap<GraphqlParams, Registration>();

  function found(params: GraphqlParams, query: string, lookup: DocumentLookup): StageResult<ResolvedParams> {
    onLookup(lookup);
    return proceed({ ...params, query });
  }

  function resolveId(params: GraphqlParams, id: string): StageResult<ResolvedParams> {
    const hash = id.startsWith(sha256Prefix) ? id.slice(sha256Prefix.length) : undefined;
    const text = stored.find(id) ?? (hash === undefined ? undefined : stored.find(hash));
    if (text !== undefined) return found(params, text, 'stored');
    onLookup('unknown');
    return refuse('PERSISTED_DOCUMENT_NOT_FOUND', 'There is no document of this "documentId"');
  }

  function resolveRegistered(params: GraphqlParams, text: string | undefined): StageResult<ResolvedParams> {
    if (text !== undefined) return found(params, text, 'found');
    onLookup('unknown');
    // Clients compare the message.
    return refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', {
      headers: [['cache-control', 'private, no-cache, must-revalidate']],
    });
  }

  function resolveHash(params: GraphqlParams, hash: string) {
    const text = stored.find(hash);
    if (text !== undefined) return found(params, text, 'stored');
    if (mode === 'off') return refuse('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
    const pending = registered.find(hash);
    return pending instanceof Promise
      ? pending.then((kept) => resolveRegistered(params, kept))
      : resolveRegistered(params, pending);
  }

  function verify(params: GraphqlParams, hash: string, text: string): StageResult<ResolvedParams> {
    // Text that is not well formed has no bytes of its own in UTF-8: its hash is that of another text.
    const isVerified = stored.find(hash) === text || (text.isWellFormed() && documentHash(text) === hash);
    if (isVerified) {
      const verified = { ...params, query: text };
      registrations.set(verified, { hash, text });
      return proceed(verified);
    }
    onLookup('mismatch');
    return refuse('PERSISTED_QUERY_HASH_MISMATCH', 'The hash is not the SHA-256 of the query');
  }

  return {
    resolve(params) {
      const reference = readDocumentReference(params);
      switch (reference.kind) {
        case 'none':
          return undefined;
        case 'malformed':
          return refuse('BAD_REQUEST', reference.reason);
        case 'id':
          return resolveId(params, reference.id);
        case 'hash': {
          const { hash, text } = reference;
          if (text === undefined) return resolveHash(params, hash);
          return mode === 'off' ? undefined : verify(params, hash, text);
        }
      }
    },
    register(params) {
      const registration = registrations.get(params);
      if (registration === undefined) return undefined;
      onLookup('registered');
      return registered.keep(registration.hash, registration.text);
    },
  };
}
