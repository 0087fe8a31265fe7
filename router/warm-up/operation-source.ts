import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An operation that is expected, known before anybody asked for it. */
export interface ExpectedOperation {
  /** The document exactly as requests will bring it; it is the key under which it is remembered. */
  readonly text: string;
  /** Only this operation of the document; all of them when it is left out. */
  readonly operationName?: string | undefined;
}

/** Where expected operations come from: stored operations, REST routes, a folder. */
export interface OperationSource {
  /** Short text for the log. */
  readonly name: string;
  /** Read before each supergraph takes over. A failure is logged, and the others are prepared. */
  read(): readonly ExpectedOperation[] | Promise<readonly ExpectedOperation[]>;
}

/** Operations in the `*.graphql` files of a folder, at any depth, one document per file. */
export function createFolderSource(folder: string): OperationSource {
  return {
    name: folder,
    async read() {
      const files = await Array.fromAsync(glob('**/*.graphql', { cwd: folder }));
      if (files.length === 0) throw new Error(`no *.graphql files in ${folder}`);
      return Promise.all(
        files.toSorted().map(async (file) => ({ text: await readFile(join(folder, file), 'utf8') })),
      );
    },
  };
}
