import {
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql';
import type { PlannedKeys } from '../planning/planned-keys.ts';
import { type CodeWriter, createCodeWriter, instantiate, literal } from './code-writer.ts';
import { emitRoot } from './compile-collector.ts';
import { generatedCodeRuntime } from './generated-code-runtime.ts';
import { emitLeaf } from './leaf-code.ts';
import type { PlanSteps } from './plan-steps.ts';
import {
  enterObject,
  type Position,
  readExpression,
  selectField,
  selectItem,
  typenameExpression,
  type ValueSource,
} from './position.ts';
import { projectionRuntime } from './projection-runtime.ts';
import {
  bodySignature,
  createMemo,
  isTypenameWritten,
  type Memo,
  type ProjectionScope,
  wantedField,
} from './projection-scope.ts';
import type { ResponseSite, Violation } from './response-site.ts';
import type { SchemaModel } from './schema-model.ts';
import {
  type CollectedField,
  type Condition,
  type ConditionalField,
  type ConditionalSelection,
  createSelectionReader,
  hasTerm,
  possibleTypeNames,
} from './selection-plan.ts';

/** Called for each violation; `indices[depth]` are the list indices at that moment. */
type ViolationReport = (site: ResponseSite, violation: Violation, indices: readonly number[]) => void;

/** Inputs of one projection. */
interface ProjectionInput {
  readonly data: readonly unknown[];
  readonly slots: ReadonlyArray<readonly unknown[] | undefined>;
  /** Boolean variables of `@skip` and `@include`, defaults applied. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** JSON text of introspection fields by response key. */
  readonly introspection: Readonly<Record<string, string>>;
  readonly report: ViolationReport;
}

/** Writes the `data` of the response as JSON text; `undefined` when null propagated to the root. */
export type Projection = (input: ProjectionInput) => string | undefined;

/** A projection with its source, which `npm run plan` prints. */
interface CompiledProjection {
  readonly project: Projection;
  readonly source: string;
  /** Fields of the operation that no request of the plan fetches. */
  readonly gaps: readonly string[];
}

/** Compiles an operation and the steps of its plan into the function that writes its responses. */
export function compileProjection(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  plan: PlanSteps,
  schema: SchemaModel,
  keys: PlannedKeys,
): CompiledProjection {
  const rootType = schema.api.getRootType(operation.operation);
  if (!rootType) throw new Error(`The schema has no ${operation.operation} type`);
  const root = createCodeWriter();
  const scope: ProjectionScope = {
    schema,
    reader: createSelectionReader(schema.api, fragments),
    root,
    conditionNames: new Map(),
    gaps: [],
    keys,
    memos: [],
    nodeNumbers: new Map(),
  };
  const body = createCodeWriter(root);
  const position = emitRoot(body, plan.steps, undefined);
  const selections = [{ selectionSet: operation.selectionSet, condition: [] }];
  emitObjectBody(scope, body, position, rootType.name, selections, [], [], 0, 0, true);
  const sources = plan.steps.flatMap((step) =>
    step.kind === 'root' ? [] : step.targets.map(({ source }) => source),
  );
  root.line('let report, I, violations = 0;');
  root.line('const ix = [];');
  for (const source of sources) root.line(`let E${source};`);
  for (const name of scope.conditionNames.values()) root.line(`let ${name};`);
  for (const array of scope.memos) root.line(`let ${array};`);
  root.line('function invalid(site) { violations++; report(site, "invalid", ix); }');
  root.line('function missing(site) { violations++; report(site, "null", ix); }');
  root.block('return function project(input)', () => {
    root.line('const D = input.data, S = input.slots, V = input.conditions;');
    root.line('report = input.report; I = input.introspection;');
    for (const [variable, name] of scope.conditionNames)
      root.line(`${name} = V[${literal(variable)}] === true;`);
    for (const array of scope.memos) root.line(`${array} = [];`);
    root.block('try', () => root.append(body.text().replace(/^const (E\d+) = /gm, '$1 = ')));
    // The function outlives its call by far, and must not keep the answers of the last one alive.
    const answers = ['report', 'I', ...sources.map((source) => `E${source}`), ...scope.memos];
    root.block('finally', () => root.line(`${answers.join(' = ')} = undefined;`));
  });
  const runtime = { ...generatedCodeRuntime, ...projectionRuntime };
  return { project: instantiate<Projection>(root, runtime), source: root.text(), gaps: scope.gaps };
}

type SitePath = ResponseSite['path'];

/** Emits `let t = …; …; return t` for an object of a known runtime type. */
function emitObjectBody(
  scope: ProjectionScope,
  writer: CodeWriter,
  position: Position,
  typeName: string,
  selections: readonly ConditionalSelection[],
  known: Condition,
  path: SitePath,
  depth: number,
  nullLength: number,
  isCertain: boolean,
  memo?: Memo,
): void {
  const fields = scope.reader.collect(typeName, selections);
  const writes = fields
    .flatMap((field) => fieldWrites(field, known))
    .sort((left, right) => left.order - right.order);
  const startsPlain = writes[0]?.tests.length === 0;
  writer.line(`let t = '';`);
  writes.forEach(({ field, tests }, index) => {
    const prefix = `${startsPlain && index === 0 ? '{' : ','}${JSON.stringify(field.responseKey)}:`;
    const emit = () =>
      emitField(scope, writer, position, typeName, field, known, prefix, path, depth, nullLength, isCertain);
    if (tests.length === 0) emit();
    else writer.block(`if (${tests.map((test) => testText(scope, test)).join(' && ')})`, emit);
  });
  const text = startsPlain ? `t + '}'` : `'{' + t.slice(1) + '}'`;
  if (memo === undefined) {
    writer.line(`return ${text};`);
    return;
  }
  writer.line(`const text = flat(${text});`);
  writer.line(`if (${memo.number} >= 0 && violations === before) ${memo.array}[${memo.number}] = text;`);
  writer.line('return text;');
}

interface FieldWrite {
  readonly field: CollectedField;
  readonly tests: readonly Test[];
  readonly order: number;
}

type Test = { readonly condition: Condition; readonly negated: boolean };

/** A key is written where its first included occurrence stands. */
function fieldWrites(field: CollectedField, known: Condition): FieldWrite[] {
  const writes: FieldWrite[] = [];
  const earlier: Test[] = [];
  for (const occurrence of field.occurrences) {
    const open = occurrence.condition.filter((term) => !hasTerm(known, term));
    const tests = open.length === 0 ? [...earlier] : [...earlier, { condition: open, negated: false }];
    writes.push({ field, tests, order: occurrence.order });
    if (open.length === 0) break;
    earlier.push({ condition: open, negated: true });
  }
  return writes;
}

function testText(scope: ProjectionScope, test: Test): string {
  const terms = test.condition.map((term) => {
    let name = scope.conditionNames.get(term.variable);
    if (name === undefined) {
      name = scope.root.fresh('c');
      scope.conditionNames.set(term.variable, name);
    }
    return term.negated ? `!${name}` : name;
  });
  return test.negated ? `!(${terms.join(' && ')})` : terms.join(' && ');
}

function emitField(
  scope: ProjectionScope,
  writer: CodeWriter,
  position: Position,
  typeName: string,
  field: CollectedField,
  known: Condition,
  prefix: string,
  path: SitePath,
  depth: number,
  parentNullLength: number,
  isCertain: boolean,
): void {
  if (field.name === '__typename') {
    writer.line(`t += ${literal(prefix + JSON.stringify(typeName))};`);
    return;
  }
  if (field.definition === undefined) {
    // `__schema` and `__type`: executed by the router itself.
    writer.line(`t += ${literal(prefix)} + (I[${literal(field.responseKey)}] || 'null');`);
    return;
  }
  const value = selectField(position, wantedField(scope, field, typeName));
  // Planners leave out what a subgraph cannot return, so only an object's own fields must be there.
  if (value.reads.length === 0 && isCertain)
    scope.gaps.push(`response: nothing for ${typeName}.${field.name}`);
  const sitePath = [...path, field.responseKey];
  const { type } = field.definition;
  const isNonNull = isNonNullType(type);
  const nullLength = isNonNull ? parentNullLength : sitePath.length;
  const site = writer.constant({ path: sitePath, parentType: typeName, fieldName: field.name, nullLength });
  const inner = isNonNull ? type.ofType : type;
  if (isNonNullType(inner)) throw new Error(`The type of ${typeName}.${field.name} is non-null twice`);
  if (!isListType(inner) && !isCompositeType(inner)) {
    emitLeaf(writer, inner, readExpression(value), prefix, site, isNonNull);
    return;
  }
  const childKnown = commonCondition(field.occurrences, known);
  const children = field.occurrences.flatMap(({ node: { selectionSet }, condition }) =>
    selectionSet === undefined ? [] : [{ selectionSet, condition }],
  );
  const call = emitValueFunction(scope, value, type, children, childKnown, sitePath, depth, site);
  emitAppend(writer, call, prefix, isNonNull);
}

function emitAppend(writer: CodeWriter, call: string, prefix: string, isNonNull: boolean): void {
  const text = writer.fresh('x');
  writer.line(`const ${text} = ${call};`);
  if (isNonNull) {
    writer.line(`if (${text} === undefined) return undefined;`);
    writer.line(`t += ${literal(prefix)} + ${text};`);
  } else {
    writer.line(`t += ${text} === undefined ? ${literal(`${prefix}null`)} : ${literal(prefix)} + ${text};`);
  }
}

function commonCondition(occurrences: readonly ConditionalField[], known: Condition): Condition {
  const [first, ...others] = occurrences;
  const common = (first?.condition ?? []).filter((term) =>
    others.every((occurrence) => hasTerm(occurrence.condition, term)),
  );
  return [...known, ...common.filter((term) => !hasTerm(known, term))];
}

/** Emits a function for a list or an object and returns the expression that calls it. */
function emitValueFunction(
  scope: ProjectionScope,
  value: ValueSource,
  type: GraphQLOutputType,
  selections: readonly ConditionalSelection[],
  known: Condition,
  path: SitePath,
  depth: number,
  site: string,
): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  const name = scope.root.fresh('p');
  const writer = createCodeWriter(scope.root);
  const readParameters = value.reads.map(() => scope.root.fresh('a'));
  const slotParameters = value.slots.map(() => scope.root.fresh('b'));
  const local: ValueSource = {
    reads: value.reads.map((read, index) => ({ ...read, expression: readParameters[index] as string })),
    slots: value.slots.map((slot, index) => ({ ...slot, expression: slotParameters[index] as string })),
  };
  writer.block(`function ${name}(${[...readParameters, ...slotParameters].join(', ')})`, () => {
    const whenNull = isNonNullType(type) ? `{ missing(${site}); return undefined; }` : 'return undefined;';
    if (isListType(inner)) {
      emitList(scope, writer, local, inner.ofType, selections, known, path, depth, site, whenNull);
    } else if (isCompositeType(inner)) {
      emitObject(scope, writer, local, inner, selections, known, path, depth, site, whenNull);
    } else {
      throw new Error('Leaves are written in place');
    }
  });
  scope.root.append(writer.text());
  return `${name}(${[...value.reads.map((read) => read.expression), ...value.slots.map((slot) => slot.expression)].join(', ')})`;
}

