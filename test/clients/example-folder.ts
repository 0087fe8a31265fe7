import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPageExamples } from './page-examples.ts';

const root = path.join(import.meta.dirname, '../..');

/** The examples of the page as files of a small project. */
export interface ExampleFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Writes the examples into a folder of their own, with the packages of this repository at hand. */
export async function writeExamples(endpoint: string): Promise<ExampleFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clients-'));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const files = [
    ...readPageExamples(endpoint).map(({ file, code }) => [file, code] as const),
    ['package.json', '{ "type": "module" }'] as const,
    ['__generated__/OnSaleQuery.graphql.js', `export default ${JSON.stringify(onSaleQuery)};`] as const,
    [
      '__generated__/EventRefetchQuery.graphql.js',
      `export default ${JSON.stringify(eventRefetchQuery)};`,
    ] as const,
  ];
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const fieldOf = (name: string) => ({ alias: null, args: null, kind: 'ScalarField', name, storageKey: null });
const eventFields = ['id', 'name', 'venue'].map(fieldOf);
const selections = [
  {
    alias: null,
    args: [{ kind: 'Literal', name: 'search', value: 'Jazz' }],
    concreteType: 'EventConnection',
    kind: 'LinkedField',
    name: 'events',
    plural: false,
    selections: [
      {
        alias: null,
        args: null,
        concreteType: 'Event',
        kind: 'LinkedField',
        name: 'nodes',
        plural: true,
        selections: eventFields,
        storageKey: null,
      },
    ],
    storageKey: 'events(search:"Jazz")',
  },
];

/** What relay-compiler writes for the first operation of the page. */
const onSaleQuery = {
  fragment: {
    argumentDefinitions: [],
    kind: 'Fragment',
    metadata: null,
    name: 'OnSaleQuery',
    selections,
    type: 'Query',
    abstractKey: null,
  },
  kind: 'Request',
  operation: { argumentDefinitions: [], kind: 'Operation', name: 'OnSaleQuery', selections },
  params: {
    cacheID: '0d5e1f5f6a8d2b0d3a7c4e9b1f2a3c4d',
    id: null,
    metadata: {},
    name: 'OnSaleQuery',
    operationKind: 'query',
    text: 'query OnSaleQuery {\n  events(search: "Jazz") {\n    nodes {\n      id\n      name\n      venue\n    }\n  }\n}\n',
  },
};

const onEvent = {
  kind: 'InlineFragment',
  selections: ['name', 'venue'].map(fieldOf),
  type: 'Event',
  abstractKey: null,
};
const idOfRefetch = [{ defaultValue: null, kind: 'LocalArgument', name: 'id' }];
const nodeOf = (inner: readonly object[]) => ({
  alias: null,
  args: [{ kind: 'Variable', name: 'id', variableName: 'id' }],
  concreteType: null,
  kind: 'LinkedField',
  name: 'node',
  plural: false,
  selections: inner,
  storageKey: null,
});

/** What relay-compiler writes to refetch an event: it adds `__typename` and `id`. */
const eventRefetchQuery = {
  fragment: {
    argumentDefinitions: idOfRefetch,
    kind: 'Fragment',
    metadata: null,
    name: 'EventRefetchQuery',
    selections: [nodeOf([onEvent])],
    type: 'Query',
    abstractKey: null,
  },
  kind: 'Request',
  operation: {
    argumentDefinitions: idOfRefetch,
    kind: 'Operation',
    name: 'EventRefetchQuery',
    selections: [nodeOf([fieldOf('__typename'), onEvent, fieldOf('id')])],
  },
  params: {
    cacheID: '5b6c9a0e7d1f4a3b8c2e6f9d0a1b2c3d',
    id: null,
    metadata: {},
    name: 'EventRefetchQuery',
    operationKind: 'query',
    text: 'query EventRefetchQuery(\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ... on Event {\n      name\n      venue\n    }\n    id\n  }\n}\n',
  },
};
