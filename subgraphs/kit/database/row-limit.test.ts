import { constants, DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { rowLimit } from './row-limit.ts';

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** How often SQLite prepares `select … limit …` while it runs three times with other limits. */
function countPreparations(limitOf: (rows: number) => RawBuilder<number>): number {
  const database = new DatabaseSync(':memory:');
  database.exec("create table letters (name text); insert into letters values ('a'), ('b'), ('c')");
  let preparations = 0;
  // SQLite asks it once for every select that it prepares.
  database.setAuthorizer((action) => {
    if (action === constants.SQLITE_SELECT) preparations += 1;
    return constants.SQLITE_OK;
  });
  const query = (rows: number) => sql`select name from letters limit ${limitOf(rows)}`.compile(compiler);
  const statement = database.prepare(query(1).sql);
  const found = [1, 2, 3].map((rows) => statement.all(...(query(rows).parameters as number[])).length);
  database.close();
  expect(found).toEqual([1, 2, 3]);
  return preparations;
}

test('a statement with a limit is prepared once', () => {
  expect(countPreparations(rowLimit)).toBe(1);
});

test('a bare parameter would have it prepared with every run', () => {
  expect(countPreparations((rows) => sql<number>`${rows}`)).toBe(4);
});
