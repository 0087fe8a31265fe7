import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its descendants hold and have used. */
export interface TreeUsage {
  /** Resident memory of all of them, in bytes. */
  readonly rssBytes: number;
  /** Resident memory of each, in bytes, the process itself first. */
  readonly rssBytesEach: readonly number[];
  /** The part of the memory that no file backs: without the executable, which all processes of Node share. */
  readonly anonymousBytes: number;
}

/** Reads the usage of a process and its descendants; `undefined` where the system has no `/proc`. */
export function readTree(pid: number): TreeUsage | undefined {
  const pids = listTree(pid);
  const rssBytesEach = pids.map((each) => readStatus(each, 'VmRSS'));
  if (rssBytesEach[0] === undefined || rssBytesEach[0] === 0) return undefined;
  return {
    rssBytes: sum(rssBytesEach),
    rssBytesEach,
    anonymousBytes: sum(pids.map((each) => readStatus(each, 'RssAnon'))),
  };
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

function readStatus(pid: number, field: 'VmRSS' | 'RssAnon'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
