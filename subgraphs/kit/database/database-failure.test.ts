import { expect, test } from '@jest/globals';
import { readDatabaseFailure } from './database-failure.ts';

const failure = (code: string | undefined, message = 'failed', more: object = {}): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code }, more);

test.each([
  ['57014', 'TIMEOUT'],
  ['40001', 'UNAVAILABLE'],
  ['40P01', 'UNAVAILABLE'],
  ['57P01', 'UNAVAILABLE'],
  ['53300', 'UNAVAILABLE'],
  ['53100', 'UNAVAILABLE'],
  ['25006', 'UNAVAILABLE'],
  ['08006', 'UNAVAILABLE'],
  ['ECONNREFUSED', 'UNAVAILABLE'],
  ['22P02', 'BAD_USER_INPUT'],
  ['22021', 'BAD_USER_INPUT'],
  ['22023', 'BAD_USER_INPUT'],
])('%s is %s and keeps its text inside', (code, expected) => {
  const cause = failure(code, 'at 10.0.0.7');
  const read = readDatabaseFailure(cause);
  expect(read?.code).toBe(expected);
  expect(read?.message).not.toContain('10.0.0.7');
  expect(read?.cause).toBe(cause);
});

test('failures of the driver without a code are outages', () => {
  for (const message of [
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    // What a rollback on a connection that broke says, instead of why it broke.
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])
    expect(readDatabaseFailure(failure(undefined, message))?.code).toBe('UNAVAILABLE');
});

test.each([
  ['a locked SQLite file', 'database is locked', 5],
  ['a full disk', 'database or disk is full', 13],
])('%s is an outage', (_, message, errcode) => {
  expect(readDatabaseFailure(failure('ERR_SQLITE_ERROR', message, { errcode }))?.code).toBe('UNAVAILABLE');
});

test.each([
  failure('23505'),
  failure('42P01', 'relation "x" does not exist'),
  failure('22012', 'division by zero'),
  failure('ERR_SQLITE_ERROR', 'no such table', { errcode: 1 }),
  failure(undefined, 'boom'),
  'text',
  null,
  undefined,
])('%p is an internal error', (error) => {
  expect(readDatabaseFailure(error)).toBeUndefined();
});