function emitList(
  scope: ProjectionScope,
  writer: CodeWriter,
  value: ValueSource,
  itemType: GraphQLOutputType,
  selections: readonly ConditionalSelection[],
  known: Condition,
  path: SitePath,
  depth: number,
  site: string,
  whenNull: string,
): void {
  const lists = value.reads.map((read) => read.expression);
  if (lists.length === 0) {
    writer.line(whenNull);
    return;
  }
  const driver = scope.root.fresh('d');
  const raw = readExpression(value);
  writer.line(
    `const ${driver} = ${lists.length === 1 ? raw : `firstArray([${lists.join(', ')}]) || ${raw}`};`,
  );
  writer.line(`if (${driver} === null || ${driver} === undefined) ${whenNull}`);
  writer.line(`if (!isArray(${driver})) { invalid(${site}); return undefined; }`);
  const inner = isNonNullType(itemType) ? itemType.ofType : itemType;
  const itemPath = [...path, { depth }];
  const listSite = siteOf(writer, site);
  const siteOfItem = writer.constant({
    ...listSite,
    path: itemPath,
    nullLength: isNonNullType(itemType) ? listSite.nullLength : itemPath.length,
  });
  writer.line(`const n = ${driver}.length;`);
  writer.line(`let t = '[';`);
  writer.block('for (let i = 0; i < n; i++)', () => {
    writer.line(`ix[${depth}] = i;`);
    writer.line(`if (i !== 0) t += ',';`);
    const item = selectItem(writer, value, lists, 'i');
    if (isListType(inner) || isCompositeType(inner)) {
      const call = emitValueFunction(
        scope,
        item,
        itemType,
        selections,
        known,
        itemPath,
        depth + 1,
        siteOfItem,
      );
      emitAppend(writer, call, '', isNonNullType(itemType));
    } else {
      emitLeaf(writer, inner, readExpression(item), '', siteOfItem, isNonNullType(itemType));
    }
  });
  writer.line(`return t + ']';`);
}

