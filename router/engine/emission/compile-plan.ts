import type { Buffer } from 'node:buffer';
import { type DocumentNode, isScalarType, isSpecifiedScalarType } from 'graphql';
import type { FederatedGraph } from '../federated-graph/federated-graph.ts';
import type { Condition } from '../operation/condition.ts';
import type { Entry, Fetch, Plan, PlanStep } from '../planning/plan.ts';
import type { PlannedOperation } from '../planning/plan-operation.ts';
import { entitiesAlias, printRequest, representationsOf } from '../planning/print-request.ts';
import { type ClientPaths, createClientPaths } from './client-paths.ts';
import { fetchesOf, listSources } from './dependencies.ts';
import { createDerivationMemo, type DerivationMemo } from './derivation-memo.ts';
import { type Collector, emitCollector } from './emit-collector.ts';
import { emitProjection, type Projection } from './emit-projection.ts';

/** Everything needed to execute an operation; immutable, shared by all its requests. */
export interface CompiledPlan {
  readonly kind: Plan['kind'];
  readonly plan: Plan;
  readonly steps: readonly CompiledStep[];
  readonly dataCount: number;
  readonly slotsCount: number;
  readonly project: Projection;
  readonly projectionSource: string;
  readonly paths: ClientPaths;
  /** JSON texts of `data` that were written from answers that are still around. */
  readonly dataTexts: DerivationMemo<Buffer>;
  /** Root introspection, to be executed by the router. */
  readonly introspection: DocumentNode | undefined;
  readonly conditionVariables: readonly string[];
  readonly conditionDefaults: Readonly<Record<string, boolean>>;
  /** Rough size in memory, for the cache's bound. */
  readonly sizeBytes: number;
}

/** Requests that belong to one root field of a mutation, or all of a query. */
export interface CompiledStep {
  readonly requests: readonly CompiledRequest[];
  /** Where its field stands among the others, and under which condition: decides the order of a mutation's fields. */
  readonly occurrences: ReadonlyArray<{ readonly order: number; readonly condition: Condition }>;
  /**
   * Set where a null takes the whole response with it: writes the fields of this step alone, so that the ones after it
   * are not begun then.
   */
  readonly project: Projection | undefined;
}

/** A request to a subgraph, ready to be sent. */
export interface CompiledRequest {
  readonly id: number;
  readonly subgraph: string;
  readonly kind: Plan['kind'];
  readonly text: string;
  /** `{"query":…` up to the variables. */
  readonly prefix: string;
  readonly variables: readonly string[];
  /** Variables that stand for conditions. */
  readonly conditions: ReadonlyArray<readonly [string, Condition]>;
  /** When it is sent at all. */
  readonly condition: Condition;
  /** Requests of the same step whose answers it reads, by their place in the step. */
  readonly after: readonly number[];
  /** Answers and entity numbers that its collectors read. */
  readonly inputs: { readonly data: readonly number[]; readonly slots: readonly number[] };
  /** Whether a custom scalar is read, whose numbers must not be rounded. */
  readonly isExact: boolean;
  readonly fetches: readonly Fetch[];
  /** Index of its root object; undefined for entities. */
  readonly data: number | undefined;
  /** Set where its root fields lie below others: finds the objects they belong to. */
  readonly below: Collector | undefined;
  /** Index of what {@link below} finds, by fetch; undefined for root fields of the operation. */
  readonly slots: ReadonlyArray<number | undefined>;
  readonly targets: readonly CompiledTarget[];
}

/** An `_entities` field of a request. */
export interface CompiledTarget {
  readonly alias: string;
  /** `"representations":[`, ready to be continued. */
  readonly prefix: string;
  readonly fetches: readonly Fetch[];
  readonly condition: Condition;
  readonly data: number;
  /** Index of entity numbers by fetch. */
  readonly slots: readonly number[];
  readonly collect: Collector;
  readonly collected: DerivationMemo<CollectedText>;
  readonly source: string;
  /** Alias under which the subgraph says what type an entity has. */
  readonly typename: string | undefined;
  /** Whether an entity of type `actual` may be the answer to a representation of type `asked`. */
  readonly isCompatible: (asked: string, actual: string) => boolean;
}

