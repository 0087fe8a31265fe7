import { parse, print } from 'graphql';
import type {
  FetchRewrite,
  FlattenPathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from './query-plan.ts';

/** Prints a plan in the layout of Apollo's query plans, batches included; the text tests assert on. */
export function printQueryPlan(plan: QueryPlan): string {
  return plan.node === undefined || plan.node === null
    ? 'QueryPlan {}'
    : `QueryPlan {\n${indent(printNode(plan.node))}\n}`;
}

function printNode(node: PlanNode): string {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return block(node.kind, node.nodes.map(printNode));
    case 'Flatten':
      return block(`Flatten(path: "${printPath(node.path)}")`, [printNode(node.node)]);
    case 'Condition':
      return printCondition(node.condition, node.ifClause, node.elseClause);
    case 'Subscription':
      return block('Subscription', [printNode(node.primary)]);
    case 'Defer':
      return 'Defer {}';
    case 'Fetch':
      return block(`Fetch(service: "${node.serviceName}")`, [
        ...(node.requires === undefined ? [] : [`${printRequires(node.requires)} =>`]),
        printOperation(node.operation),
        ...printRewrites('input', node.inputRewrites),
        ...printRewrites('output', node.outputRewrites),
      ]);
    case 'BatchFetch':
      return block(`BatchFetch(service: "${node.serviceName}")`, [
        ...node.entityBatch.aliases.map((entry) =>
          block(`${entry.alias}($${entry.representationsVariableName})`, [
            ...entry.paths.map((path) => `path: "${printPath(path)}"`),
            `${printRequires(entry.requires)} =>`,
            ...printRewrites('input', entry.inputRewrites),
            ...printRewrites('output', entry.outputRewrites),
          ]),
        ),
        printOperation(node.operation),
      ]);
  }
}

function printCondition(
  variable: string,
  yes: PlanNode | null | undefined,
  no: PlanNode | null | undefined,
): string {
  const parts: string[] = [];
  if (yes !== undefined && yes !== null) parts.push(block(`Include(if: $${variable})`, [printNode(yes)]));
  if (no !== undefined && no !== null) parts.push(block(`Skip(if: $${variable})`, [printNode(no)]));
  return parts.join('\n');
}

/** Prints a flatten path as `users.@.reviews.@|[Book].author`. */
function printPath(path: readonly FlattenPathSegment[]): string {
  let text = '';
  for (const segment of path) {
    if (segment === '@') text += text === '' ? '@' : '.@';
    else if ('Field' in segment) text += text === '' ? segment.Field : `.${segment.Field}`;
    else text += `|[${segment.TypeCondition.join('|')}]`;
  }
  return text;
}

function printRequires(selections: readonly RequiresSelection[]): string {
  const parts = selections.map((selection) => {
    switch (selection.kind) {
      case 'Field': {
        const name = selection.alias === undefined ? selection.name : `${selection.alias}: ${selection.name}`;
        return selection.selections === undefined || selection.selections.length === 0
          ? name
          : `${name} ${printRequires(selection.selections)}`;
      }
      case 'InlineFragment':
        return `... on ${selection.typeCondition} ${printRequires(selection.selections)}`;
      case 'FragmentSpread':
        return `...${selection.value}`;
    }
  });
  return `{ ${parts.join(' ')} }`;
}

function printRewrites(direction: string, rewrites: readonly FetchRewrite[] | undefined): string[] {
  return (rewrites ?? []).map((rewrite) => `${direction} rewrite: ${JSON.stringify(rewrite)}`);
}

function printOperation(text: string): string {
  return print(parse(text, { noLocation: true }));
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${indent(lines.join('\n'))}\n}`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
