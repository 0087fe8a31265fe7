import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its descendants hold and have used. */
export interface TreeUsage {
  /** Resident memory of all of them, in bytes. */
  readonly rssBytes: number;
  /** Resident memory of each, in bytes, the process itself first. */
  readonly rssBytesEach: readonly number[];
}

/** Reads the usage of a process and its descendants; `undefined` where the system has no `/proc`. */
export function readTree(pid: number): TreeUsage | undefined {
  const rssBytesEach = listTree(pid).map(readRss);
  if (rssBytesEach[0] === undefined || rssBytesEach[0] === 0) return undefined;
  return { rssBytes: rssBytesEach.reduce((sum, bytes) => sum + bytes, 0), rssBytesEach };
}

/** Watches a process and its descendants. */
export interface TreeWatch {
  /** The largest memory at one moment so far; `undefined` where it cannot be read. */
  peak(): TreeUsage | undefined;
  close(): void;
}

/** Reads the memory of a process tree every `intervalMs` milliseconds. */
export function watchTree(pid: number, intervalMs = 100): TreeWatch {
  let peak: TreeUsage | undefined;
  const look = (): void => {
    const now = readTree(pid);
    if (now !== undefined && now.rssBytes > (peak?.rssBytes ?? 0)) peak = now;
  };
  const timer = setInterval(look, intervalMs);
  look();
  return {
    peak() {
      look();
      return peak;
    },
    close: () => clearInterval(timer),
  };
}

function listTree(pid: number): number[] {
  return [pid, ...listChildren(pid).flatMap(listTree)];
}

/** Children belong to the thread that started them. */
function listChildren(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter((text) => text.trim() !== '')
        .map(Number),
    );
  } catch {
    // Ended meanwhile, or another system.
    return [];
  }
}

function readRss(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
