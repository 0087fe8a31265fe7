import type { PersistedDocumentsConfig } from '../config/persisted-documents-config.ts';
import type { ResponseHeaders } from '../graphql/graphql-response.ts';
import { proceed } from '../graphql/stage-result.ts';
import type { Feature } from '../pipeline/feature.ts';
import { createPersistedDocuments, type DocumentLookup } from './persisted-documents.ts';
import { createRegisteredDocuments } from './registered-documents.ts';
import { loadStoredDocuments } from './stored-documents.ts';

/** What is reported of persisted documents. */
interface PersistedDocumentsObserver {
  persistedDocumentLookedUp(lookup: DocumentLookup): void;
  operationsStored(names: Iterable<string>): void;
}

const noHeaders: ResponseHeaders = [];

/**
 * Reads the stored documents, which are prepared before a supergraph takes over. A document is registered by the
 * guard: then it has been parsed, validated and found within the limits.
 * @throws {Error} with one line when stored documents cannot be read
 */
export async function createPersistedDocumentsFeature(
  config: PersistedDocumentsConfig,
  observer: PersistedDocumentsObserver,
): Promise<Feature> {
  const { mode, maxBytes, maxDocumentBytes, lifetimeSeconds } = config;
  const stored = await loadStoredDocuments(config.files);
  observer.operationsStored(stored.operationNames);
  const registered = createRegisteredDocuments({
    maxBytes,
    maxDocumentBytes,
    lifetimeMs: lifetimeSeconds * 1000,
  });
  const documents = createPersistedDocuments({
    mode,
    stored,
    registered,
    onLookup: observer.persistedDocumentLookedUp,
  });
  return {
    name: 'persisted documents',
    resolveDocument: (params) => documents.resolve(params),
    guard({ params }) {
      const pending = documents.register(params);
      return pending instanceof Promise ? pending.then(() => proceed(noHeaders)) : proceed(noHeaders);
    },
    expectedOperations: {
      name: 'persistedDocuments.files',
      read: () => stored.texts.map((text) => ({ text })),
    },
  };
}
