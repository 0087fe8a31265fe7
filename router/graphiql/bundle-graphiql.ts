import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Asset, encodeFile, toAssets } from './asset.ts';
import { type BuiltFile, buildFiles } from './build-files.ts';
import { cacheFiles } from './cache-files.ts';

/** The files of the editor by name. A name holds a hash of its content: it never means anything else. */
export type Bundle = ReadonlyMap<string, Asset>;

const require = createRequire(import.meta.url);
const defaultCacheFolder = fileURLToPath(new URL('../../node_modules/.cache/graphiql', import.meta.url));
const sources = [
  'build-files.ts',
  'asset.ts',
  'page-script.js',
  'sign-in-bar.js',
  'session.js',
  'page.css',
] as const;
const packages = [
  'graphiql',
  '@graphiql/react',
  '@graphiql/toolkit',
  'graphql',
  'monaco-editor',
  'monaco-graphql',
  'react',
  'react-dom',
  'esbuild',
] as const;

/** Where a bundle is kept, and what ends the work on it. */
export interface BundleOptions {
  /** Default `node_modules/.cache/graphiql`. */
  readonly cacheFolder?: string | undefined;
  readonly signal?: AbortSignal;
}

/**
 * Bundles GraphiQL from the installed packages and compresses the files, or reads what an earlier process left in
 * the cache. Of processes that start together one builds and the others wait for it. Nothing is fetched from another
 * host.
 * @throws when a package is not installed, as in an installation without development packages
 */
export async function bundleGraphiql({ cacheFolder, signal }: BundleOptions = {}): Promise<Bundle> {
  const build = async () => {
    const encoded: BuiltFile[] = [];
    for (const file of await buildFiles(signal)) {
      signal?.throwIfAborted();
      // One after the other: compression would take all threads that others need for files and passwords.
      encoded.push(...(await encodeFile(file)));
    }
    return encoded;
  };
  return toAssets(await cacheFiles(await folderOf(cacheFolder), { build, signal }));
}

/** Whether an earlier process has left the bundle of the installed packages. */
export async function isGraphiqlBundled(cacheFolder?: string): Promise<boolean> {
  return existsSync(await folderOf(cacheFolder));
}

async function folderOf(cacheFolder = defaultCacheFolder): Promise<string> {
  return path.join(cacheFolder, await fingerprint());
}

/** Changes whenever the bundle would. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(await readFile(new URL(file, import.meta.url)));
  for (const name of packages) hash.update(await readFile(require.resolve(`${name}/package.json`)));
  return hash.digest('hex').slice(0, 16);
}
