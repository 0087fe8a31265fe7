import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';

/** The last supergraph that was accepted, on disk, for a start while its source gives none. */
export interface SupergraphCopy {
  readonly file: string;
  /** The copy; one of another address, or of none that it names, is foreign. */
  read(): Promise<CopyContent>;
  /** Replaces the copy in one step: a process that reads it meanwhile finds the old one or the new one, whole. */
  write(supergraphSdl: string): Promise<void>;
}

/** What the file of a copy holds. */
export type CopyContent =
  | { readonly kind: 'copy'; readonly supergraphSdl: string }
  /** `of`: the address it is of, without its query; undefined when the file does not say. */
  | { readonly kind: 'foreign'; readonly of: string | undefined }
  /** None was written, or it cannot be read. */
  | { readonly kind: 'none' };

/** Whose copy a file is. */
interface CopyOwner {
  readonly url: string;
  /** The address as the file may show it, without what could be a secret. */
  readonly shownUrl: string;
}

/** A copy of another process may be cleaned away while it is written: so often it is tried again. */
const writeAttempts = 3;
const headPattern = /^# supergraph of (\S+), address sha256:([\da-f]{64})\r?\n/;

/**
 * A copy in a file; its folder is made when it is first written. The first line, a comment of GraphQL, says which
 * address it is of: its hash, because the query of an address can be a secret and can name another graph.
 */
export function createSupergraphCopy(file: string, { url, shownUrl }: CopyOwner): SupergraphCopy {
  const addressHash = createHash('sha256').update(url).digest('hex');
  const head = `# supergraph of ${shownUrl}, address sha256:${addressHash}\n`;
  let written: string | undefined;
  let cleaning: Promise<void> | undefined;
  const clean = (): Promise<void> => (cleaning ??= removeUnfinished(file));

  async function replace(text: string): Promise<void> {
    // Several processes may write at the same time.
    const unfinished = `${file}.${randomUUID()}`;
    try {
      await writeFile(unfinished, text, { flush: true });
      await rename(unfinished, file);
    } catch (error: unknown) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  return {
    file,
    async read() {
      await clean();
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch {
        // Missing at the first start; what cannot be read is as good as missing.
        return { kind: 'none' };
      }
      const [line, of, hash] = headPattern.exec(text) ?? [''];
      if (hash !== addressHash) return { kind: 'foreign', of };
      return { kind: 'copy', supergraphSdl: text.slice(line.length) };
    },
    async write(supergraphSdl) {
      if (supergraphSdl === written) return;
      await makeFolder(dirname(file));
      await clean();
      for (let attempt = 1; ; attempt += 1) {
        try {
          await replace(head + supergraphSdl);
          break;
        } catch (error: unknown) {
          const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
          if (!isGone || attempt === writeAttempts) throw error;
        }
      }
      written = supergraphSdl;
    },
  };
}

const uuidPattern = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Removes what a process left that ended while it wrote. */
async function removeUnfinished(file: string): Promise<void> {
  try {
    const folder = dirname(file);
    const prefix = `${basename(file)}.`;
    const names = await readdir(folder);
    const left = names.filter(
      (name) => name.startsWith(prefix) && uuidPattern.test(name.slice(prefix.length)),
    );
    await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
  } catch {
    // No folder yet, or none that may be changed: what is left does no harm.
  }
}
