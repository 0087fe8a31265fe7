import { type ASTNode, parse, print, validate, visit } from 'graphql';
import type { RandomOperation } from './random-operation.ts';
import { compare, type FuzzGraph } from './run-case.ts';

/**
 * Shortens an operation for as long as the compiled engine still differs from the monolith: nodes are removed
 * one at a time, the largest first.
 */
export async function minimise(graph: FuzzGraph, operation: RandomOperation): Promise<RandomOperation> {
  let smallest = operation;
  let hasProgress = true;
  while (hasProgress) {
    hasProgress = false;
    for (const text of listSmaller(smallest.text)) {
      if (validate(graph.snapshot.apiSchema, parse(text)).length > 0) continue;
      const candidate = { ...smallest, text };
      if ((await compare(graph, candidate)).differences.length === 0) continue;
      smallest = candidate;
      hasProgress = true;
      break;
    }
  }
  return smallest;
}

const removable = new Set([
  'Field',
  'InlineFragment',
  'FragmentSpread',
  'FragmentDefinition',
  'Directive',
  'Argument',
  'VariableDefinition',
]);

function listSmaller(text: string): string[] {
  const document = parse(text, { noLocation: true });
  const targets: ASTNode[] = [];
  visit(document, {
    enter(node) {
      if (removable.has(node.kind)) targets.push(node);
      return undefined;
    },
  });
  const texts = targets.flatMap((target) => {
    const smaller = visit(document, { enter: (node) => (node === target ? null : undefined) });
    const printed = print(smaller);
    return isParsable(printed) ? [printed] : [];
  });
  return texts.sort((left, right) => left.length - right.length);
}

function isParsable(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
