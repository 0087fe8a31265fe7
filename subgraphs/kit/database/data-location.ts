import { mkdirSync } from 'node:fs';
import path from 'node:path';

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

/** Database URL of one store (`crm`, `event-bus` …). Creates the folder when it is missing; throws when it cannot. */
export function databaseUrlOf(location: DataLocation, store: string): string {
  switch (location.kind) {
    case 'memory':
      return ':memory:';
    case 'folder':
      mkdirSync(location.path, { recursive: true });
      return path.join(location.path, `${store}.sqlite`);
    case 'postgres':
      return location.url;
  }
}
