import { type FSWatcher, watch as watchFile } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type SupergraphSource, SupergraphUnavailableError } from './supergraph-source.ts';

/** Options of a file source. */
interface FileSourceOptions {
  readonly file: string;
  readonly isWatched: boolean;
  /** How often the file is looked at in case change events are missing, as on network mounts. */
  readonly pollIntervalMs: number;
  /** Quiet time after a change event before the file is read. Default 100 ms. */
  readonly debounceMs?: number;
}

/**
 * A supergraph SDL file. The folder is watched rather than the file, because editors and Kubernetes replace
 * files instead of writing them.
 */
export function createFileSource(options: FileSourceOptions): SupergraphSource {
  const { file, debounceMs = 100 } = options;
  return {
    kind: 'file',
    description: file,
    async read(signal) {
      try {
        return await readFile(file, { encoding: 'utf8', signal });
      } catch (error: unknown) {
        throw new SupergraphUnavailableError(`supergraph file ${file} ${describeReadError(error)}`, {
          cause: error,
        });
      }
    },
    watch(onChange) {
      return options.isWatched ? startWatching(file, options.pollIntervalMs, debounceMs, onChange) : () => {};
    },
  };
}

function startWatching(
  file: string,
  pollIntervalMs: number,
  debounceMs: number,
  onChange: () => void,
): () => void {
  let settle: NodeJS.Timeout | undefined;
  let lastSeen: string | undefined;
  const changed = () => {
    clearTimeout(settle);
    settle = setTimeout(onChange, debounceMs);
  };
  const watcher = openWatcher(file, changed);
  const look = async () => {
    const seen = await fingerprint(file);
    if (lastSeen !== undefined && seen !== undefined && seen !== lastSeen) changed();
    lastSeen = seen ?? lastSeen;
  };
  const poll = setInterval(() => void look(), pollIntervalMs);
  void look();
  return () => {
    clearTimeout(settle);
    clearInterval(poll);
    watcher?.close();
  };
}

function openWatcher(file: string, onChange: () => void): FSWatcher | undefined {
  const name = basename(file);
  try {
    const watcher = watchFile(dirname(file), { persistent: false }, (_event, changedName) => {
      // A Kubernetes volume swaps the `..data` link, not the file.
      if (changedName === null || changedName === name || changedName === '..data') onChange();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    // No change events here (too many watches, unsupported mount): the poll remains.
    return undefined;
  }
}

async function fingerprint(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs}:${size}:${ino}`;
  } catch {
    // Missing between two writes: the next look finds it.
    return undefined;
  }
}

function describeReadError(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EISDIR':
      return 'is a folder';
    case 'EACCES':
      return 'may not be read';
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
