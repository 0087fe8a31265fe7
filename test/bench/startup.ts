import { createHash } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import { type DocumentNode, Kind, parse, validate } from 'graphql';
import { type CompiledEngine, createCompiledEngine } from '../../router/engine/execution/compiled-engine.ts';
import type { ExecutableOperation } from '../../router/graphql/operation.ts';
import type { SupergraphSnapshot } from '../../router/graphql/supergraph-snapshot.ts';
import { buildSnapshot } from '../../router/supergraph/build-snapshot.ts';
import { readShapeQuery, readShapeSdl, shapeSubgraphs } from './shape-data.ts';

// What is paid once: loading a supergraph, planning and compiling an operation for the first time.
const subgraphCount = 60;
const typesPerSubgraph = 34;

await measureColdOperation();
await measureLargeSupergraph();

async function measureColdOperation(): Promise<void> {
  const sdl = composeSdl(shapeSubgraphs.map((name) => ({ name, typeDefs: parse(readShapeSdl(name)) })));
  const { snapshot, engine } = await open(sdl);
  const times: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    // Another name makes another operation; the first one also warms the compiler up.
    const operation = createExecutable(snapshot, readShapeQuery().replace('TestQuery', `TestQuery${index}`));
    const startedAt = performance.now();
    await engine.prepare(operation);
    times.push(performance.now() - startedAt);
  }
  await engine.close();
  console.log(`plan and compile, first: ${format(times[0])}, then: ${times.slice(1).map(format).join(' ')}`);
}

async function measureLargeSupergraph(): Promise<void> {
  const sdl = composeSdl(
    Array.from({ length: subgraphCount }, (_, index) => ({
      name: `s${index}`,
      typeDefs: largeSubgraph(index),
    })),
  );
  const startedAt = performance.now();
  const { snapshot, engine } = await open(sdl);
  const loadMs = performance.now() - startedAt;
  const types = Object.keys(snapshot.apiSchema.getTypeMap()).length;
  const operation = createExecutable(
    snapshot,
    '{ s0_0(id: 1) { id f1 next { id shared1 f2 } shared7 shared30 } }',
  );
  const before = performance.now();
  await engine.prepare(operation);
  console.log(
    `${subgraphCount} subgraphs, ${types} types, ${Math.round(sdl.length / 1024)} KiB: loaded in ${format(loadMs)}, first plan ${format(performance.now() - before)}`,
  );
  await engine.close();
}

function largeSubgraph(index: number): DocumentNode {
  const types = Array.from({ length: typesPerSubgraph }, (_, type) => {
    const fields = Array.from({ length: 8 }, (__, field) => `f${field}: String`).join(' ');
    const next = `T${index}_${(type + 1) % typesPerSubgraph}`;
    return `type T${index}_${type} @key(fields: "id") { id: ID! ${fields} next: ${next} }`;
  });
  const extensions = Array.from(
    { length: 3 },
    (_, type) =>
      `type T${(index + 1 + type) % subgraphCount}_0 @key(fields: "id") { id: ID! shared${index}: Int }`,
  );
  const shared = index % 10 === 0 ? '' : extensions.slice(0, 1).join(' ');
  const everywhere = index === 0 ? '' : `type T0_0 @key(fields: "id") { id: ID! shared${index}: Int }`;
  const merged = shared.includes('T0_0 ') ? '' : everywhere;
  const further = Array.from(
    { length: 1 },
    () => `type T0_1 @key(fields: "id") { id: ID! shared${index}: Int }`,
  );
  return parse(
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
     type Query { s${index}_0(id: ID): T${index}_0 }
     ${types.join('\n')} ${shared} ${merged} ${index === 0 ? '' : further.join(' ')}`,
  );
}

function composeSdl(
  services: ReadonlyArray<{ readonly name: string; readonly typeDefs: DocumentNode }>,
): string {
  const result = composeServices(
    services.map((service) => ({ ...service, url: `http://${service.name}.test/` })),
  );
  if (result.supergraphSdl === undefined) {
    throw new Error(
      (result.errors ?? [])
        .map(({ message }) => message)
        .slice(0, 3)
        .join('\n'),
    );
  }
  return result.supergraphSdl;
}

async function open(sdl: string): Promise<{ snapshot: SupergraphSnapshot; engine: CompiledEngine }> {
  const snapshot = buildSnapshot(sdl, { subgraphUrls: {}, allowedUrlSchemes: ['http'] });
  const engine = createCompiledEngine(snapshot);
  await engine.ready();
  return { snapshot, engine };
}

function createExecutable(snapshot: SupergraphSnapshot, text: string): ExecutableOperation {
  const document = parse(text);
  const [mistake] = validate(snapshot.apiSchema, document);
  if (mistake !== undefined) throw mistake;
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
  const documentHash = createHash('sha256').update(text).digest('hex');
  return { document, operation, operationName: operation.name?.value, text, documentHash };
}

function format(ms: number | undefined): string {
  return `${(ms ?? 0).toFixed(1)} ms`;
}
