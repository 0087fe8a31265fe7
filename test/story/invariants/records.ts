import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** What the services have written, read behind their backs: one SQL text for both engines. */
export interface Records {
  /** Rows of one committed state of a domain's tables; whole numbers come as numbers. */
  read<Row>(domain: string, query: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Records of the embedded default. @param dataDir the folder given as `--data-dir` */
export function openFolderRecords(dataDir: string): Records {
  const files = new Map<string, DatabaseSync>();
  const fileOf = (domain: string): DatabaseSync => {
    const opened =
      files.get(domain) ?? new DatabaseSync(path.join(dataDir, `${domain}.sqlite`), { readOnly: true });
    files.set(domain, opened);
    return opened;
  };
  return {
    // The caller knows the columns of its own statement.
    read: async <Row>(domain: string, query: string) =>
      fileOf(domain).prepare(query).all() as unknown as readonly Row[],
    close: async () => {
      for (const file of files.values()) file.close();
    },
  };
}

/** Name of the connections that only look, for who disturbs the others. */
export const observerName = 'observer of the invariants';

/** Records of the distributed system, one schema per domain. */
export function openPostgresRecords(url: string): Records {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: observerName,
    max: 2,
    types: {
      getTypeParser: (oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  return {
    read: async <Row>(domain: string, query: string) => {
      const client = await pool.connect();
      try {
        await client.query(`set search_path to ${pg.escapeIdentifier(domain)}`);
        return (await client.query(query)).rows as readonly Row[];
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
