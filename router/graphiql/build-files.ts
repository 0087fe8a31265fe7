import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unlessAborted } from './unless-aborted.ts';

/** A file under its name. */
export interface BuiltFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Modules that run as workers of the editor, by the name of their file. */
const editorWorkers = {
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
} as const;

const require = createRequire(import.meta.url);

/**
 * Bundles the page of the editor and its workers for browsers.
 * @param key a part of the names of the files that pages refer to; the names of fonts hold a hash of their content
 * @throws when a package is missing, or the signal ends the work
 */
export async function buildFiles(key: string, signal?: AbortSignal): Promise<readonly BuiltFile[]> {
  const { build, stop } = await import('esbuild');
  signal?.throwIfAborted();
  const building = build({
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
    outdir: fileURLToPath(new URL('./', import.meta.url)),
    entryNames: `[name]-${key}`,
    assetNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'file' },
    logLevel: 'silent',
  });
  try {
    const { outputFiles } = await unlessAborted(building, signal);
    return outputFiles.map((file) => ({
      name: path.basename(file.path),
      content: Buffer.from(file.contents),
    }));
  } finally {
    // esbuild works in a process of its own, hundreds of megabytes large, that would stay.
    await stop();
  }
}