/** Collected entities, their representations joined. */
export interface CollectedText {
  readonly count: number;
  readonly slots: readonly unknown[];
  readonly text: string;
  /** The type each entity was asked for as; absent when the subgraph is not asked for type names. */
  readonly typeNames: readonly string[] | undefined;
}

/** What compiling needs besides the plan. */
export interface CompileOptions {
  readonly graph: FederatedGraph;
  readonly introspection: DocumentNode | undefined;
  readonly conditionVariables: readonly string[];
  readonly conditionDefaults: Readonly<Record<string, boolean>>;
}

/** Compiles a plan into functions. */
export function compilePlan(planned: PlannedOperation, options: CompileOptions): CompiledPlan {
  const { graph } = options;
  const { plan, tree, conditions, declarations } = planned;
  const data = new Map<Fetch, number>();
  const slotNumbers = new Map<Fetch, number>();
  let dataCount = 0;
  let length = 0;
  let requestCount = 0;
  const answers = { dataOf: (fetch: Fetch) => data.get(fetch) as number };
  const sources = { conditions, answers, slotsIndexOf: (fetch: Fetch) => slotNumbers.get(fetch) as number };

  const compileStep = (step: PlanStep): CompiledStep => {
    const groups = groupFetches(step);
    const groupOf = new Map(groups.flatMap((group, index) => group.map((fetch) => [fetch, index] as const)));
    const shared = groups.map((group) => shareEntities(group, graph, plan, declarations));
    shared.forEach((targets, index) => {
      const group = groups[index] as Fetch[];
      if (group[0]?.way.mode === 'root') {
        for (const fetch of group) {
          data.set(fetch, dataCount);
          if (fetch.position.parent !== undefined) slotNumbers.set(fetch, slotNumbers.size);
        }
        dataCount += 1;
        return;
      }
      for (const target of targets) {
        for (const fetch of target) {
          data.set(fetch, dataCount);
          slotNumbers.set(fetch, slotNumbers.size);
        }
        dataCount += 1;
      }
    });
    const requests = shared.map((targets, index): CompiledRequest => {
      const group = groups[index] as Fetch[];
      const leaders = targets.map(([first]) => first as Fetch);
      const isRoot = group[0]?.way.mode === 'root';
      const request = printRequest(graph, plan.kind, undefined, isRoot ? group : leaders, declarations);
      const read = new Set(group.flatMap((fetch) => [...fetchesOf(listSources(fetch))]));
      const isBelow = isRoot && group.some(({ position }) => position.parent !== undefined);
      length += request.text.length;
      return {
        id: (requestCount += 1),
        subgraph: graph.subgraphs[request.subgraph] as string,
        kind: isRoot && !isBelow ? plan.kind : 'query',
        text: request.text,
        prefix: `{"query":${JSON.stringify(request.text)}`,
        variables: request.variables,
        conditions: [...request.conditions],
        condition: group.reduce<Condition>((sum, fetch) => conditions.or(sum, fetch.condition), false),
        after: [...new Set([...read].flatMap((fetch) => groupOf.get(fetch) ?? []))],
        inputs: {
          data: [...new Set([...read].map((fetch) => data.get(fetch) as number))],
          slots: [...read].flatMap((fetch) => slotNumbers.get(fetch) ?? []),
        },
        isExact: group.some(({ source }) => readsCustomScalar(graph, source.entries)),
        fetches: group,
        data: isRoot ? data.get(group[0] as Fetch) : undefined,
        below: isBelow ? emitCollector(sources, group).collect : undefined,
        slots: group.map((fetch) => slotNumbers.get(fetch)),
        targets: isRoot
          ? []
          : targets.map((fetches, position): CompiledTarget => {
              const leader = leaders[position] as Fetch;
              const { collect, source } = emitCollector(sources, fetches);
              length += source.length;
              return {
                alias: entitiesAlias(leaders, leader),
                prefix: `${JSON.stringify(representationsOf(leaders, leader, declarations))}:[`,
                fetches,
                condition: fetches.reduce<Condition>(
                  (sum, fetch) => conditions.or(sum, fetch.condition),
                  false,
                ),
                data: data.get(leader) as number,
                slots: fetches.map((fetch) => slotNumbers.get(fetch) as number),
                collect,
                collected: createDerivationMemo<CollectedText>(),
                source,
                typename: leader.source.entries.find(({ field }) => field === '__typename')?.alias,
                isCompatible: (asked, actual) =>
                  graph.runtimeTypes(asked).has(actual) || graph.runtimeTypes(actual).has(asked),
              };
            }),
      };
    });
    const slots = step.layout.slots.map(({ slot }) => slot);
    const isDecisive = plan.steps.length > 1 && slots.some(({ typeText }) => typeText.endsWith('!'));
    return {
      requests,
      occurrences: slots.flatMap(({ occurrences }) => occurrences),
      project: isDecisive
        ? emitProjection({ ...sources, api: graph.api, tree: { ...tree, slots }, steps: [step] }).project
        : undefined,
    };
  };

  const steps = plan.steps.map(compileStep);
  const { project, source } = emitProjection({ ...sources, api: graph.api, tree, steps: plan.steps });
  return {
    kind: plan.kind,
    plan,
    steps,
    dataCount,
    slotsCount: slotNumbers.size,
    project,
    projectionSource: source,
    paths: createClientPaths(plan.steps, conditions),
    dataTexts: createDerivationMemo(),
    introspection: options.introspection,
    conditionVariables: options.conditionVariables,
    conditionDefaults: options.conditionDefaults,
    // Source, its bytecode and machine code, the plan and the syntax tree: about ten times the text.
    sizeBytes: 4_096 + (length + source.length) * 10,
  };
}

