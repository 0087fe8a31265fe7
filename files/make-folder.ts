import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it; one that is there already is as good. The `recursive` of Node never ends where a
 * folder exists and takes no new one with ENOENT, as below /proc.
 * @throws {Error} that of the system, with its `code`, when there is no such folder afterwards
 */
export async function makeFolder(folder: string): Promise<void> {
  const error = await tryFolder(folder);
  if (error === undefined) return;
  const above = dirname(folder);
  if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
  // What is above may have been made by another caller meanwhile; below /proc it is there, and takes no folder.
  await makeFolder(above);
  const again = await tryFolder(folder);
  if (again !== undefined) throw again;
}

/** Why there is no such folder after an attempt to make it; undefined when there is one. */
async function tryFolder(folder: string): Promise<unknown> {
  try {
    await mkdir(folder);
    return undefined;
  } catch (error: unknown) {
    return (await isFolder(folder)) ? undefined : error;
  }
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    // Missing, or behind something that is no folder.
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
