import { sql } from 'kysely';
import { type DataLocation, databaseUrlOf } from '../../../subgraphs/kit/database/data-location.ts';
import { type Database, openDatabase } from '../../../subgraphs/kit/database/database.ts';
import { domainRegistry } from '../../../subgraphs/registry.ts';

/** The databases of an installation, as an operator sees them. */
export interface Records {
  /** How many rows each table of a domain has, when nothing moves any more. */
  countRows(domain: string): Promise<Readonly<Record<string, number>>>;
  /** Takes the answers of calls away and leaves their steps, as after a death between the last commit and the answer. */
  forgetOutcomes(domain: string): Promise<void>;
  newestMailTo(email: string): Promise<string>;
  /** Everything that is kept about calls with keys, as text. */
  readCalls(domain: string): Promise<string>;
  close(): Promise<void>;
}

type AnyDatabase = Database<Record<string, Record<string, unknown>>>;

/** Tables that change without a mutation, or with each attempt. */
const restless = /^(kysely_|idempotent_|login_failures$|processed_events$|sqlite_)/;

/** Opens the databases of all domains. */
export async function openRecords(location: DataLocation): Promise<Records> {
  const databases = new Map<string, AnyDatabase>();
  for (const { name } of domainRegistry)
    databases.set(name, await openDatabase({ url: await databaseUrlOf(location, name), schema: name }));
  const of = (domain: string): AnyDatabase => {
    const database = databases.get(domain);
    if (database === undefined) throw new Error(`There is no database of ${domain}.`);
    return database;
  };

  const tablesOf = async ({ engine, kysely }: AnyDatabase): Promise<readonly string[]> => {
    const { rows } = await (engine === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`
      : sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = current_schema() order by 1`
    ).execute(kysely);
    return rows.map(({ name }) => name).filter((name) => !restless.test(name));
  };
  const count = async (database: AnyDatabase): Promise<Readonly<Record<string, number>>> => {
    const counts: Record<string, number> = {};
    for (const table of await tablesOf(database)) {
      const { rows } = await sql<{
        count: number | bigint;
      }>`select count(*) as count from ${sql.table(table)}`.execute(database.kysely);
      counts[table] = Number(rows[0]?.count);
    }
    return counts;
  };
  const countAll = async (): Promise<string> =>
    JSON.stringify(await Promise.all([...databases.values()].map(count)));

  return {
    countRows: async (domain) => {
      // Events travel between the domains on their own: they have arrived when the counts stand still.
      let seen = '';
      let standing = 0;
      while (standing < 3) {
        const counted = await countAll();
        standing = counted === seen ? standing + 1 : 0;
        seen = counted;
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      return count(of(domain));
    },
    forgetOutcomes: async (domain) => {
      await sql`update idempotent_calls set outcome = null`.execute(of(domain).kysely);
    },
    newestMailTo: async (email) => {
      const { rows } = await sql<{
        body: string;
      }>`select body from mails where recipient = ${email} order by created_at desc, id desc limit 1`.execute(
        of('auth').kysely,
      );
      return rows[0]?.body ?? '';
    },
    readCalls: async (domain) => {
      const { kysely } = of(domain);
      const calls = await sql`select * from idempotent_calls`.execute(kysely);
      const steps = await sql`select * from idempotent_steps`.execute(kysely);
      return JSON.stringify([calls.rows, steps.rows], (_name, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
    },
    close: async () => {
      for (const database of databases.values()) await database.close();
    },
  };
}