/** Fetches of one wave and subgraph are one request. */
export function groupFetches({ fetches }: PlanStep): Fetch[][] {
  const groups = new Map<string, Fetch[]>();
  for (const fetch of fetches) {
    if (fetch.condition === false) continue;
    const key = `${fetch.wave} ${fetch.way.subgraph} ${fetch.way.mode === 'root'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fetch]);
    else group.push(fetch);
  }
  return [...groups.values()];
}

/** Fetches that ask the same of entities share one `_entities` field, wherever their objects are. */
function shareEntities(
  group: readonly Fetch[],
  graph: FederatedGraph,
  plan: Plan,
  declarations: PlannedOperation['declarations'],
): Fetch[][] {
  const alike = new Map<string, Fetch[]>();
  for (const fetch of group) {
    const text =
      fetch.way.mode === 'root'
        ? 'root'
        : printRequest(graph, plan.kind, undefined, [fetch], declarations).text;
    const conditions = fetch.way.mode === 'root' ? [] : [conditionText(fetch.condition)];
    const inputs = fetch.inputs.map(({ fieldSet, types }) => `${fieldSet.text} ${types.id}`).join('|');
    const key = [text, fetch.keyFields?.text, inputs, ...conditions].join('\n');
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [fetch]);
    else list.push(fetch);
  }
  return [...alike.values()];
}

function conditionText(condition: Condition): string {
  return typeof condition === 'boolean' ? String(condition) : String(condition.id);
}

function readsCustomScalar(graph: FederatedGraph, entries: readonly Entry[]): boolean {
  return entries.some((entry) => {
    const type = graph.supergraph.getType(entry.typeText.replaceAll(/[[\]!]/g, ''));
    return (isScalarType(type) && !isSpecifiedScalarType(type)) || readsCustomScalar(graph, entry.entries);
  });
}
