import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { composeSupergraph, readSubgraphs } from '../../schema/compose-supergraph.ts';
import { listNodeTypes, printNodeSdl } from '../../subgraphs/node/node-sdl.ts';
import { readNodeSdl } from '../../subgraphs/node/node-subgraph.ts';
import { createPermissions } from '../../subgraphs/node/permissions.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { permissionCoverage } from '../harness/permission-coverage.ts';

/** Whatever has a key of its own can be looked up by its id: no entity is forgotten. */
const listFile = path.join(import.meta.dirname, '../../schema/supergraph.yaml');
const subgraphs = await readSubgraphs(listFile);
let schema: GraphQLSchema;

beforeAll(async () => {
  const composition = await composeSupergraph(listFile);
  if (composition.kind === 'failed') throw new Error('The subgraphs do not compose.');
  schema = buildSchema(composition.apiSdl);
});

/** Entities that do not implement `Node`, each with its reason. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['CustomerPayment', 'its id is that of its payment intent, which is what the id stands for'],
]);

/** Types with the key `id` that their subgraph resolves. */
function listEntities(sdl: string): readonly string[] {
  return [...sdl.matchAll(/^type (\w+)[^{]*@key\(fields: "id"\)/gm)].map(([, name = '']) => name);
}

test('every entity implements Node, but for those with a reason', () => {
  const entities = new Set(subgraphs.flatMap(({ sdl }) => listEntities(sdl)));
  const nodes = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))
    .map(({ name }) => name);
  expect(entities.size).toBeGreaterThan(15);
  expect([...nodes, ...exceptions.keys()].toSorted()).toEqual([...entities].toSorted());
});

test('each implements it in one subgraph, the one it lives in, and is looked up by the service of that domain', async () => {
  for (const { name, load } of domainRegistry) {
    const sdl = subgraphs.find((subgraph) => subgraph.name === name)?.sdl ?? '';
    const declared = listNodeTypes(sdl);
    expect([name, declared.filter((type) => !listEntities(sdl).includes(type))]).toEqual([name, []]);
    expect([name, (await load()).nodeTypes.toSorted()]).toEqual([name, declared.toSorted()]);
  }
  const all = subgraphs.filter(({ isGenerated }) => !isGenerated).flatMap(({ sdl }) => listNodeTypes(sdl));
  expect(all.toSorted()).toEqual([...new Set(all)].toSorted());
});

test('the subgraph node was written from what the domains declare now, and guards all it has', async () => {
  const sdl = await readNodeSdl();
  const others = subgraphs.filter(({ isGenerated }) => !isGenerated).map((subgraph) => subgraph.sdl);
  expect(sdl).toBe(printNodeSdl(others));
  const permissions = createPermissions(listNodeTypes(sdl));
  expect(permissionCoverage(sdl, permissions)).toEqual({ missing: [], stale: [] });
});

test('node and nodes are as the specification of Relay has them', () => {
  const node = schema.getType('Node');
  expect(isInterfaceType(node) && String(node.getFields()['id']?.type)).toBe('ID!');
  const signatureOf = (name: string): unknown => {
    const field = schema.getQueryType()?.getFields()[name];
    return [field?.args.map((argument) => `${argument.name}: ${String(argument.type)}`), String(field?.type)];
  };
  expect(signatureOf('node')).toEqual([['id: ID!'], 'Node']);
  expect(signatureOf('nodes')).toEqual([['ids: [ID!]!'], '[Node]!']);
});
