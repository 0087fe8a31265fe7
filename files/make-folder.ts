import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it; one that is there already is as good. The `recursive` of Node never ends where a
 * folder exists and takes no new one with ENOENT, as below /proc.
 * @throws {Error} that of the system, with its `code`, when there is no such folder afterwards
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error: unknown) {
    if (await isFolder(folder)) return;
    const above = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || above === folder || (await isFolder(above))) throw error;
    await makeFolder(above);
    await makeFolder(folder);
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
