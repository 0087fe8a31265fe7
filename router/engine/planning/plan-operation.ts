import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
} from 'graphql';
import type { FederatedGraph, FieldSet } from '../federated-graph/federated-graph.ts';
import { createSignatures } from '../federated-graph/planning-signature.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import { createTreeBuilder } from '../operation/build-operation-tree.ts';
import { type Conditions, createConditions } from '../operation/condition.ts';
import type { Selection, Slot } from '../operation/operation-tree.ts';
import { createWorkBudget } from '../operation/work-budget.ts';
import { createArrivals } from './arrival.ts';
import { createEstimator } from './estimate.ts';
import { markConditions } from './mark-conditions.ts';
import type { Plan, PlanStep } from './plan.ts';
import type { PlanningContext } from './planning-context.ts';
import type { VariableDeclarations } from './print-request.ts';
import { createPlanWriter, type PlanWriter } from './write-plan.ts';

/** What planning an operation gave. */
export interface PlannedOperation {
  readonly plan: Plan;
  readonly tree: Selection;
  readonly conditions: Conditions;
  readonly declarations: VariableDeclarations;
}

/** Plans operations against one supergraph. */
export interface OperationPlanner {
  readonly graph: FederatedGraph;
  /** @throws {WorkLimitError} when it is more work than is allowed */
  plan(
    operation: OperationDefinitionNode,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ): PlannedOperation;
}

/** Work that an operation may cause: a query of 500 levels needs a tenth of it. */
const workLimit = 300_000;

/** Creates the planner of a supergraph. */
export function createOperationPlanner(graph: FederatedGraph, timeoutMs = 500): OperationPlanner {
  const signatureOf = createSignatures(graph);
  const arrivals = createArrivals(graph);
  return {
    graph,
    plan(operation, fragments) {
      const budget = createWorkBudget(workLimit, timeoutMs);
      const conditions = createConditions(budget);
      const shapes = new Map<string, number>();
      const builderFor = (schema: GraphQLSchema, known: typeof fragments) =>
        createTreeBuilder({
          graph,
          schema,
          conditions,
          signatureOf,
          fragments: known,
          shapes,
          budget,
        });
      const buildTree = builderFor(graph.api, fragments);
      const buildHidden = builderFor(graph.supergraph, new Map());
      const context: PlanningContext = {
        graph,
        arrivals,
        hiddenSelection: (fieldSet: FieldSet, types: TypeSet) =>
          buildHidden([{ selectionSet: fieldSet.selectionSet, types, condition: true }], types),
      };
      const rootName = graph.api.getRootType(operation.operation)?.name ?? '';
      const types = graph.sets.of([rootName]);
      const tree = buildTree([{ selectionSet: operation.selectionSet, types, condition: true }], types);
      budget.spend(10 * countSlots(tree));
      const planned: Selection = {
        ...tree,
        // Introspection and the root's name are the router's own.
        slots: tree.slots.filter(({ field }) => !field.startsWith('__')),
      };
      const writer = createPlanWriter(context, createEstimator(context, budget), budget);
      const steps: readonly PlanStep[] =
        operation.operation === OperationTypeNode.QUERY
          ? [writer.writeQuery({ ...planned, shape: -1 })]
          : planRootFields(planned, writer);
      for (const step of steps) markConditions(step, conditions);
      return {
        plan: { kind: operation.operation, steps },
        tree,
        conditions,
        declarations: new Map(
          (operation.variableDefinitions ?? []).map((definition) => [
            definition.variable.name.value,
            print({ ...definition, directives: [] }),
          ]),
        ),
      };
    },
  };
}

/** Slots of a tree with those of shared selections counted wherever they stand: a small text can have a billion. */
function countSlots(tree: Selection): number {
  const counts = new Map<Selection, number>();
  const count = (selection: Selection): number => {
    let sum = counts.get(selection);
    if (sum === undefined) {
      sum = 0;
      for (const { child } of selection.slots) sum += 1 + (child === undefined ? 0 : count(child));
      counts.set(selection, sum);
    }
    return sum;
  };
  return count(tree);
}

/**
 * A step for each root field, which begins when those before are over. Neighbours that are asked of one subgraph share a
 * request, where the earlier ones need no other.
 */
function planRootFields(selection: Selection, writer: PlanWriter): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  let shape = -1;
  const write = (slots: readonly Slot[]): PlanStep =>
    writer.writeRootField({ ...selection, shape: (shape -= 1), slots });
  for (const slot of selection.slots) {
    const step = write([slot]);
    const before = steps.at(-1);
    const neighbours = before?.layout.slots.map((one) => one.slot) ?? [];
    // Which of a key's places is the first, and with it the order, may depend on variables.
    const isOrderFixed = [...neighbours, slot].every(({ occurrences }) => occurrences.length === 1);
    const [start = 0, end = 0] = [neighbours.at(-1), slot].map((one) => one?.occurrences[0]?.order);
    const isNext = !selection.slots.some(({ occurrences }) =>
      occurrences.some(({ order }) => order > start && order < end),
    );
    const isShared =
      before !== undefined &&
      isOrderFixed &&
      isNext &&
      before.fetches.length === 1 &&
      before.fetches[0]?.way.subgraph === step.fetches[0]?.way.subgraph;
    if (isShared) steps[steps.length - 1] = write([...neighbours, slot]);
    else steps.push(step);
  }
  return steps;
}

/** Fragments of a document by name. */
export function fragmentsOf(
  definitions: ReadonlyArray<{ readonly kind: string }>,
): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set((definition as FragmentDefinitionNode).name.value, definition as FragmentDefinitionNode);
  return fragments;
}
