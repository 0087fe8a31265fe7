import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLScalarType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { spawnCommand } from '../harness/spawn-process.ts';

/** What clients read about scalars, and the script that prints schemas. */
const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'scalars-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scalars: readonly GraphQLScalarType[] = Object.values(
  buildSchema(read('schema/generated/api.graphql')).getTypeMap(),
)
  .filter(isScalarType)
  .filter((type) => !isSpecifiedScalarType(type));
const scalarMap = JSON.parse(read('schema/scalars.json')) as Readonly<
  Record<string, { readonly input: string; readonly output: string }>
>;

test('every scalar names its specification, the same in each subgraph', () => {
  expect(scalars.map(({ name }) => name).toSorted()).toEqual(
    expect.arrayContaining(['CurrencyCode', 'Date', 'DateTime', 'Decimal']),
  );
  for (const { name, specifiedByURL } of scalars) {
    expect({ name, url: specifiedByURL }).toEqual({ name, url: expect.stringMatching(/^https:\/\//) });
    const declared = globSync('schema/*.graphql', { cwd: root }).flatMap(
      (file) => read(file).match(new RegExp(`^scalar ${name}\\b.*`, 'm')) ?? [],
    );
    expect(new Set(declared)).toEqual(new Set([`scalar ${name} @specifiedBy(url: "${specifiedByURL}")`]));
  }
});

test('the map of scalars has a type for each of them', () => {
  expect(Object.keys(scalarMap).toSorted()).toEqual(['ID', ...scalars.map(({ name }) => name)].toSorted());
});

test('client-preset writes types that know every scalar', async () => {
  writeFileSync(
    path.join(folder, 'query.graphql'),
    `query Invoice($id: ID!) { invoice(id: $id) { id createdAt dueOn total { amount currency } } }
     mutation Issue($input: CreateInvoiceInput!) { createInvoice(input: $input) { invoice { id } } }`,
  );
  const config = {
    schema: path.join(root, 'schema/generated/api.graphql'),
    documents: [path.join(folder, 'query.graphql')],
    generates: { [`${folder}/gql/`]: { preset: 'client', config: { scalars: scalarMap } } },
  };
  writeFileSync(path.join(folder, 'codegen.json'), JSON.stringify(config));
  const codegen = path.join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js');
  const spawned = spawnCommand(process.execPath, [codegen, '--config', path.join(folder, 'codegen.json')]);
  expect({ code: await spawned.exited(), output: spawned.output() }).toMatchObject({ code: 0 });
  const types = readFileSync(path.join(folder, 'gql/graphql.ts'), 'utf8');
  for (const field of ['id', 'createdAt', 'dueOn', 'amount', 'currency'])
    expect(types).toMatch(new RegExp(`\\b${field}\\??: string`));
  expect(types).not.toMatch(/\w\??: (any|unknown)\b/);
});

describePrint('--api', () => read('schema/generated/api.graphql'));
describePrint('--supergraph', () => read('schema/generated/supergraph.graphql').trimEnd());
describePrint('--subgraph crm', () => read('schema/crm.graphql'));

function describePrint(flags: string, expected: () => string): void {
  test(`npm run schema:print -- ${flags} prints that schema`, async () => {
    const { code, output } = await print(...flags.split(' '));
    expect(code).toBe(0);
    expect(output.trim()).toBe(expected().trim());
  });
}

test.each([
  [['--subgraph', 'warehouse'], /^there is no subgraph warehouse; there are auth, /],
  [['--api', '--supergraph'], /exclude each other/],
])('npm run schema:print refuses %j', async (flags, reason) => {
  const { code, output } = await print(...flags);
  expect(code).toBe(2);
  expect(output).toMatch(reason);
});

async function print(...flags: readonly string[]) {
  const spawned = spawnCommand(process.execPath, [path.join(root, 'schema/print.ts'), ...flags]);
  return { code: await spawned.exited(), output: spawned.output() };
}
