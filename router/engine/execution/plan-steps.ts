import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type {
  FetchRewrite,
  FlattenPathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from '../planning/query-plan.ts';
import {
  applyOutputRewrites,
  countConflicts,
  type FetchedField,
  readFetchedFields,
} from './fetch-selection.ts';
import { type RepairedOperation, repairOperation } from './repair-operation.ts';
import type { SchemaModel } from './schema-model.ts';

/** One step down into the response. Lists of lists have one `item` per list once the step is compiled. */
export type StepSegment =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'item' }
  | { readonly kind: 'type'; readonly names: ReadonlySet<string> };

/** A subgraph request that starts at the root of the response. */
interface RootStep {
  readonly kind: 'root';
  readonly id: number;
  readonly subgraph: string;
  readonly request: SubgraphOperation;
  /** Index of the answer in the execution's list of sources. */
  readonly source: number;
  readonly fields: readonly FetchedField[];
  /** Steps that are over, or will never run, when this one starts. */
  readonly after: ReadonlySet<number>;
}

/** A subgraph request for entities; several targets when the planner batched them. */
export interface EntityStep {
  readonly kind: 'entities';
  readonly id: number;
  readonly subgraph: string;
  readonly request: SubgraphOperation;
  readonly targets: readonly EntityTarget[];
  readonly after: ReadonlySet<number>;
}

/** One `_entities` field of a step. */
export interface EntityTarget {
  readonly source: number;
  readonly step: number;
  /** The key of the entities in the subgraph's answer. */
  readonly alias: string;
  readonly variable: string;
  readonly paths: ReadonlyArray<readonly StepSegment[]>;
  /** `paths` without type conditions and with one `item` per list; filled in by the collector's compiler. */
  readonly slotPaths: StepSegment[][];
  /**
   * Per path: the entity source at the same place whose number decides this one's; filled in by the
   * collector's compiler.
   */
  readonly determinedBy: Array<number | undefined>;
  /** Fields without arguments whose values are part of every representation; filled in likewise. */
  readonly inputNames: Set<string>;
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites: readonly FetchRewrite[];
  readonly fields: readonly FetchedField[];
}

/** What is sent to a subgraph, apart from variables. */
export interface SubgraphOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly text: string;
  /** Names of the variables it declares, representations excluded. */
  readonly variables: readonly string[];
}

/** One subgraph request of a plan: of root fields, or of entities that other steps found. */
export type Step = RootStep | EntityStep;

/** The plan's shape with every request replaced by the number of its step. */
export type Schedule =
  | { readonly kind: 'step'; readonly id: number }
  | { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly Schedule[] }
  | {
      readonly kind: 'condition';
      readonly variable: string;
      readonly yes: Schedule | undefined;
      readonly no: Schedule | undefined;
    };

/** A plan as data the compiler works on. */
export interface PlanSteps {
  readonly steps: readonly Step[];
  readonly schedule: Schedule | undefined;
  /** Number of sources: answers of root steps and entity lists of targets. */
  readonly sourceCount: number;
}

