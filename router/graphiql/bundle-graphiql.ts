import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of the editor. */
export interface Asset {
  readonly contentType: string;
  readonly content: Buffer;
}

/** The files of the editor by name. */
export type Bundle = ReadonlyMap<string, Asset>;

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

const require = createRequire(import.meta.url);
const defaultCacheFolder = fileURLToPath(new URL('../../node_modules/.cache/graphiql', import.meta.url));
const pageFiles = ['page-script.js', 'demo-logins.js', 'page.css'] as const;
const packages = ['graphiql', 'esbuild'] as const;

/** Modules that run as workers of the editor, by the name of their file. */
const editorWorkers = {
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
} as const;

/**
 * Bundles GraphiQL from the installed packages, or reads the bundle an earlier process left in
 * `node_modules/.cache`. Nothing is fetched from another host.
 */
export async function bundleGraphiql(cacheFolder = defaultCacheFolder): Promise<Bundle> {
  const folder = join(cacheFolder, await fingerprint());
  return (await readBundle(folder)) ?? (await buildBundle(cacheFolder, folder));
}

/** Changes whenever the bundle would. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of pageFiles) hash.update(await readFile(new URL(file, import.meta.url)));
  for (const name of packages) hash.update(await readFile(require.resolve(`${name}/package.json`)));
  return hash.digest('hex').slice(0, 16);
}

async function readBundle(folder: string): Promise<Bundle | undefined> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    // Not bundled yet.
    return undefined;
  }
  return new Map(
    await Promise.all(
      names.map(
        async (name): Promise<[string, Asset]> => [name, assetOf(name, await readFile(join(folder, name)))],
      ),
    ),
  );
}

async function buildBundle(cacheFolder: string, folder: string): Promise<Bundle> {
  const { build, stop } = await import('esbuild');
  const result = await build({
    entryPoints: {
      page: fileURLToPath(new URL('./page-script.js', import.meta.url)),
      ...Object.fromEntries(
        Object.entries(editorWorkers).map(([name, module]) => [name, require.resolve(module)]),
      ),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    outdir: folder,
    entryNames: '[name]',
    assetNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'file' },
    logLevel: 'silent',
  })
    // esbuild works in a process of its own, hundreds of megabytes large, that would stay.
    .finally(() => {
      void stop();
    });
  const files = result.outputFiles.map(({ path, contents }) => ({
    name: basename(path),
    content: Buffer.from(contents),
  }));
  await keepBundle(files, cacheFolder, folder);
  return new Map(files.map(({ name, content }) => [name, assetOf(name, content)]));
}

/** Written beside and renamed, so that another process never sees half a bundle. */
async function keepBundle(
  files: ReadonlyArray<{ readonly name: string; readonly content: Buffer }>,
  cacheFolder: string,
  folder: string,
): Promise<void> {
  let draft: string | undefined;
  try {
    await mkdir(cacheFolder, { recursive: true });
    draft = await mkdtemp(join(cacheFolder, 'draft-'));
    for (const { name, content } of files) await writeFile(join(draft, name), content);
    await rename(draft, folder);
  } catch {
    // A read-only installation, or another process was faster: the bundle in memory serves as well.
    if (draft !== undefined) await rm(draft, { recursive: true, force: true });
  }
}

function assetOf(name: string, content: Buffer): Asset {
  const contentType = contentTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { contentType, content };
}
