import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { type CommandDefinition, describeMistakes, exitMistaken, readCommand } from './command/command.ts';
import type { CompiledOperation } from './engine/execution/compile-operation.ts';
import { createCompiledEngine } from './engine/execution/compiled-engine.ts';
import { printQueryPlan } from './engine/planning/print-query-plan.ts';
import { buildSnapshot } from './supergraph/build-snapshot.ts';

const command = {
  usage: 'npm run plan -- --supergraph <file> --operation <file> [flags]',
  about: 'Shows the query plan of an operation and the compiled steps.',
  flags: {
    supergraph: { type: 'string', value: 'file', text: 'supergraph SDL (required)' },
    operation: { type: 'string', value: 'file', text: 'GraphQL document (required)' },
    name: { type: 'string', value: 'operation', text: 'operation of the document, where it has several' },
    source: { type: 'boolean', text: 'also show the generated code' },
  },
} as const satisfies CommandDefinition;

await run().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

async function run(): Promise<void> {
  const { values } = readCommand(command);
  if (values.supergraph === undefined || values.operation === undefined) {
    return failMistaken('the flags --supergraph and --operation are required');
  }
  const text = readFileSync(values.operation, 'utf8');
  const snapshot = buildSnapshot(readFileSync(values.supergraph, 'utf8'), {
    subgraphUrls: {},
    allowedUrlSchemes: ['http', 'https', 'unix'],
  });
  const document = parse(text);
  const [mistake] = validate(snapshot.apiSchema, document);
  if (mistake !== undefined) return fail(mistake.message);
  const operation = findOperation(document, values.name);
  if (operation === undefined)
    return values.name === undefined
      ? fail('The document has no operation.')
      : failMistaken(`the document has no operation ${values.name}`);
  const engine = createCompiledEngine(snapshot, { planning: { timeoutMs: 10_000 } });
  try {
    const documentHash = createHash('sha256').update(text).digest('hex');
    const compiled = await engine.compile({
      document,
      operation,
      operationName: values.name,
      text,
      documentHash,
    });
    console.log(`${printQueryPlan(compiled.plan)}\n\n${describeSteps(compiled)}`);
    if (values.source) console.log(`\n${describeSource(compiled)}`);
  } finally {
    await engine.close();
  }
}

function findOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (name === undefined || definition.name?.value === name),
  );
}

function describeSteps(compiled: CompiledOperation): string {
  const lines = compiled.steps.map((step) => {
    const head = `step ${step.id}: ${step.subgraph} ${step.request.kind}`;
    const after = step.kind === 'entities' ? `, reads sources ${step.visibleSources.join(' ')}` : '';
    const exact = step.isExact ? ', numbers kept as written' : '';
    const targets =
      step.kind === 'root'
        ? [`  writes source ${step.source}`]
        : step.targets.map(
            ({ target }) => `  writes source ${target.source} for ${target.paths.length} place(s)`,
          );
    return [`${head}${after}${exact}`, ...targets].join('\n');
  });
  return [
    `${compiled.steps.length} request(s), about ${Math.ceil(compiled.sizeBytes / 1024)} KiB compiled`,
    ...lines,
  ].join('\n');
}

function describeSource(compiled: CompiledOperation): string {
  const collectors = compiled.steps.flatMap((step) =>
    step.kind === 'root' ? [] : step.targets.map(({ source }) => `// step ${step.id}\n${source}`),
  );
  return [...collectors, `// response\n${compiled.projectionSource}`].join('\n\n');
}

function failMistaken(mistake: string): never {
  console.error(describeMistakes([mistake]));
  process.exit(exitMistaken);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