/** Numbers the requests of a plan, parses their operations and works out what has happened before each. */
export function readPlanSteps(plan: QueryPlan, schema: SchemaModel): PlanSteps {
  const steps: Step[] = [];
  let sourceCount = 0;

  const visit = (
    node: PlanNode,
    before: ReadonlySet<number>,
    path: readonly FlattenPathSegment[],
  ): { schedule: Schedule; ids: readonly number[] } => {
    switch (node.kind) {
      case 'Sequence': {
        const done = new Set(before);
        const ids: number[] = [];
        const nodes = node.nodes.map((child) => {
          const visited = visit(child, new Set(done), path);
          for (const id of visited.ids) done.add(id);
          ids.push(...visited.ids);
          return visited.schedule;
        });
        return { schedule: { kind: 'sequence', nodes }, ids };
      }
      case 'Parallel': {
        const children = node.nodes.map((child) => visit(child, before, path));
        return {
          schedule: { kind: 'parallel', nodes: children.map((child) => child.schedule) },
          ids: children.flatMap((child) => child.ids),
        };
      }
      case 'Flatten':
        return visit(node.node, before, [...path, ...node.path]);
      case 'Condition': {
        const yes = node.ifClause ? visit(node.ifClause, before, path) : undefined;
        const no = node.elseClause ? visit(node.elseClause, before, path) : undefined;
        return {
          schedule: { kind: 'condition', variable: node.condition, yes: yes?.schedule, no: no?.schedule },
          ids: [...(yes?.ids ?? []), ...(no?.ids ?? [])],
        };
      }
      case 'Fetch': {
        const id = steps.length;
        const { document, operation, text, originalKeys } = readOperation(node.operation, schema);
        const base = { id, subgraph: node.serviceName, after: before };
        if (node.requires === undefined || node.requires === null) {
          const rootType = rootTypeName(operation, schema);
          const fields = readFetchedFields(document, operation.selectionSet, rootType, schema);
          applyOutputRewrites(fields, node.outputRewrites, schema);
          restoreKeys(fields, originalKeys);
          const request = describeOperation(operation, text, []);
          steps.push({ ...base, kind: 'root', request, source: sourceCount++, fields });
        } else {
          const field = findEntitiesField(operation, '_entities');
          const variable = representationsVariable(field);
          const target = createTarget(sourceCount++, id, field, document, originalKeys, variable, {
            paths: [path],
            requires: node.requires,
            inputRewrites: node.inputRewrites,
            outputRewrites: node.outputRewrites,
          });
          const request = describeOperation(operation, text, [variable]);
          steps.push({ ...base, kind: 'entities', request, targets: [target] });
        }
        return { schedule: { kind: 'step', id }, ids: [id] };
      }
      case 'BatchFetch': {
        const id = steps.length;
        const { document, operation, text, originalKeys } = readOperation(
          separateVariables(node.operation),
          schema,
        );
        const targets = node.entityBatch.aliases.map((entry) => {
          const field = findEntitiesField(operation, entry.alias);
          const variable = representationsVariable(field);
          return createTarget(sourceCount++, id, field, document, originalKeys, variable, entry);
        });
        const request = describeOperation(
          operation,
          text,
          targets.map((target) => target.variable),
        );
        steps.push({ kind: 'entities', id, subgraph: node.serviceName, request, targets, after: before });
        return { schedule: { kind: 'step', id }, ids: [id] };
      }
      case 'Subscription':
        return visit(node.primary, before, path);
      case 'Defer':
        throw new Error(
          'Deferred plans are not executed: operations with @defer are refused before planning',
        );
    }
  };

  const createTarget = (
    source: number,
    step: number,
    field: FieldNode,
    document: DocumentNode,
    originalKeys: ReadonlyMap<string, string>,
    variable: string,
    entry: {
      readonly paths: ReadonlyArray<readonly FlattenPathSegment[]>;
      readonly requires: readonly RequiresSelection[];
      readonly inputRewrites?: readonly FetchRewrite[] | undefined;
      readonly outputRewrites?: readonly FetchRewrite[] | undefined;
    },
  ): EntityTarget => {
    if (field.selectionSet === undefined) throw new Error('An entity fetch selects nothing');
    const fields = readFetchedFields(document, field.selectionSet, '_Entity', schema);
    applyOutputRewrites(fields, entry.outputRewrites, schema);
    restoreKeys(fields, originalKeys);
    return {
      source,
      step,
      alias: field.alias?.value ?? field.name.value,
      variable,
      paths: entry.paths.map((path) => path.map((segment) => readSegment(segment, schema))),
      slotPaths: [],
      determinedBy: [],
      inputNames: new Set(),
      requires: entry.requires,
      inputRewrites: entry.inputRewrites ?? [],
      fields,
    };
  };

  const root = plan.node ? visit(plan.node, new Set(), []) : undefined;
  return { steps, schedule: root?.schedule, sourceCount };
}

interface ReadOperation extends RepairedOperation {
  readonly operation: OperationDefinitionNode;
}

