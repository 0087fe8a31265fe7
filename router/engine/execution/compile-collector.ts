import { type CodeWriter, createCodeWriter, instantiate } from './code-writer.ts';
import type { Aliases, CollectorScope } from './collector-scope.ts';
import { emitRepresentation } from './compile-representation.ts';
import type { FetchedField } from './fetch-selection.ts';
import { generatedCodeRuntime } from './generated-code-runtime.ts';
import type { EntityStep, EntityTarget, Step, StepSegment } from './plan-steps.ts';
import {
  enterObject,
  entitiesVariable,
  type Position,
  selectField,
  selectItem,
  typenameExpression,
  type ValueSource,
} from './position.ts';
import type { SchemaModel } from './schema-model.ts';

/** What the places of a target need, each distinct representation once. */
interface CollectedEntities {
  /** JSON texts of the representations. */
  readonly representations: readonly string[];
  /** Per path of the target: entity numbers in nested arrays by list index. */
  readonly slots: readonly unknown[];
}

/** Finds the objects a target is for and builds their representations; reads answers, changes nothing. */
export type Collector = (
  data: readonly unknown[],
  slots: ReadonlyArray<readonly unknown[] | undefined>,
  variables: Readonly<Record<string, unknown>>,
) => CollectedEntities;

/** A collector with its source, which `npm run plan` prints. */
interface CompiledCollector {
  readonly collect: Collector;
  readonly source: string;
  /** Places and inputs of representations that nothing fetched before provides. */
  readonly gaps: readonly string[];
}

/** Compiles the collector of one target, given all steps of the plan. */
export function compileCollector(
  step: EntityStep,
  target: EntityTarget,
  steps: readonly Step[],
  schema: SchemaModel,
): CompiledCollector {
  const aliases = listAliases(steps);
  const writer = createCodeWriter();
  const gaps: string[] = [];
  writer.block('return function collect(D, S, V)', () => {
    const root = emitRoot(writer, steps, step.after);
    writer.line('const representations = [], numbers = new Map(), values = new Map();');
    writer.block('const add = (text) =>', () => {
      writer.line('if (text === undefined) return -1;');
      writer.line('let number = numbers.get(text);');
      writer.line(
        'if (number === undefined) { number = representations.length; representations.push(text); numbers.set(text, number); }',
      );
      writer.line('return number;');
    });
    target.slotPaths.length = 0;
    target.determinedBy.length = 0;
    const results = target.paths.map((path, index) => {
      const result = `result${index}`;
      const slotPath: StepSegment[] = [];
      writer.line(`let ${result};`);
      writer.block('', () => {
        const memo = `memo${index}`;
        writer.line(`const ${memo} = [];`);
        const scope = { writer, schema, step, target, aliases, slotPath, gaps, memo, pathIndex: index };
        emitPath(scope, root, path, result, undefined);
      });
      target.slotPaths.push(slotPath);
      if (target.determinedBy.length <= index) target.determinedBy.push(undefined);
      return result;
    });
    writer.line(`return { representations, slots: [${results.join(', ')}] };`);
  });
  return { collect: instantiate<Collector>(writer, generatedCodeRuntime), source: writer.text(), gaps };
}

/** Emits variables for everything fetched so far (`visible`, or all steps) and returns the root position. */
export function emitRoot(
  writer: CodeWriter,
  steps: readonly Step[],
  visible: ReadonlySet<number> | undefined,
): Position {
  const objects: Array<Position['objects'][number]> = [];
  const slots: Array<Position['slots'][number]> = [];
  for (const step of steps) {
    if (visible !== undefined && !visible.has(step.id)) continue;
    if (step.kind === 'root') {
      const variable = writer.fresh('r');
      writer.line(`const ${variable} = asObject(D[${step.source}]);`);
      objects.push({ variable, fields: step.fields });
      continue;
    }
    for (const target of step.targets) {
      writer.line(`const ${entitiesVariable(target.source)} = D[${target.source}] || NONE;`);
      target.slotPaths.forEach((rest, index) => {
        const expression = writer.fresh('s');
        writer.line(
          `const ${expression} = S[${target.source}] === undefined ? undefined : S[${target.source}][${index}];`,
        );
        slots.push({ expression, target, pathIndex: index, rest });
      });
    }
  }
  return { objects, slots };
}

/** Whether an entity has something that the rest of a path, or the representation at its end, reads. */
function isOnTheWay(scope: CollectorScope, target: EntityTarget, path: readonly StepSegment[]): boolean {
  const next = path.find((segment) => segment.kind !== 'type');
  if (next?.kind === 'field') {
    return target.fields.some(
      (field) => isTypename(field) || field.responseKey === next.key || field.key === next.key,
    );
  }
  const names = requiredNames(scope.target.requires);
  return target.fields.some((field) => isTypename(field) || names.has(field.name));
}

