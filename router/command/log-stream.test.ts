import { expect, test } from '@jest/globals';
import { openLogStream, prettyLine } from './log-stream.ts';

const line = (fields: object): string =>
  JSON.stringify({ level: 'info', time: '2026-01-02T03:04:05.678Z', ...fields });

test('a line for people has time, level, message and fields', () => {
  expect(prettyLine(line({ msg: 'router is listening', port: 4000, url: 'http://x/y' }), false)).toBe(
    '03:04:05.678 INFO  router is listening  port=4000 url=http://x/y\n',
  );
  expect(
    prettyLine(JSON.stringify({ level: 40, time: 0, pid: 1, hostname: 'h', name: 'crm', msg: 'm' }), true),
  ).toBe('\u001B[33m00:00:00.000 WARN  [crm] m\u001B[0m\n');
});

test('the stack of an error stands below', () => {
  const text = prettyLine(
    line({ msg: 'failed', err: { message: 'no', stack: 'Error: no\n    at here' } }),
    false,
  );
  expect(text.split('\n')).toEqual([
    '03:04:05.678 INFO  failed  err="no"',
    '    Error: no',
    '    at here',
    '',
  ]);
});

test('what a client wrote cannot begin a line or move the cursor', () => {
  const text = prettyLine(line({ msg: 'a\nb\u001B[2J', clientName: 'x\n12:00 INFO  forged' }), false);
  expect(text.slice(0, -1)).not.toMatch(/[\n\u001B]/);
});

test.each([
  ['C1 control sequence introducer', '\u009B'],
  ['C1 next line', '\u0085'],
  ['delete', '\u007F'],
  ['line separator', '\u2028'],
  ['right-to-left override', '\u202E'],
  ['right-to-left isolate', '\u2067'],
])('a %s is shown as its number, wherever it stands', (_name, character) => {
  const fields = { text: character, list: [character], object: { [character]: character }, [character]: 1 };
  const text = prettyLine(line({ msg: character, ...fields }), false);
  const escaped = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  expect(text).not.toContain(character);
  expect(text.split(escaped)).toHaveLength(7);
});

test('auto is pretty in a terminal and JSON elsewhere; colours stay out where they are unwanted', () => {
  const written: string[] = [];
  const output = (isTTY: boolean) => ({ isTTY, write: (text: string) => void written.push(text) });
  expect(openLogStream('auto', output(false))).toBeUndefined();
  expect(openLogStream('json', output(true))).toBeUndefined();
  openLogStream('auto', output(true))?.write(line({ level: 'warn', msg: 'm' }));
  openLogStream('pretty', output(false))?.write(line({ level: 'warn', msg: 'm' }));
  expect(written[0]).toMatch(/^\u001B\[33m/);
  expect(written[1]).toBe('03:04:05.678 WARN  m\n');
});
