import {
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { PlanNode, QueryPlan } from './query-plan.ts';

/**
 * Plans a mutation so that everything below a root field is fetched before the next root field runs. GraphQL
 * completes them one after the other (section 6.2.2, Mutation); planners fetch entities of one field beside the next
 * field, whose effect those may show or not show. A plan of mutations alone stays whole: neighbours of one subgraph
 * share a request, and that subgraph keeps the order.
 * @param operation normalized
 * @param plan plans the text of an operation
 */
export async function planMutation(
  operation: OperationDefinitionNode,
  plan: (text: string) => Promise<QueryPlan>,
): Promise<QueryPlan> {
  const whole = await plan(print(operation));
  const { selections } = operation.selectionSet;
  if (selections.length < 2 || hasMutationsAlone(whole.node)) return whole;
  const plans = await Promise.all(selections.map((selection) => plan(print(keepOne(operation, selection)))));
  return {
    kind: 'QueryPlan',
    node: { kind: 'Sequence', nodes: plans.flatMap(({ node }) => (node ? [node] : [])) },
  };
}

function hasMutationsAlone(node: PlanNode | null | undefined): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'Fetch':
      return node.operationKind === 'mutation';
    case 'Sequence':
      return node.nodes.every(hasMutationsAlone);
    case 'Condition':
      return hasMutationsAlone(node.ifClause) && hasMutationsAlone(node.elseClause);
    default:
      return false;
  }
}

/** The operation with one of its root selections, and the variables of that one. */
function keepOne(operation: OperationDefinitionNode, selection: SelectionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(selection, {
    Variable: ({ name }) => {
      used.add(name.value);
    },
  });
  const isUsed = ({ variable }: VariableDefinitionNode): boolean => used.has(variable.name.value);
  return {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(isUsed),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
  };
}
