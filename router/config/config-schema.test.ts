import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { mergeValues } from './config-layer.ts';
import { listConfigOptions } from './config-options.ts';
import { renderConfigSchema } from './config-schema.ts';
import { resolveConfig } from './load-config.ts';

const schemaText = readFileSync(new URL('./config.schema.json', import.meta.url), 'utf8');
const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const schema = JSON.parse(schemaText) as SchemaNode;
const validator = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema);

interface SchemaNode {
  readonly type?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

type Values = Readonly<Record<string, unknown>>;

const isAcceptedBySchema = (values: Values): boolean => validator.safeParse(values).success;

function isAcceptedByLoader(values: Values): boolean {
  try {
    resolveConfig(mergeValues({ supergraph: { file: 'graph.graphql' } }, values));
    return true;
  } catch {
    return false;
  }
}

/** Values with one option set. */
function setOnly(path: readonly string[], value: unknown): Values {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Values;
}

test('the schema is current (node router/config/write-config-reference.ts writes it)', () => {
  expect(renderConfigSchema()).toBe(schemaText);
});

test('the examples of the README are valid, for editors and for the router', () => {
  const examples = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml]) => parse(yaml ?? ''));
  expect(examples.length).toBeGreaterThanOrEqual(2);
  expect(examples.filter((example) => !isAcceptedBySchema(example))).toEqual([]);
  expect(examples.filter((example) => !isAcceptedByLoader(example))).toEqual([]);
});

describe('every option', () => {
  const options = listConfigOptions().map((option) => [option.path.join('.'), option] as const);

  test.each(options)('%s has its default and its description in the schema', (_path, option) => {
    let node: SchemaNode | undefined = schema;
    for (const key of option.path) node = node?.properties?.[key];
    if (option.name.endsWith('<name>')) node = node?.additionalProperties as SchemaNode;
    expect(node?.description).toContain(option.description);
    expect(node?.default).toEqual(option.defaultValue);
    const values = setOnly(option.path, option.defaultValue);
    expect(option.defaultValue === undefined || isAcceptedBySchema(values)).toBe(true);
  });

  test.each(options)(
    '%s is refused with a value of a wrong type, by editors and by the router',
    (_path, option) => {
      const values = setOnly(option.path, [[]]);
      expect(isAcceptedBySchema(values)).toBe(false);
      expect(isAcceptedByLoader(values)).toBe(false);
    },
  );
});

test('the complete configuration with all defaults is valid', () => {
  expect(isAcceptedBySchema(resolveConfig({ supergraph: { file: 'graph.graphql' } }))).toBe(true);
});

test.each([
  ...Object.keys(schema.properties ?? {}).map((section) => [section, [section, 'noSuchOption']] as const),
  ['the top level', ['noSuchSection']] as const,
  ['settings of all subgraphs', ['subgraphs', 'all', 'noSuchOption']] as const,
  ['settings of one subgraph', ['subgraphs', 'crm', 'noSuchOption']] as const,
  ['TLS of one subgraph', ['subgraphs', 'crm', 'tls', 'noSuchOption']] as const,
])('an unknown key is refused by editors and by the router: %s', (_name, path) => {
  const values = setOnly(path, 1);
  expect(isAcceptedBySchema(values)).toBe(false);
  expect(isAcceptedByLoader(values)).toBe(false);
});

test.each([
  ['a port above the last', { server: { port: 65_536 } }],
  ['a fraction of a byte', { server: { maxBodyBytes: 1.5 } }],
  ['an engine that does not exist', { federation: { engine: 'steam' } }],
  ['a number of workers in words', { workers: { count: 'many' } }],
  [
    'a header that is not one',
    { subgraphs: { all: { requestHeaders: [{ kind: 'propagate', named: 'a b' }] } } },
  ],
  ['a rule of an unknown kind', { subgraphs: { all: { requestHeaders: [{ kind: 'drop', named: 'x' }] } } }],
  ['a time that is none', { subgraphs: { crm: { timeoutMs: 0 } } }],
  ['more than all', { warmUp: { popularShare: 2 } }],
  ['no value', { server: null }],
])('an impossible value is refused by editors and by the router: %s', (_name, values) => {
  expect(isAcceptedBySchema(values)).toBe(false);
  expect(isAcceptedByLoader(values)).toBe(false);
});

test('formats are those of the specification: validators refuse others', () => {
  const formats = new Set<string>();
  visit(schema, '', ({ format }) => {
    if (format !== undefined) formats.add(format);
  });
  expect([...formats]).toEqual(['uri']);
});

test('no object of the schema takes further keys, but for names of subgraphs and of error codes', () => {
  const open: string[] = [];
  visit(schema, '', (node, path) => {
    if (node.type === 'object' && node.additionalProperties !== false) open.push(path);
  });
  expect(open).toEqual([
    '.subgraphs',
    '.errors.propagate',
    '.errors.propagate.all.codes',
    '.errors.propagate.*.codes',
  ]);
});

function visit(node: SchemaNode, path: string, see: (node: SchemaNode, path: string) => void): void {
  see(node, path);
  for (const [key, child] of Object.entries(node.properties ?? {})) visit(child, `${path}.${key}`, see);
  for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) visit(child, path, see);
  if (node.items !== undefined) visit(node.items, `${path}[]`, see);
  if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${path}.*`, see);
}
