import { parseExactJson } from '../harness/exact-json.ts';
import type { TestResponse } from '../harness/federated-graph.ts';
import type { RandomGraph } from './open-graph.ts';
import type { RandomOperation } from './random-operation.ts';

/** How a system's answer differs from the one server's: not at all, wrong, refused, or not given. */
export interface Comparison {
  readonly kind: 'same' | 'wrong' | 'refused' | 'thrown';
  readonly differences: readonly string[];
}

/** Executes an operation on both and compares: data as text, paths of errors, mutations in order. */
export async function compareAnswers(
  graph: RandomGraph,
  { text, variables }: RandomOperation,
): Promise<Comparison> {
  const { calls } = graph;
  calls.length = 0;
  const expected = parseExactJson(await graph.monolith.execute(text, variables)) as TestResponse;
  const expectedCalls = calls.splice(0);
  let actual: TestResponse;
  try {
    actual = parseExactJson(await withinLimit(graph.system.execute(text, variables))) as TestResponse;
  } catch (error: unknown) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'thrown', differences: [`thrown: ${reason}`] };
  }
  const actualCalls = calls.splice(0);
  if (actual.data === undefined) {
    return {
      kind: 'refused',
      differences: [`refused: ${(actual.errors ?? []).map(({ message }) => message).join('; ')}`],
    };
  }
  const differences = [
    ...dataDifferences(actual, expected),
    ...errorDifferences(actual, expected),
    ...callDifferences(actualCalls, expectedCalls),
  ];
  return { kind: differences.length === 0 ? 'same' : 'wrong', differences };
}

/** An answer that never comes is a failure, not the end of the run. */
async function withinLimit(answer: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 30 seconds')), 30_000);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function dataDifferences(actual: TestResponse, expected: TestResponse): string[] {
  const left = JSON.stringify(actual.data ?? null);
  const right = JSON.stringify(expected.data ?? null);
  if (left === right) return [];
  const messages = (actual.errors ?? [])
    .slice(0, 3)
    .map(({ message, path }) => `\n  error at ${JSON.stringify(path)}: ${message}`);
  return [`data differs:\n  actual:   ${left}\n  expected: ${right}${messages.join('')}`];
}

/**
 * Every error of the system must be one that the one server has too, and an operation that fails there fails here.
 * The counts may differ: nulls that propagate inside a subgraph swallow what happened below them.
 */
function errorDifferences(actual: TestResponse, expected: TestResponse): string[] {
  const paths = new Set((expected.errors ?? []).map(({ path }) => JSON.stringify(path)));
  const extra = (actual.errors ?? []).filter(
    ({ path }) => !paths.has(JSON.stringify(path)) && !isInsideNull(expected, path ?? []),
  );
  const found = extra.map(({ path, message }) => `unexpected error at ${JSON.stringify(path)}: ${message}`);
  if ((actual.errors ?? []).length === 0 && paths.size > 0)
    found.push(`errors are missing: ${[...paths].join(' ')}`);
  return found;
}

/** Inside a null that propagated, servers report one error or several, as execution happens to proceed. */
function isInsideNull({ data, errors }: TestResponse, path: ReadonlyArray<string | number>): boolean {
  let value: unknown = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) {
      const outer = path.slice(0, index);
      return (errors ?? []).some((error) => outer.every((part, position) => error.path?.[position] === part));
    }
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return false;
}

function callDifferences(actual: readonly string[], expected: readonly string[]): string[] {
  const left = actual.join(' ');
  const right = expected.join(' ');
  return left === right ? [] : [`mutations differ:\n  actual:   ${left}\n  expected: ${right}`];
}
