import { glob, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Kind, parse } from 'graphql';
import { documentHash } from './document-hash.ts';
import { type ManifestEntry, readManifest } from './read-manifest.ts';

/** Documents that the router knows before a client sends them. */
export interface StoredDocuments {
  /** Text of an id of a manifest, or of the SHA-256 of a text. */
  find(id: string): string | undefined;
  /** Every text once, in the order of the files. */
  readonly texts: readonly string[];
  /** Names of their operations. */
  readonly operationNames: ReadonlySet<string>;
}

/**
 * Reads stored documents from files and folders: `*.json` is a manifest, `*.graphql` a document. Each can be named
 * by its id in the manifest and by its SHA-256.
 * @throws {Error} with one line that names the file, when one is missing or wrong, holds a document that cannot be
 * parsed, or when two documents have one id
 */
export async function loadStoredDocuments(places: readonly string[]): Promise<StoredDocuments> {
  const ids = new Map<string, { readonly text: string; readonly file: string }>();
  const texts = new Set<string>();
  const operationNames = new Set<string>();
  for (const place of places) {
    for (const file of await filesOf(place)) {
      for (const entry of await readFileEntries(file)) {
        for (const name of readOperationNames(entry, file)) operationNames.add(name);
        const known = ids.get(entry.id);
        if (known !== undefined && known.text !== entry.text) {
          throw mistake(file, `and ${known.file} have different documents with the id ${entry.id}`);
        }
        ids.set(entry.id, { text: entry.text, file });
        texts.add(entry.text);
      }
    }
  }
  const hashes = new Map([...texts].map((text) => [documentHash(text), text]));
  return { find: (id) => ids.get(id)?.text ?? hashes.get(id), texts: [...texts], operationNames };
}

async function filesOf(place: string): Promise<readonly string[]> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(place)).isDirectory();
  } catch (error: unknown) {
    throw mistake(place, 'cannot be read', error);
  }
  if (!isFolder) return [place];
  const files = await Array.fromAsync(glob('**/*.{json,graphql}', { cwd: place }));
  if (files.length === 0) throw mistake(place, 'has no *.json or *.graphql files');
  return files.toSorted().map((file) => path.join(place, file));
}

async function readFileEntries(file: string): Promise<readonly ManifestEntry[]> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error: unknown) {
    throw mistake(file, 'cannot be read', error);
  }
  if (!file.endsWith('.json')) return [{ id: documentHash(content), text: content }];
  try {
    return readManifest(content);
  } catch (error: unknown) {
    throw mistake(file, messageOf(error), error);
  }
}

function readOperationNames({ id, text }: ManifestEntry, file: string): readonly string[] {
  try {
    return parse(text, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
    );
  } catch (error: unknown) {
    throw mistake(file, `has a document that cannot be parsed, ${id}: ${messageOf(error)}`, error);
  }
}

function mistake(place: string, what: string, cause?: unknown): Error {
  return new Error(`persistedDocuments.files: ${place} ${what}`, { cause });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
