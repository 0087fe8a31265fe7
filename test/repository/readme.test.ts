import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type SpawnedProcess, spawnCommand } from '../harness/spawn-process.ts';
import { readReadmeCommands } from './readme-commands.ts';

/** Runs what the READMEs of the top-level folders ask people to type. */
const root = path.join(import.meta.dirname, '../..');
const readmes = ['README.md', ...globSync('*/README.md', { cwd: root, exclude: ['node_modules'] })];
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

let erp: SpawnedProcess;
let origin = '';

beforeAll(async () => {
  erp = spawnCommand('npm', ['start', '--silent', '--', '--port', '0']);
  origin = (await erp.waitForOutput(/http:\/\/[\w.]+:\d+(?=\/graphql)/))[0];
  await erp.waitForOutput(/Ready in/);
});
afterAll(() => erp.stop());

test('the tour works as it is printed', async () => {
  const { blocks } = readReadmeCommands(read('README.md'));
  expect(blocks.length).toBeGreaterThanOrEqual(4);
  const script = ['set -euo pipefail', ...blocks.map((block) => `${block}\necho`)]
    .join('\n')
    .replaceAll('http://localhost:4000', origin);
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: root });
  const answers = stdout.split('\n').filter((line) => line.startsWith('{'));
  expect(answers).toHaveLength(blocks.length);
  expect(stdout).not.toContain('"errors"');
  const printed = printedAnswers();
  expect(answers.map(toComparable)).toEqual(printed.map(toComparable));
  // Two domains notify, each when the payment reaches it: one may not have done so yet.
  const titles = (answer = ''): string[] =>
    [...answer.matchAll(/"title": ?"([^"]*)"/g)].map(([, title = '']) => title);
  expect(titles(answers.at(-1)).length).toBeGreaterThan(0);
  expect(titles(printed.at(-1))).toEqual(expect.arrayContaining(titles(answers.at(-1))));
});

function printedAnswers(): readonly string[] {
  return [...read('README.md').matchAll(/^```json\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
}

/** An answer without what differs from one run to the next: codes of tickets, and notifications. */
function toComparable(answer: string): unknown {
  return JSON.parse(answer, (key, value: unknown) => {
    if (key === 'code') return '…';
    return key === 'myNotifications' ? undefined : value;
  });
}

test('the fields of the printed answers are the fields of the schema', () => {
  const answers = printedAnswers().map((answer) => JSON.parse(answer) as object);
  expect(answers.length).toBeGreaterThanOrEqual(4);
  for (const answer of answers) expect(Object.keys(answer)).toEqual(['data']);
});

test('commands of other READMEs work', async () => {
  const blocks = readmes
    .filter((file) => file !== 'README.md')
    .flatMap((file) => readReadmeCommands(read(file)).blocks);
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) {
    await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', block], { cwd: root });
  }
});

test('what the gate runs itself is in the gate', () => {
  const gate = read('.ci/run');
  const commands = new Set(readmes.flatMap((file) => readReadmeCommands(read(file)).gateCommands));
  expect([...commands].sort()).toEqual([
    'npm ci',
    'npm run check',
    'npm run test:real',
    'npm start',
    'npm test',
  ]);
  for (const command of commands) {
    // `npm start` is what this file started.
    if (command !== 'npm start')
      expect(gate).toContain(command.replace('npm run check', 'npm run --silent check'));
  }
});

test('every npm script that a README names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const named = readmes.flatMap((file) =>
    [...read(file).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
  );
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});