/** Constants carry no names, so a list's site is found by the name the field's site was given. */
function siteOf(writer: CodeWriter, name: string): ResponseSite {
  return writer.constants()[Number(name.slice(1))] as ResponseSite;
}

function emitObject(
  scope: ProjectionScope,
  writer: CodeWriter,
  value: ValueSource,
  type: Parameters<typeof possibleTypeNames>[1],
  selections: readonly ConditionalSelection[],
  known: Condition,
  path: SitePath,
  depth: number,
  site: string,
  whenNull: string,
): void {
  if (value.reads.length === 0) {
    writer.line(whenNull);
    return;
  }
  const position = enterObject(writer, value);
  const absent = position.objects
    .slice(0, value.reads.length)
    .map(({ variable }) => `${variable} === EMPTY`)
    .join(' && ');
  writer.block(`if (${absent})`, () => {
    const raw = readExpression(value);
    writer.line(`if (${raw} === null || ${raw} === undefined) ${whenNull}`);
    writer.line(`invalid(${site}); return undefined;`);
  });
  const typeNames = possibleTypeNames(scope.schema.api, type);
  const typename = typenameExpression(writer, position, scope.schema.isObjectTypeName);
  const bodies = new Map<string, { typeNames: string[]; text: () => string }>();
  for (const typeName of typeNames) {
    const id = bodySignature(scope, position, typeName, selections, typename !== undefined);
    const alike = bodies.get(id);
    if (alike !== undefined) {
      alike.typeNames.push(typeName);
      continue;
    }
    bodies.set(id, {
      typeNames: [typeName],
      text() {
        const body = createCodeWriter(scope.root);
        emitObjectBody(
          scope,
          body,
          position,
          typeName,
          selections,
          known,
          path,
          depth,
          siteOf(writer, site).nullLength,
          !isAbstractType(type),
        );
        return body.text();
      },
    });
  }
  if (typename === undefined || (typeNames.length === 1 && typeNames[0] === type.name)) {
    const memo = typeNames.length === 1 ? createMemo(scope, position, type.name, selections) : undefined;
    if (memo !== undefined) {
      writer.line(
        `if (${memo.number} >= 0) { const known = ${memo.array}[${memo.number}]; if (known !== undefined) return known; }`,
      );
      writer.line('const before = violations;');
      emitObjectBody(
        scope,
        writer,
        position,
        type.name,
        selections,
        known,
        path,
        depth,
        siteOf(writer, site).nullLength,
        true,
        memo,
      );
      return;
    }
    writer.append([...bodies.values()][0]?.text() ?? 'return undefined;');
    return;
  }
  const [onlyBody] = bodies.values();
  if (bodies.size === 1 && onlyBody !== undefined && !isTypenameWritten(scope, typeNames, selections)) {
    // All types are written alike: an interface object's own name is as good as a concrete one.
    const admitted = [...scope.schema.possibleTypes(type.name)].filter(
      (name) => !scope.schema.isObjectTypeName(name) || typeNames.includes(name),
    );
    writer.line(
      `if (!${writer.constant(new Set(admitted))}.has(${typename})) { invalid(${site}); return undefined; }`,
    );
    writer.append(onlyBody.text());
    return;
  }
  writer.block(`switch (${typename})`, () => {
    for (const { typeNames: names, text } of bodies.values()) {
      writer.block(names.map((name) => `case ${literal(name)}:`).join(' '), () => writer.append(text()));
    }
  });
  writer.line(`invalid(${site}); return undefined;`);
}
