import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Asset, encodeFile, toAssets } from './asset.ts';
import { type BuiltFile, buildFiles } from './build-files.ts';
import { cacheFiles } from './cache-files.ts';
import { unlessAborted } from './unless-aborted.ts';

/** The files of the editor by name. A name holds a hash of what it is made from: it never means anything else. */
export type Bundle = ReadonlyMap<string, Asset>;

const require = createRequire(import.meta.url);
const defaultCacheFolder = fileURLToPath(new URL('../../node_modules/.cache/graphiql', import.meta.url));
const installedPackages = fileURLToPath(new URL('../../node_modules/.package-lock.json', import.meta.url));
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
export async function bundleGraphiql({
  cacheFolder = defaultCacheFolder,
  signal,
}: BundleOptions = {}): Promise<Bundle> {
  const key = await readBundleKey();
  const build = async () => {
    const encoded: BuiltFile[] = [];
    for (const file of await buildFiles(key, signal)) {
      // One after the other: compression would take all threads that others need for files and passwords.
      encoded.push(...(await unlessAborted(encodeFile(file), signal)));
    }
    return encoded;
  };
  return toAssets(await cacheFiles(path.join(cacheFolder, key), { build, signal }));
}

/** Whether an earlier process has left the bundle of the installed packages. */
export async function isGraphiqlBundled(cacheFolder = defaultCacheFolder): Promise<boolean> {
  return existsSync(path.join(cacheFolder, await readBundleKey()));
}

/**
 * What the names of the files of the editor hold, known before they are built: it changes whenever the bundle would.
 * @throws when a package is not installed
 */
export async function readBundleKey(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(await readFile(new URL(file, import.meta.url)));
  for (const name of packages) hash.update(await readFile(require.resolve(`${name}/package.json`)));
  // What npm has installed, packages of packages among it; other installers leave no such file.
  if (existsSync(installedPackages)) hash.update(await readFile(installedPackages));
  return hash.digest('hex').slice(0, 8).toUpperCase();
}