function isTypename(field: FetchedField): boolean {
  return field.name === '__typename';
}

function requiredNames(selections: EntityTarget['requires']): Set<string> {
  const names = new Set<string>();
  for (const selection of selections) {
    if (selection.kind === 'Field') names.add(selection.alias ?? selection.name);
    else if (selection.kind === 'InlineFragment')
      for (const name of requiredNames(selection.selections)) names.add(name);
  }
  return names;
}

function listAliases(steps: readonly Step[]): Aliases {
  const aliases = new Map<string, { name: string; args: string }>();
  const visit = (fields: readonly FetchedField[]): void => {
    for (const field of fields) {
      if (field.key !== field.name) aliases.set(field.key, { name: field.name, args: field.args });
      visit(field.fields);
    }
  };
  for (const step of steps) {
    if (step.kind === 'root') visit(step.fields);
    else for (const target of step.targets) visit(target.fields);
  }
  return aliases;
}

function emitPath(
  scope: CollectorScope,
  position: Position,
  path: readonly StepSegment[],
  result: string,
  types: ReadonlySet<string> | undefined,
): void {
  const { writer } = scope;
  const [segment, ...rest] = path;
  if (segment === undefined) {
    emitRepresentation(scope, position, result, types);
    return;
  }
  switch (segment.kind) {
    case 'field': {
      scope.slotPath.push(segment);
      let value = selectField(position, { responseKey: segment.key, types });
      if (value.reads.length === 0) {
        // The planner names a field by its internal alias when no client asked for it.
        value = {
          reads: selectField(withRawKeys(position), { responseKey: segment.key, types }).reads,
          slots: value.slots,
        };
      }
      emitValue(scope, value, rest, result);
      return;
    }
    case 'type': {
      const typename = typenameExpression(writer, position, scope.schema.isObjectTypeName);
      if (typename === undefined) {
        emitPath(scope, position, rest, result, segment.names);
        return;
      }
      writer.block(`if (${writer.constant(segment.names)}.has(${typename}))`, () =>
        emitPath(scope, position, rest, result, segment.names),
      );
      return;
    }
    case 'item':
      throw new Error('A plan path has a list marker where there is no list');
  }
}

function describeSegment(segment: StepSegment): string {
  return segment.kind === 'field' ? segment.key : '@';
}

function withRawKeys(position: Position): Position {
  return {
    ...position,
    objects: position.objects.map((object) => ({
      ...object,
      fields: object.fields.map((field) => ({ ...field, responseKey: field.key })),
    })),
  };
}

function emitValue(
  scope: CollectorScope,
  value: ValueSource,
  path: readonly StepSegment[],
  result: string,
): void {
  const { writer } = scope;
  const [segment, ...rest] = path;
  const depth = value.reads[0]?.listDepth ?? 0;
  if (value.reads.length === 0) {
    scope.gaps.push(`step ${scope.step.id}: nothing at ${scope.slotPath.map(describeSegment).join('.')}`);
    return;
  }
  if (segment?.kind !== 'item') {
    const position = enterObject(writer, value, (target) => isOnTheWay(scope, target, path));
    const present = position.objects
      .slice(0, value.reads.length)
      .map(({ variable }) => `${variable} !== EMPTY`)
      .join(' || ');
    writer.block(`if (${present})`, () => emitPath(scope, position, path, result, undefined));
    return;
  }
  scope.slotPath.push({ kind: 'item' });
  const lists = value.reads.map((read) => {
    const list = writer.fresh('l');
    writer.line(`const ${list} = ${read.expression};`);
    return list;
  });
  const driver = writer.fresh('d');
  writer.line(
    lists.length === 1
      ? `const ${driver} = isArray(${lists[0]}) ? ${lists[0]} : undefined;`
      : `const ${driver} = firstArray([${lists.join(', ')}]);`,
  );
  writer.block(`if (${driver} !== undefined)`, () => {
    const list = writer.fresh('x');
    const index = writer.fresh('i');
    const itemResult = writer.fresh('y');
    writer.line(`const ${list} = ${result} = [];`);
    writer.block(`for (let ${index} = 0; ${index} < ${driver}.length; ${index}++)`, () => {
      // One planner writes one marker per list, the other one marker for a list of lists.
      const remaining = depth > 1 && rest[0]?.kind !== 'item' ? path : rest;
      writer.line(`let ${itemResult}${remaining.some(({ kind }) => kind === 'item') ? '' : ' = -1'};`);
      emitValue(scope, selectItem(writer, value, lists, index), remaining, itemResult);
      writer.line(`${list}.push(${itemResult});`);
    });
  });
}