function readOperation(text: string, schema: SchemaModel): ReadOperation {
  const document = parse(text, { noLocation: true });
  const operation = findOperation(document);
  const rootType = rootTypeName(operation, schema);
  const fields = readFetchedFields(document, operation.selectionSet, rootType, schema);
  if (countConflicts(fields) + countEntityConflicts(operation, document, schema) === 0) {
    return { document, operation, text, originalKeys: new Map() };
  }
  const repaired = repairOperation(document, rootType, schema);
  return { ...repaired, operation: findOperation(repaired.document) };
}

/** The supergraph does not know `_entities`, so what is below it is looked at by itself. */
function countEntityConflicts(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: SchemaModel,
): number {
  return operation.selectionSet.selections.reduce((sum, selection) => {
    if (selection.kind !== Kind.FIELD || selection.name.value !== '_entities') return sum;
    if (selection.selectionSet === undefined) return sum;
    return sum + countConflicts(readFetchedFields(document, selection.selectionSet, '_Entity', schema));
  }, 0);
}

function restoreKeys(fields: readonly FetchedField[], originalKeys: ReadonlyMap<string, string>): void {
  if (originalKeys.size === 0) return;
  for (const field of fields) {
    field.responseKey = originalKeys.get(field.responseKey) ?? field.responseKey;
    restoreKeys(field.fields, originalKeys);
  }
}

/**
 * Entity fields of a batch can share their variable because the planner holds their representations to be
 * equal; with inputs that were asked for with other arguments they are not. So each gets a variable of its own.
 */
function separateVariables(text: string): string {
  const document = parse(text, { noLocation: true });
  const operation = findOperation(document);
  const taken = new Set<string>();
  const added: VariableDefinitionNode[] = [];
  const selections = operation.selectionSet.selections.map((selection): SelectionNode => {
    if (selection.kind !== Kind.FIELD || selection.name.value !== '_entities') return selection;
    const name = representationsVariable(selection);
    if (!taken.has(name)) {
      taken.add(name);
      return selection;
    }
    const definition = operation.variableDefinitions?.find(
      (candidate) => candidate.variable.name.value === name,
    );
    const variable = {
      kind: Kind.VARIABLE,
      name: { kind: Kind.NAME, value: `${name}_${taken.size}` },
    } as const;
    taken.add(variable.name.value);
    if (definition !== undefined) added.push({ ...definition, variable });
    return {
      ...selection,
      arguments: [
        { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'representations' }, value: variable },
      ],
    };
  });
  if (added.length === 0) return text;
  const separated: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...added],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return print({
    ...document,
    definitions: document.definitions.map((definition) =>
      definition === operation ? separated : definition,
    ),
  });
}

function readSegment(segment: FlattenPathSegment, schema: SchemaModel): StepSegment {
  if (segment === '@') return { kind: 'item' };
  if ('Field' in segment) return { kind: 'field', key: segment.Field };
  return {
    kind: 'type',
    names: new Set(segment.TypeCondition.flatMap((name) => [...schema.possibleTypes(name)])),
  };
}

function describeOperation(
  operation: OperationDefinitionNode,
  text: string,
  representations: readonly string[],
): SubgraphOperation {
  const names = (operation.variableDefinitions ?? []).map((definition) => definition.variable.name.value);
  return {
    kind: operation.operation,
    text,
    variables: names.filter((name) => !representations.includes(name)),
  };
}

function findOperation(document: DocumentNode): OperationDefinitionNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition;
  }
  throw new Error('A plan contains a request without an operation');
}

function findEntitiesField(operation: OperationDefinitionNode, key: string): FieldNode {
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind === Kind.FIELD && (selection.alias?.value ?? selection.name.value) === key)
      return selection;
  }
  throw new Error(`An entity fetch does not select ${key}`);
}

function representationsVariable(field: FieldNode): string {
  const value = field.arguments?.find((argument) => argument.name.value === 'representations')?.value;
  if (value?.kind !== Kind.VARIABLE) throw new Error('An entity fetch has no representations variable');
  return value.name.value;
}

function rootTypeName(operation: OperationDefinitionNode, schema: SchemaModel): string {
  const type = schema.supergraph.getRootType(operation.operation);
  if (!type) throw new Error(`The supergraph has no ${operation.operation} type`);
  return type.name;
}
