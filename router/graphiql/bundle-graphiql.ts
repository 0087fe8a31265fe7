import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Asset, encodeFile, toAssets } from './asset.ts';
import { buildFiles } from './build-files.ts';
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

/**
 * Bundles GraphiQL from the installed packages and compresses the files, or reads what an earlier process left in
 * `node_modules/.cache`. Of processes that start together one builds and the others wait for it. Nothing is fetched
 * from another host.
 * @throws when a package is not installed, as in an installation without development packages
 */
export async function bundleGraphiql(cacheFolder = defaultCacheFolder): Promise<Bundle> {
  const folder = path.join(cacheFolder, await fingerprint());
  const files = await cacheFiles(folder, async () => {
    const built = await buildFiles();
    return (await Promise.all(built.map(encodeFile))).flat();
  });
  return toAssets(files);
}

/** Changes whenever the bundle would. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(await readFile(new URL(file, import.meta.url)));
  for (const name of packages) hash.update(await readFile(require.resolve(`${name}/package.json`)));
  return hash.digest('hex').slice(0, 16);
}
