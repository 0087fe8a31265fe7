import { print, type ValueNode } from 'graphql';

/** Prints arguments in a form that does not depend on their order; empty for none. */
export function printArguments(
  nodes: ReadonlyArray<{ readonly name: { readonly value: string }; readonly value: ValueNode }> | undefined,
): string {
  if (nodes === undefined || nodes.length === 0) return '';
  return nodes
    .map((node) => `${node.name.value}:${print(node.value)}`)
    .sort()
    .join(',');
}
