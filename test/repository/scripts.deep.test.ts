import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { spawnCommand } from '../harness/spawn-process.ts';

/** What the scripts of package.json say when they are asked, or called wrongly. */
const root = path.join(import.meta.dirname, '../..');
const { scripts, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly version: string;
};
/** Scripts of this repository; the others are tools that explain themselves, or several commands. */
const ownScripts = Object.entries(scripts).filter(([, command]) => command.startsWith('exec node '));
const folder = mkdtempSync(path.join(tmpdir(), 'scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(command: string, ...args: readonly string[]) {
  const [, , script = '', ...fixed] = command.split(' ');
  const spawned = spawnCommand(process.execPath, [script, ...fixed, ...args]);
  return { code: await spawned.exited(), lines: spawned.output().trim().split('\n') };
}

test('every script is replaced by what it runs, so that signals to npm reach it', () => {
  expect(ownScripts.length).toBeGreaterThan(15);
  const others = Object.entries(scripts).filter(([, command]) => !command.startsWith('exec '));
  expect(others.map(([name]) => name)).toEqual(['check']);
});

test.each(ownScripts)(
  'npm run %s explains itself, knows its version, and refuses an unknown flag',
  async (_name, command) => {
    const [help, asked, refused] = [
      await run(command, '--help'),
      await run(command, '--version'),
      await run(command, '--nonsense'),
    ];
    expect(help.code).toBe(0);
    expect(help.lines[0]).toMatch(/^Usage: npm (start|run)/);
    expect(help.lines.at(-1)).not.toMatch(/^\s+at /);
    expect(asked).toEqual({ code: 0, lines: [version] });
    expect(refused.code).toBe(2);
    expect(refused.lines.filter((line) => line.includes('--nonsense'))).toHaveLength(1);
    expect(refused.lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
  },
);

test.each(ownScripts)(
  'npm run %s refuses a value that a flag cannot have, and takes no flag for one',
  async (_name, command) => {
    const { lines: help } = await run(command, '--help');
    const valued = help.flatMap((line) => {
      const [, flag, value] = /^ {2}(--[\w-]+) <(\w+)>/.exec(line) ?? [];
      return flag === undefined ? [] : [{ flag, isNumber: value === 'number' || value === 'seconds' }];
    });
    // Parts learn which one they are before their flags are looked at.
    const before = command.includes('run-part.ts') ? ['crm'] : [];
    for (const { flag, isNumber } of valued) {
      const [asked, empty, wrong] = await Promise.all([
        run(command, flag, '--help'),
        run(command, ...before, `${flag}=`),
        isNumber ? run(command, ...before, `${flag}=many`) : undefined,
      ]);
      expect([flag, asked.code, asked.lines[0]]).toEqual([flag, 0, expect.stringMatching(/^Usage: /)]);
      expect([flag, empty.code, empty.lines[0]]).toEqual([
        flag,
        2,
        expect.stringContaining(`${flag} needs a value`),
      ]);
      if (wrong)
        expect([flag, wrong.code, wrong.lines.join()]).toEqual([flag, 2, expect.stringContaining(flag)]);
    }
    expect(help.length).toBeGreaterThan(2);
  },
);

test('compose reports a hint as the tests would, and writes nothing unless hints are allowed', async () => {
  const head =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
  writeFileSync(
    path.join(folder, 'one.graphql'),
    `${head} type Query { a: A @shareable } type A @shareable { "Its name." name: String }`,
  );
  writeFileSync(
    path.join(folder, 'two.graphql'),
    `${head} type Query { a: A @shareable } type A @shareable { "What it is called." name: String }`,
  );
  const entry = (name: string) =>
    `  ${name}: { routing_url: "http://127.0.0.1:1/", schema: { file: ${name}.graphql } }`;
  const list = path.join(folder, 'list.yaml');
  writeFileSync(list, `federation_version: =2.9.0\nsubgraphs:\n${entry('one')}\n${entry('two')}\n`);
  const out = path.join(folder, 'out');
  const args = ['--config', list, '--out', out];
  const compose = scripts['compose'] ?? '';

  const refused = await run(compose, ...args);
  expect(refused.code).toBe(1);
  expect(refused.lines[0]).toContain('INCONSISTENT_DESCRIPTION');
  expect(refused.lines.at(-1)).toMatch(/refused: 1 hint/);
  expect(readdirSync(folder)).not.toContain('out');

  const allowed = await run(compose, ...args, '--allow-hints');
  expect(allowed.code).toBe(0);
  expect(allowed.lines[0]).toContain('INCONSISTENT_DESCRIPTION');
  expect(readdirSync(out).toSorted()).toEqual(['api.graphql', 'supergraph.graphql']);
});
