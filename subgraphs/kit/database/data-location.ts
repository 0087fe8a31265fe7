import path from 'node:path';
import { makeFolder } from '../../../files/make-folder.ts';

/** Where the services of one installation keep their data. */
export type DataLocation =
  /** Nothing outlives the process. */
  | { readonly kind: 'memory' }
  /** One SQLite file per domain in a folder. */
  | { readonly kind: 'folder'; readonly path: string }
  /** One schema per domain in a PostgreSQL database. */
  | { readonly kind: 'postgres'; readonly url: string };

/** A PostgreSQL URL wins over a folder; without either, data lives in memory. */
export function chooseDataLocation(options: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string | undefined;
}): DataLocation {
  if (options.databaseUrl) return { kind: 'postgres', url: options.databaseUrl };
  if (options.dataDir) return { kind: 'folder', path: options.dataDir };
  return { kind: 'memory' };
}

/** Database URL of one store (`crm`, `event-bus` …). Makes the folder when it is missing; throws when it cannot. */
export async function databaseUrlOf(location: DataLocation, store: string): Promise<string> {
  switch (location.kind) {
    case 'memory':
      return ':memory:';
    case 'folder':
      await makeFolder(location.path);
      return path.join(location.path, `${store}.sqlite`);
    case 'postgres':
      return location.url;
  }
}
