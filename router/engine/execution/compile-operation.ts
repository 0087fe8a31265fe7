import type { Buffer } from 'node:buffer';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { PlannedKeys } from '../planning/planned-keys.ts';
import type { QueryPlan } from '../planning/query-plan.ts';
import { type Collector, compileCollector } from './compile-collector.ts';
import { compileProjection, type Projection } from './compile-projection.ts';
import { createDerivationMemo, type DerivationMemo } from './derivation-memo.ts';
import { countConflicts, type FetchedField } from './fetch-selection.ts';
import {
  type EntityTarget,
  readPlanSteps,
  type Schedule,
  type Step,
  type SubgraphOperation,
} from './plan-steps.ts';
import type { SchemaModel } from './schema-model.ts';

/** A request of the plan, ready to be sent. */
export type CompiledStep = CompiledRootStep | CompiledEntityStep;

interface CompiledStepBase {
  readonly id: number;
  readonly subgraph: string;
  readonly request: SubgraphOperation;
  /** `{"query":…` up to the variables. */
  readonly prefix: string;
  /** Whether a custom scalar is read, whose numbers must not be rounded. */
  readonly isExact: boolean;
}

/** A step whose answer is part of the root of the response. */
export interface CompiledRootStep extends CompiledStepBase {
  readonly kind: 'root';
  readonly source: number;
  readonly fields: readonly FetchedField[];
}

/** A step that fetches entities. */
export interface CompiledEntityStep extends CompiledStepBase {
  readonly kind: 'entities';
  readonly targets: readonly CompiledTarget[];
  /** Sources of the steps that are over when this one starts. */
  readonly visibleSources: readonly number[];
}

/** A target with its generated collector. */
export interface CompiledTarget {
  readonly target: EntityTarget;
  readonly collect: Collector;
  /** What was collected from answers that are still around. */
  readonly collected: DerivationMemo<CollectedText>;
  /** `"representations":[`, ready to be continued. */
  readonly prefix: string;
  readonly source: string;
  readonly gaps: readonly string[];
  /** Whether the subgraph says what type an entity has. */
  readonly hasTypenames: boolean;
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

/** Everything needed to execute an operation; immutable, shared by all its requests. */
export interface CompiledOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly plan: QueryPlan;
  /** How keys of the plan and of subgraph answers are called in the response. */
  readonly keys: PlannedKeys;
  readonly steps: readonly CompiledStep[];
  readonly schedule: Schedule | undefined;
  readonly sourceCount: number;
  readonly project: Projection;
  /** JSON texts of `data` that were written from answers that are still around. */
  readonly dataTexts: DerivationMemo<Buffer>;
  readonly projectionSource: string;
  /** Boolean variables of `@skip` and `@include`. */
  readonly conditionVariables: readonly string[];
  readonly conditionDefaults: Readonly<Record<string, boolean>>;
  /** Root introspection, to be executed by the router. */
  readonly introspection: DocumentNode | undefined;
  /** Fields that are needed and that no request of the plan fetches properly; none unless the planner is at fault. */
  readonly gaps: readonly string[];
  /** Rough size in memory, for the cache's bound. */
  readonly sizeBytes: number;
}

/** Compiles a planned operation. Throws only when plan and operation do not fit together, which is a bug. */
export function compileOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  introspection: DocumentNode | undefined,
  plan: QueryPlan,
  schema: SchemaModel,
  keys: PlannedKeys,
): CompiledOperation {
  const planSteps = readPlanSteps(plan, schema);
  const steps = planSteps.steps.map((step) => compileStep(step, planSteps.steps, schema));
  const projection = compileProjection(operation, fragments, planSteps, schema, keys);
  const conditionDefaults = readConditionDefaults(operation);
  const textLength = steps.reduce(
    (sum, step) =>
      sum +
      step.prefix.length +
      (step.kind === 'root' ? 0 : step.targets.reduce((size, { source }) => size + source.length, 0)),
    projection.source.length,
  );
  return {
    kind: operation.operation,
    operation,
    fragments,
    plan,
    keys,
    steps,
    schedule: planSteps.schedule,
    sourceCount: planSteps.sourceCount,
    project: projection.project,
    dataTexts: createDerivationMemo(),
    projectionSource: projection.source,
    conditionVariables: listBooleanVariables(operation),
    conditionDefaults,
    introspection,
    gaps: [...projection.gaps, ...steps.flatMap(listGaps)],
    // Source, its bytecode and machine code, the plan and the syntax tree: about ten times the text.
    sizeBytes: 4_096 + textLength * 10,
  };
}

function listGaps(step: CompiledStep): string[] {
  const all = step.kind === 'root' ? [step.fields] : step.targets.map(({ target }) => target.fields);
  const conflicts = all.some((fields) => countConflicts(fields) > 0)
    ? [`step ${step.id}: fields conflict`]
    : [];
  return step.kind === 'root' ? conflicts : [...conflicts, ...step.targets.flatMap(({ gaps }) => gaps)];
}

function compileStep(step: Step, steps: readonly Step[], schema: SchemaModel): CompiledStep {
  const base = {
    id: step.id,
    subgraph: step.subgraph,
    request: step.request,
    prefix: `{"query":${JSON.stringify(step.request.text)}`,
  };
  if (step.kind === 'root') {
    const { source, fields } = step;
    return { ...base, kind: 'root', source, fields, isExact: readsCustomScalar(fields, schema) };
  }
  const targets = step.targets.map((target) => {
    const { collect, source, gaps } = compileCollector(step, target, steps, schema);
    return {
      target,
      collect,
      collected: createDerivationMemo<CollectedText>(),
      source,
      gaps,
      hasTypenames: target.fields.some((field) => field.key === '__typename'),
      isCompatible: (asked: string, actual: string) =>
        schema.possibleTypes(asked).has(actual) || schema.possibleTypes(actual).has(asked),
      prefix: `${JSON.stringify(target.variable)}:[`,
    };
  });
  return {
    ...base,
    kind: 'entities',
    targets,
    visibleSources: listSources(steps.filter(({ id }) => step.after.has(id))),
    isExact: step.targets.some(({ fields }) => readsCustomScalar(fields, schema)),
  };
}

function listSources(steps: readonly Step[]): number[] {
  return steps.flatMap((step) =>
    step.kind === 'root' ? [step.source] : step.targets.map(({ source }) => source),
  );
}

function readsCustomScalar(fields: readonly FetchedField[], schema: SchemaModel): boolean {
  return fields.some((field) => {
    const type = schema.supergraph.getType(field.typeName);
    return (isScalarType(type) && !isSpecifiedScalarType(type)) || readsCustomScalar(field.fields, schema);
  });
}

function listBooleanVariables(operation: OperationDefinitionNode): string[] {
  return (operation.variableDefinitions ?? []).flatMap(({ type, variable }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return named.kind === Kind.NAMED_TYPE && named.name.value === 'Boolean' ? [variable.name.value] : [];
  });
}

function readConditionDefaults(operation: OperationDefinitionNode): Record<string, boolean> {
  const defaults: Record<string, boolean> = Object.create(null) as Record<string, boolean>;
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.BOOLEAN) defaults[variable.name.value] = defaultValue.value;
  }
  return defaults;
}
