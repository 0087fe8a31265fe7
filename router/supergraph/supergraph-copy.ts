import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The last supergraph that was accepted, on disk, for a start while its source gives none. */
export interface SupergraphCopy {
  readonly file: string;
  /** The copy; undefined when there is none that can be read. */
  read(): Promise<string | undefined>;
  /** Replaces the copy in one step: a process that reads it meanwhile finds the old one or the new one, whole. */
  write(supergraphSdl: string): Promise<void>;
}

/** A copy in a file; its folder is made when it is first written. */
export function createSupergraphCopy(file: string): SupergraphCopy {
  let written: string | undefined;
  return {
    file,
    async read() {
      try {
        return await readFile(file, 'utf8');
      } catch {
        // Missing at the first start; what cannot be read is as good as missing.
        return undefined;
      }
    },
    async write(supergraphSdl) {
      if (supergraphSdl === written) return;
      await makeFolder(dirname(file));
      // Several processes may write at the same time.
      const unfinished = `${file}.${randomUUID()}`;
      try {
        await writeFile(unfinished, supergraphSdl, { flush: true });
        await rename(unfinished, file);
      } catch (error: unknown) {
        await rm(unfinished, { force: true });
        throw error;
      }
      written = supergraphSdl;
    },
  };
}

/**
 * Makes a folder and those above it. The `recursive` of Node never ends where a folder exists and takes no new one
 * with ENOENT, as in /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const code = await tryMakeFolder(folder);
  if (code !== 'ENOENT' || dirname(folder) === folder) return;
  await makeFolder(dirname(folder));
  await tryMakeFolder(folder);
}

/** The code of why there is no new folder; what is in the way is found when the file is written. */
async function tryMakeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder);
    return undefined;
  } catch (error: unknown) {
    return (error as NodeJS.ErrnoException).code;
  }
}
