import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readSettings, readVariables, trueOrFalse, wholeNumber } from './read-settings.ts';

const schema = z.object({
  ERP_TEST_DAYS: wholeNumber(0, 366).default(25),
  ERP_TEST_SECRET: z.string().min(8, 'at least 8 characters').optional(),
  ERP_TEST_LOGGED: trueOrFalse().default(false),
});
const read = (environment: Record<string, string | undefined>) => readSettings('test', schema, environment);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'erp-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function writeFile(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('a variable that is not set or empty has its default', () => {
  const defaults = { ERP_TEST_DAYS: 25, ERP_TEST_LOGGED: false };
  expect(read({})).toEqual(defaults);
  expect(read({ ERP_TEST_DAYS: '', ERP_TEST_DAYS_FILE: '', ERP_TEST_SECRET: '' })).toEqual(defaults);
});

test('values come from variables', () => {
  expect(read({ ERP_TEST_DAYS: '0', ERP_TEST_LOGGED: 'true', ERP_TEST_SECRET: 'long enough' })).toEqual({
    ERP_TEST_DAYS: 0,
    ERP_TEST_LOGGED: true,
    ERP_TEST_SECRET: 'long enough',
  });
});

test('every variable may be read from a file, without one trailing line break', () => {
  const environment = {
    ERP_TEST_SECRET_FILE: writeFile('secret', ' spaces count \n'),
    ERP_TEST_DAYS_FILE: writeFile('days', '30\r\n'),
  };
  expect(read(environment)).toMatchObject({ ERP_TEST_SECRET: ' spaces count ', ERP_TEST_DAYS: 30 });
});

test.each(['', '\n', '\r\n'])('a file that holds %j is a mistake: who names it wants a value', (text) => {
  expect(() => read({ ERP_TEST_SECRET_FILE: writeFile('nothing', text) })).toThrow(
    'ERP_TEST_SECRET_FILE names a file that is empty',
  );
});

test('one error lists all mistakes and shows no value', () => {
  const environment = {
    ERP_TEST_DAYS: '12 monkeys',
    ERP_TEST_SECRET: 'hunter2',
    ERP_TEST_LOGGED_FILE: path.join(folder, 'missing'),
  };
  let message = '';
  try {
    read(environment);
  } catch (error: unknown) {
    message = String(error);
  }
  expect(message).toMatch(/^Error: The settings of test are not valid\. /);
  expect(message).toContain('ERP_TEST_LOGGED_FILE names a file that does not exist');
  expect(message).toContain('ERP_TEST_DAYS: a whole number from 0 to 366');
  expect(message).toContain('ERP_TEST_SECRET: at least 8 characters');
  expect(message).not.toMatch(/monkeys|hunter2/);
});

test('a variable and its file are not both set', () => {
  const both = { ERP_TEST_SECRET: 'long enough', ERP_TEST_SECRET_FILE: '/dev/null' };
  expect(() => read(both)).toThrow('ERP_TEST_SECRET and ERP_TEST_SECRET_FILE are both set; set one of them');
});

test('a flag is stronger than the variable and its file, and is named where it is wrong', () => {
  const environment = { ERP_TEST_DAYS: '12', ERP_TEST_LOGGED_FILE: path.join(folder, 'missing') };
  const flags = (days: string) => ({
    ERP_TEST_DAYS: { name: '--days', text: days },
    ERP_TEST_LOGGED: { name: '--logged', text: 'true' },
  });
  expect(readVariables(schema, environment, flags('30'))).toEqual({
    kind: 'read',
    values: { ERP_TEST_DAYS: 30, ERP_TEST_LOGGED: true },
  });
  expect(readVariables(schema, environment, flags(''))).toEqual({
    kind: 'invalid',
    mistakes: ['--days: a whole number from 0 to 366'],
    isFlagWrong: true,
  });
});

test('a file holds text of 64 KiB at most', () => {
  const secret =
    (file: string): (() => unknown) =>
    () =>
      read({ ERP_TEST_SECRET_FILE: file });
  writeFileSync(
    path.join(folder, 'binary'),
    Buffer.from([0xff, 0xfe, ...Array.from({ length: 40 }, () => 0x80)]),
  );
  expect(secret(path.join(folder, 'binary'))).toThrow(
    'ERP_TEST_SECRET_FILE names a file that holds no UTF-8 text',
  );
  expect(secret(folder)).toThrow('ERP_TEST_SECRET_FILE names a file that is a folder');
  expect(secret('/dev/zero')).toThrow('ERP_TEST_SECRET_FILE names a file that has more than 64 KiB');
  expect(secret(writeFile('long', 'x'.repeat(64 * 1024)))).not.toThrow();
  expect(secret(writeFile('longer', 'x'.repeat(64 * 1024 + 1)))).toThrow('that has more than 64 KiB');
});

test('a required variable whose file cannot be read is one mistake', () => {
  const required = z.object({ ERP_TEST_NAME: z.string('a name') });
  const outcome = readVariables(required, { ERP_TEST_NAME_FILE: path.join(folder, 'missing') });
  expect(outcome).toEqual({
    kind: 'invalid',
    mistakes: ['ERP_TEST_NAME_FILE names a file that does not exist'],
    isFlagWrong: false,
  });
});

test.each(['-1', '367', '1.5', '1e2', '0x10', ' 1', '٣'])(
  '%p is not a whole number from 0 to 366',
  (text) => {
    expect(() => read({ ERP_TEST_DAYS: text })).toThrow('ERP_TEST_DAYS: a whole number from 0 to 366');
  },
);

test('a rule between variables names the variable it is about', () => {
  const paired = z
    .object({ ERP_TEST_EMAIL: z.string().optional(), ERP_TEST_PASSWORD: z.string().optional() })
    .refine((values) => (values.ERP_TEST_EMAIL === undefined) === (values.ERP_TEST_PASSWORD === undefined), {
      path: ['ERP_TEST_EMAIL'],
      message: 'set both or neither',
    });
  expect(() => readSettings('test', paired, { ERP_TEST_EMAIL: 'a@example.org' })).toThrow(
    'ERP_TEST_EMAIL: set both or neither',
  );
});
