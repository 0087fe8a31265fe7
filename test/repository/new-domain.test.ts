import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { compositionEdits } from '../../subgraphs/new-domain/composition-edits.ts';
import { spawnNode } from '../harness/spawn-process.ts';

/** `npm run new-domain` refuses before it writes; what it makes is the business of `new-domain.deep.test.ts`. */
const root = path.join(import.meta.dirname, '../..');

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const command = spawnNode('subgraphs/new-domain/main.ts', args);
  const code = await command.exited();
  return { code, output: command.output() };
}

test('a command line that cannot be carried out is explained, and nothing is written', async () => {
  const read = (): string[] =>
    compositionEdits.map((edit) => readFileSync(path.join(root, edit.path), 'utf8'));
  const before = read();
  for (const [args, message] of [
    [[], 'Give one name. Try --help.'],
    [['one', 'two'], 'Give one name. Try --help.'],
    [['carpentry', '--entities', 'x'], 'Unknown flag --entities, did you mean --entity?'],
    [['wood-work'], '"wood-work" is not a valid name of a domain'],
    [['crm', '--entity', 'WorkOrder'], 'There is a domain crm already.'],
    [['kit', '--entity', 'WorkOrder'], '"kit" is reserved'],
    [['carpentry', '--entity', 'Customer'], 'The API has a type Customer already.'],
    [['carpentry', '--entity', 'Viewer'], 'viewer means something else in code.'],
  ] as const) {
    const { code, output } = await run(...args);
    expect([args, code, output]).toEqual([args, 2, expect.stringContaining(message)]);
  }
  expect(read()).toEqual(before);
  for (const folder of ['subgraphs/carpentry', 'proto/erp/carpentry', 'schema/carpentry.graphql'])
    expect(existsSync(path.join(root, folder))).toBe(false);
});

test('--help explains the command', async () => {
  const { code, output } = await run('--help');
  expect([code, output]).toEqual([0, expect.stringContaining('Usage: npm run new-domain -- <name>')]);
});
