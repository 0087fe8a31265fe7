import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { errorTable } from '../../router/graphql/error-table.ts';
import { businessErrorStatuses } from '../../subgraphs/kit/errors/error-codes.ts';
import { spawnCommand } from '../harness/spawn-process.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { type ExampleFolder, writeExamples } from './example-folder.ts';
import { listProgramNames, readPage, readPageExamples } from './page-examples.ts';

/** The page for clients: its examples run in Node, with real clients in their default settings, as they stand there. */
const root = path.join(import.meta.dirname, '../..');
let erp: RunningErp;
let folder: ExampleFolder;

beforeAll(async () => {
  erp = await startErp();
  folder = await writeExamples(erp.url);
});
afterAll(async () => {
  await folder.remove();
  await erp.stop();
});

/** Runs a command in the folder of the examples. */
async function run(command: string, ...args: readonly string[]) {
  const spawned = spawnCommand('sh', ['-c', 'cd "$0" && exec "$@"', folder.path, command, ...args]);
  return { code: await spawned.exited(), printed: spawned.output().trimEnd() };
}

const expected = (file: string) => ({
  code: 0,
  printed: readPageExamples(erp.url).find((example) => example.file === file)?.printed,
});

test('the page has an example for every client', () => {
  const programs = listProgramNames();
  expect(programs).toEqual(
    expect.arrayContaining([
      'apollo.js',
      'urql.js',
      'graphql-request.js',
      'relay.js',
      'relay-refetch.js',
      'nodes.js',
      'persisted.js',
      'paging.js',
    ]),
  );
});

test.each(listProgramNames())('%s prints in Node what the page says', async (file) => {
  expect(await run(process.execPath, file)).toEqual(expected(file));
});

test.each(['commands-1.sh', 'commands-2.sh'])('%s prints what the page says', async (file) => {
  // Answers of curl end without a line break.
  const lines = readFileSync(path.join(folder.path, file), 'utf8').replaceAll(
    /^curl (?:.*\\\n)*.*$/gm,
    '$&; echo',
  );
  writeFileSync(path.join(folder.path, file), lines);
  expect(await run('bash', '-eu', file)).toEqual(expected(file));
});

test('client-preset reads /schema.graphql and writes types that hold', async () => {
  copyFileSync(path.join(root, 'schema/scalars.json'), path.join(folder.path, 'scalars.json'));
  const bin = (file: string): string => path.join(root, 'node_modules', file);
  const codegen = bin('@graphql-codegen/cli/cjs/bin.js');
  expect(await run(process.execPath, codegen, '--config', 'codegen.ts')).toMatchObject({ code: 0 });
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    module: 'preserve',
    noEmit: true,
    target: 'es2024',
    lib: ['es2024', 'dom'],
    types: [],
    skipLibCheck: true,
  };
  writeFileSync(
    path.join(folder.path, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['src/prices.ts'] }),
  );
  expect(await run(bin('.bin/tsc'), '--project', '.')).toEqual({ code: 0, printed: '' });
  const bundled = await run(
    bin('.bin/esbuild'),
    'src/prices.ts',
    '--bundle',
    '--format=esm',
    '--log-level=error',
    '--outfile=prices.js',
  );
  expect(bundled).toEqual({ code: 0, printed: '' });
  expect(await run(process.execPath, 'prices.js')).toEqual(expected('src/prices.ts'));
});

test('every code that a client can see is explained, and no other', () => {
  const table = [...readPage().matchAll(/^\| (`[A-Z_`, ]+) \|/gm)].map(([, codes]) => codes).join();
  const explained = [...table.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code);
  const known = [...Object.keys(errorTable), ...Object.keys(businessErrorStatuses)];
  // Logs and metrics alone show it.
  const visible = known.filter((code) => code !== 'CLIENT_CLOSED_REQUEST');
  expect(new Set(explained)).toEqual(new Set(visible));
  expect(explained).toHaveLength(visible.length);
});
