import { type ASTNode, parse, print, validate, visit } from 'graphql';
import { compareAnswers } from './compare-answers.ts';
import type { RandomGraph } from './open-graph.ts';
import type { RandomOperation } from './random-operation.ts';

/** Some engines take seconds for what they cannot do. */
const maxComparisons = 150;

/**
 * Shortens an operation while the answers still differ: nodes are removed one at a time, the largest first. It ends
 * after a number of comparisons, with what is shortest by then.
 */
export async function minimise(graph: RandomGraph, operation: RandomOperation): Promise<RandomOperation> {
  let smallest = operation;
  let hasProgress = true;
  let comparisons = 0;
  while (hasProgress) {
    hasProgress = false;
    for (const text of listSmaller(smallest.text)) {
      if (validate(graph.snapshot.apiSchema, parse(text)).length > 0) continue;
      comparisons += 1;
      if (comparisons > maxComparisons) return smallest;
      const candidate = { ...smallest, text };
      if ((await compareAnswers(graph, candidate)).kind === 'same') continue;
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
    const printed = print(visit(document, { enter: (node) => (node === target ? null : undefined) }));
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
