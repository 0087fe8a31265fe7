import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SqliteDatabase } from 'kysely';
import { openNodeSqlite } from './node-sqlite.ts';

let database: SqliteDatabase;
beforeEach(() => {
  database = openNodeSqlite(':memory:');
  run('create table things (id integer primary key, amount integer not null)');
});
afterEach(() => database.close());

function run(text: string, ...parameters: unknown[]): void {
  database.prepare(text).run(parameters);
}

function rows(text: string, ...parameters: unknown[]): unknown[] {
  return database
    .prepare(text)
    .all(parameters)
    .map((row) => ({ ...(row as object) }));
}

const all = 'select * from things order by id';

test('a text is prepared once, for whatever parameters', () => {
  const insert = database.prepare('insert into things values (?, ?)');
  insert.run([1, 10]);
  expect(database.prepare('insert into things values (?, ?)')).toBe(insert);
  expect(database.prepare('select ? as one')).not.toBe(database.prepare('select ? as two'));
  insert.run([2, 20]);
  expect(rows('select amount from things where id = ?', 1)).toEqual([{ amount: 10 }]);
  expect(rows('select amount from things where id = ?', 2)).toEqual([{ amount: 20 }]);
});

test('integers beyond 2^53 are exact, before and after numbers that are not', () => {
  const large = 9_007_199_254_740_993n;
  run('insert into things values (1, ?)', 5);
  expect(rows(all)).toEqual([{ id: 1, amount: 5 }]);
  run('insert into things values (2, ?)', large);
  const exact = [
    { id: 1, amount: 5 },
    { id: 2, amount: large },
  ];
  expect(rows(all)).toEqual(exact);
  expect(rows(all)).toEqual(exact);
  // A statement that writes runs once, whatever it returns.
  expect(rows('insert into things values (3, ?) returning amount', -large)).toEqual([{ amount: -large }]);
});

test('a kept statement sees a schema that has changed', () => {
  run('insert into things values (1, 10)');
  expect(rows(all)).toEqual([{ id: 1, amount: 10 }]);
  run('alter table things add column name text default "new"');
  expect(rows(all)).toEqual([{ id: 1, amount: 10, name: 'new' }]);
  run('drop table things');
  expect(() => rows(all)).toThrow('no such table');
  run('create table things (id text, size integer)');
  run('insert into things values (?, ?)', 'a', 1);
  expect(rows(all)).toEqual([{ id: 'a', size: 1 }]);
});

test('a statement that failed works again and holds no lock', () => {
  const insert = database.prepare('insert into things values (?, ?)');
  insert.run([1, 10]);
  expect(() => insert.run([1, 10])).toThrow('UNIQUE');
  insert.run([2, 20]);
  run('drop table things');
});

test('rows that are read one by one are not disturbed by the same text', () => {
  for (let id = 1; id <= 3; id += 1) run('insert into things values (?, ?)', id, id);
  const seen: unknown[] = [];
  for (const row of database.prepare(all).iterate?.([]) ?? []) {
    seen.push((row as { readonly id: number }).id);
    expect(rows(all)).toHaveLength(3);
  }
  expect(seen).toEqual([1, 2, 3]);
});

test('the number of kept statements has a limit, and one that was dropped is prepared again', () => {
  const first = database.prepare('select 0 as n');
  for (let n = 1; n <= 600; n += 1) expect(rows(`select ${n} as n`)).toEqual([{ n }]);
  expect(database.prepare('select 0 as n')).not.toBe(first);
  expect(rows('select 0 as n')).toEqual([{ n: 0 }]);
});
