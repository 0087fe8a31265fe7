/** A document of a manifest. */
export interface ManifestEntry {
  readonly id: string;
  readonly text: string;
}

/**
 * Reads the documents of a manifest: Apollo's (`{"format":"apollo-persisted-query-manifest","version":1,
 * "operations":[{"id","body"}]}`), or a map of texts by id as the client preset of GraphQL Code Generator and
 * the Relay compiler write it.
 * @throws {Error} that says what of the manifest is wrong
 */
export function readManifest(json: string): readonly ManifestEntry[] {
  const manifest = parseJson(json);
  if (!isRecord(manifest)) throw new Error('is not a JSON object');
  return 'format' in manifest ? readApolloManifest(manifest) : Object.entries(manifest).map(toMapEntry);
}

function readApolloManifest({ format, version, operations }: Readonly<Record<string, unknown>>) {
  if (format !== 'apollo-persisted-query-manifest') {
    throw new Error(`has the unknown format ${JSON.stringify(format)}`);
  }
  if (version !== 1) throw new Error(`has the unknown version ${JSON.stringify(version)}`);
  if (!Array.isArray(operations)) throw new Error('has no list of operations');
  return operations.map((operation: unknown, index) => {
    if (!isRecord(operation) || typeof operation['id'] !== 'string' || operation['id'] === '') {
      throw new Error(`has no id for operation ${index + 1}`);
    }
    return toEntry(operation['id'], operation['body']);
  });
}

function toMapEntry([id, text]: readonly [string, unknown]): ManifestEntry {
  return toEntry(id, text);
}

function toEntry(id: string, text: unknown): ManifestEntry {
  if (typeof text !== 'string') throw new Error(`has no text for the document ${JSON.stringify(id)}`);
  return { id, text };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error: unknown) {
    throw new Error('is not valid JSON', { cause: error });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
