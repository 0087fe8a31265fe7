import { glob, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from '../../files/make-folder.ts';
import type { BuiltFile } from './build-files.ts';

/** A lock of another machine that is older was left by a process that ended while it was building. */
const staleLockMs = 60_000;
const pollIntervalMs = 100;

/** How files are made that are not there yet. */
interface FileBuilder {
  readonly build: () => Promise<readonly BuiltFile[]>;
  /** Ends the wait for another process. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads the files of a folder, or builds and keeps them there. Of processes that need the same folder at the same time
 * one builds, and the others wait. Where nothing can be written, each builds for itself.
 */
export async function cacheFiles(
  folder: string,
  { build, signal }: FileBuilder,
): Promise<readonly BuiltFile[]> {
  for (;;) {
    const files = await readFolder(folder);
    if (files !== undefined) return files;
    const lock = await takeLock(`${folder}.lock`);
    switch (lock) {
      case 'taken':
        try {
          // Another process may have finished between the look and the lock.
          return (await readFolder(folder)) ?? (await buildFolder(folder, build));
        } finally {
          await rm(`${folder}.lock`, { recursive: true, force: true });
        }
      case 'held':
        await delay(pollIntervalMs, undefined, { signal });
        break;
      case 'impossible':
        return build();
    }
  }
}

async function readFolder(folder: string): Promise<readonly BuiltFile[] | undefined> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    // Not built yet.
    return undefined;
  }
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(path.join(folder, name)) })));
}

/** Taking is making a folder: the system lets exactly one process do so. */
async function takeLock(lock: string): Promise<'taken' | 'held' | 'impossible'> {
  try {
    await makeFolder(path.dirname(lock));
    await mkdir(lock);
    await writeFile(path.join(lock, ownerFile), JSON.stringify({ host: hostname(), pid: process.pid }));
    return 'taken';
  } catch (error: unknown) {
    // A read-only installation.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return 'impossible';
    if (await isStale(lock)) await rm(lock, { recursive: true, force: true });
    return 'held';
  }
}

/** File in a lock that says which process holds it. */
const ownerFile = 'owner.json';

/** Whether the process that holds a lock has ended, as far as can be seen from here. */
async function isStale(lock: string): Promise<boolean> {
  try {
    const { host, pid } = JSON.parse(await readFile(path.join(lock, ownerFile), 'utf8')) as Owner;
    if (host === hostname() && !isRunning(pid)) return true;
  } catch {
    // Not written yet, or never.
  }
  try {
    return Date.now() - (await stat(lock)).mtimeMs > staleLockMs;
  } catch {
    // Released meanwhile.
    return false;
  }
}

interface Owner {
  readonly host: string;
  readonly pid: number;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error: unknown) {
    // It exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Written beside and renamed, so that another process never sees half of the files. */
async function buildFolder(
  folder: string,
  build: () => Promise<readonly BuiltFile[]>,
): Promise<readonly BuiltFile[]> {
  await removeDrafts(folder);
  const files = await build();
  let draft: string | undefined;
  try {
    draft = await mkdtemp(`${folder}.draft-`);
    for (const { name, content } of files) await writeFile(path.join(draft, name), content);
    await rename(draft, folder);
  } catch {
    // A full disk: what is in memory serves as well.
    if (draft !== undefined) await rm(draft, { recursive: true, force: true });
  }
  return files;
}

/** Drafts are made by the process that holds the lock: those that are there were left by one that ended. */
async function removeDrafts(folder: string): Promise<void> {
  const drafts = await Array.fromAsync(
    glob(`${path.basename(folder)}.draft-*`, { cwd: path.dirname(folder) }),
  );
  for (const draft of drafts)
    await rm(path.join(path.dirname(folder), draft), { recursive: true, force: true });
}
