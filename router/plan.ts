import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { type CommandDefinition, describeMistakes, exitMistaken, readCommand } from './command/command.ts';
import { describePlan, describeSource } from './engine/emission/describe-plan.ts';
import { createCompiledEngine } from './engine/execution/compiled-engine.ts';
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
    console.log(describePlan(compiled));
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

function failMistaken(mistake: string): never {
  console.error(describeMistakes([mistake]));
  process.exit(exitMistaken);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
