import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Condition, type Conditions, evaluateCondition } from '../operation/condition.ts';
import type { Selection, Slot } from '../operation/operation-tree.ts';
import type { Fetch, Layout, LayoutSlot, PlanStep } from '../planning/plan.ts';
import { type CodeWriter, createCodeWriter, instantiate, literal } from './code-writer.ts';
import { findDeterminant } from './determinant.ts';
import { generatedCodeRuntime } from './generated-code-runtime.ts';
import { emitLeaf } from './leaf-code.ts';
import {
  type AnswerNumbers,
  enterPlace,
  firstOf,
  type Place,
  readSlot,
  slotsBelow,
  slotsOfItem,
  typenameOf,
} from './place.ts';
import { projectionRuntime } from './projection-runtime.ts';
import type { ResponseSite, Violation } from './response-site.ts';

/** Inputs of one projection. */
export interface ProjectionInput {
  readonly data: readonly unknown[];
  readonly slots: readonly unknown[];
  /** Boolean variables of `@skip` and `@include`, defaults applied. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** JSON text of introspection fields by response key. */
  readonly introspection: Readonly<Record<string, string>>;
  readonly report: (site: ResponseSite, violation: Violation, indices: readonly number[]) => void;
}

/** Writes the `data` of the response as JSON text; `undefined` when null propagated to the root. */
export type Projection = (input: ProjectionInput) => string | undefined;

/** What is needed to emit a projection. */
export interface ProjectionSources {
  readonly api: GraphQLSchema;
  readonly tree: Selection;
  readonly steps: readonly PlanStep[];
  readonly conditions: Conditions;
  readonly answers: AnswerNumbers;
  /** Index of a fetch's entity numbers. */
  slotsIndexOf(fetch: Fetch): number;
}

interface Scope extends ProjectionSources {
  readonly root: CodeWriter;
  readonly conditionNames: Map<Condition, string>;
  readonly memos: string[];
}

type SitePath = ResponseSite['path'];

/** Where in the response something is emitted. */
interface Spot {
  readonly path: SitePath;
  readonly depth: number;
  /** Length of the path of what becomes null when something here must not be null. */
  readonly nullLength: number;
  /** What is known to hold. */
  readonly known: Condition;
}

/** Emits the function that writes responses. */
export function emitProjection(sources: ProjectionSources): {
  readonly project: Projection;
  readonly source: string;
} {
  const root = createCodeWriter();
  const scope: Scope = { ...sources, root, conditionNames: new Map(), memos: [] };
  const body = createCodeWriter(root);
  const fetches = sources.steps.flatMap((step) => step.fetches);
  emitRoot(scope, body);
  const data = [...new Set(fetches.map((fetch) => sources.answers.dataOf(fetch)))];
  const roots = new Set(
    fetches.filter(({ way }) => way.mode === 'root').map((fetch) => sources.answers.dataOf(fetch)),
  );
  const answers = [
    'report',
    'I',
    ...data.map((index) => (roots.has(index) ? `R${index}` : `E${index}`)),
    ...scope.memos,
  ];
  root.line('let violations = 0;');
  root.line(`let ${answers.join(', ')};`);
  root.line('const ix = [];');
  for (const name of scope.conditionNames.values()) root.line(`let ${name};`);
  root.line('function invalid(site) { violations++; report(site, "invalid", ix); }');
  root.line('function missing(site) { violations++; report(site, "null", ix); }');
  root.line('function untyped(site) { violations++; report(site, "untyped", ix); }');
  root.line('function unavailable(site) { violations++; report(site, "unavailable", ix); }');
  root.block('return function project(input)', () => {
    root.line('const D = input.data, S = input.slots, V = input.conditions;');
    root.line('report = input.report; I = input.introspection; violations = 0;');
    for (const [condition, name] of scope.conditionNames)
      root.line(`${name} = evaluate(${root.constant(condition)}, V);`);
    for (const index of data)
      root.line(roots.has(index) ? `R${index} = asObject(D[${index}]);` : `E${index} = D[${index}] || NONE;`);
    for (const memo of scope.memos) root.line(`${memo} = [];`);
    root.block('try', () => root.append(body.text()));
    // The function outlives its call by far, and must not keep the answers of the last one alive.
    root.block('finally', () => root.line(`${answers.join(' = ')} = undefined;`));
  });
  const runtime = { ...generatedCodeRuntime, ...projectionRuntime, evaluate: evaluateCondition };
  return { project: instantiate<Projection>(root, runtime), source: root.text() };
}

function emitRoot(scope: Scope, writer: CodeWriter): void {
  const { tree, steps } = scope;
  const places = new Map<Slot, { readonly place: Place; readonly layout: LayoutSlot }>();
  for (const { layout, fetches } of steps) {
    const slots = new Map<Fetch, string>();
    for (const fetch of fetches) {
      if (fetch.way.mode === 'root') continue;
      const variable = writer.fresh('s');
      writer.line(`const ${variable} = S[${scope.slotsIndexOf(fetch)}];`);
      slots.set(fetch, variable);
    }
    const place = enterPlace(writer, scope.answers, layout.position, [], slots);
    for (const slot of layout.slots) places.set(slot.slot, { place, layout: slot });
  }
  const spot: Spot = { path: [], depth: 0, nullLength: 0, known: true };
  const [typeName = ''] = tree.types.names;
  emitKeys(scope, writer, tree.slots, spot, (slot, prefix) => {
    if (slot.field === '__typename') {
      writer.line(`t += ${literal(prefix + JSON.stringify(typeName))};`);
      return;
    }
    const found = places.get(slot);
    if (found === undefined) {
      // `__schema` and `__type`: executed by the router itself.
      writer.line(`t += ${literal(prefix)} + (I[${literal(slot.key)}] || 'null');`);
      return;
    }
    emitSlot(scope, writer, found.place, typeName, found.layout, spot, prefix);
  });
}

/** Emits `let t = …; …; return t`: each key where its first included occurrence stands. */
function emitKeys(
  scope: Scope,
  writer: CodeWriter,
  slots: readonly Slot[],
  spot: Spot,
  emit: (slot: Slot, prefix: string) => void,
  finish: (text: string) => void = (text) => writer.line(`return ${text};`),
): void {
  const { conditions } = scope;
  const writes: Array<{ slot: Slot; tests: string[]; order: number }> = [];
  for (const slot of slots) {
    const earlier: string[] = [];
    for (const { order, condition } of slot.occurrences) {
      if (conditions.and(spot.known, condition) === false) continue;
      if (conditions.implies(spot.known, condition)) {
        writes.push({ slot, tests: [...earlier], order });
        break;
      }
      const name = conditionName(scope, condition);
      writes.push({ slot, tests: [...earlier, name], order });
      earlier.push(`!${name}`);
    }
  }
  writes.sort((left, right) => left.order - right.order);
  const startsPlain = writes[0]?.tests.length === 0;
  writer.line(`let t = '';`);
  writes.forEach(({ slot, tests }, index) => {
    const prefix = `${startsPlain && index === 0 ? '{' : ','}${JSON.stringify(slot.key)}:`;
    if (tests.length === 0) emit(slot, prefix);
    else writer.block(`if (${tests.join(' && ')})`, () => emit(slot, prefix));
  });
  finish(startsPlain ? `t + '}'` : `'{' + t.slice(1) + '}'`);
}

function conditionName(scope: Scope, condition: Condition): string {
  let name = scope.conditionNames.get(condition);
  if (name === undefined) {
    name = scope.root.fresh('c');
    scope.conditionNames.set(condition, name);
  }
  return name;
}

function emitSlot(
  scope: Scope,
  writer: CodeWriter,
  place: Place,
  typeName: string,
  layout: LayoutSlot,
  spot: Spot,
  prefix: string,
): void {
  const { slot, planned } = layout;
  const type = fieldType(scope.api, typeName, slot.field);
  const path = [...spot.path, slot.key];
  const isNonNull = isNonNullType(type);
  const nullLength = isNonNull ? spot.nullLength : path.length;
  const site = writer.constant({
    path,
    parentType: typeName,
    fieldName: slot.field,
    nullLength,
  } satisfies ResponseSite);
  const inner = isNonNull ? type.ofType : type;
  if (planned.kind === 'missing') {
    writer.line(`unavailable(${site});`);
    writer.line(isNonNull ? 'return undefined;' : `t += ${literal(`${prefix}null`)};`);
    return;
  }
  const values = readSlot(place, planned);
  if (!isListType(inner) && !isCompositeType(inner)) {
    emitLeaf(writer, inner, firstOf(values), prefix, site, isNonNull);
    return;
  }
  const below = slotsBelow(place, planned);
  const known = scope.conditions.and(spot.known, slot.condition);
  const call = emitValue(
    scope,
    values,
    below,
    type,
    layout,
    { path, depth: spot.depth, nullLength, known },
    site,
  );
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

/** Emits a function for a list or an object and returns the expression that calls it. */
function emitValue(
  scope: Scope,
  values: readonly string[],
  slots: ReadonlyMap<Fetch, string>,
  type: GraphQLOutputType,
  layout: LayoutSlot,
  spot: Spot,
  site: string,
): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  const name = scope.root.fresh('p');
  const writer = createCodeWriter(scope.root);
  const parameters = values.map(() => scope.root.fresh('a'));
  const below = new Map([...slots.keys()].map((fetch) => [fetch, scope.root.fresh('b')]));
  writer.block(`function ${name}(${[...parameters, ...below.values()].join(', ')})`, () => {
    const whenNull = isNonNullType(type) ? `{ missing(${site}); return undefined; }` : 'return undefined;';
    if (isListType(inner))
      emitList(scope, writer, parameters, below, inner.ofType, layout, spot, site, whenNull);
    else emitObject(scope, writer, parameters, below, layout, spot, site, whenNull);
  });
  scope.root.append(writer.text());
  return `${name}(${[...values, ...slots.values()].join(', ')})`;
}

function emitList(
  scope: Scope,
  writer: CodeWriter,
  values: readonly string[],
  slots: ReadonlyMap<Fetch, string>,
  itemType: GraphQLOutputType,
  layout: LayoutSlot,
  spot: Spot,
  site: string,
  whenNull: string,
): void {
  if (values.length === 0) {
    writer.line(whenNull);
    return;
  }
  const driver = scope.root.fresh('d');
  const raw = firstOf(values);
  writer.line(
    `const ${driver} = ${values.length === 1 ? raw : `firstArray([${values.join(', ')}]) || ${raw}`};`,
  );
  writer.line(`if (${driver} === null || ${driver} === undefined) ${whenNull}`);
  writer.line(`if (!isArray(${driver})) { invalid(${site}); return undefined; }`);
  const inner = isNonNullType(itemType) ? itemType.ofType : itemType;
  const path = [...spot.path, { depth: spot.depth }];
  const listSite = writer.constants()[Number(site.slice(1))] as ResponseSite;
  const nullLength = isNonNullType(itemType) ? listSite.nullLength : path.length;
  const siteOfItem = writer.constant({ ...listSite, path, nullLength } satisfies ResponseSite);
  writer.line(`const n = ${driver}.length;`);
  writer.line(`let t = '[';`);
  writer.block('for (let i = 0; i < n; i++)', () => {
    writer.line(`ix[${spot.depth}] = i;`);
    writer.line(`if (i !== 0) t += ',';`);
    const items = values.map((value) => (values.length === 1 ? `${driver}[i]` : `at(${value}, i)`));
    if (isListType(inner) || isCompositeType(inner)) {
      const below = slotsOfItem(writer, slots, 'i');
      const itemSpot = { ...spot, path, depth: spot.depth + 1, nullLength };
      emitAppend(
        writer,
        emitValue(scope, items, below, itemType, layout, itemSpot, siteOfItem),
        '',
        isNonNullType(itemType),
      );
    } else {
      emitLeaf(writer, inner, firstOf(items), '', siteOfItem, isNonNullType(itemType));
    }
  });
  writer.line(`return t + ']';`);
}

function emitObject(
  scope: Scope,
  writer: CodeWriter,
  values: readonly string[],
  slots: ReadonlyMap<Fetch, string>,
  { planned, child }: LayoutSlot,
  spot: Spot,
  site: string,
  whenNull: string,
): void {
  if (values.length === 0 || planned.child === undefined || child === undefined) {
    writer.line(whenNull);
    return;
  }
  const place = enterPlace(writer, scope.answers, planned.child, values, slots);
  const own = planned.child.sources
    .filter(({ from }) => !('fetch' in from))
    .map((source) => `${place.sources.get(source)} === EMPTY`);
  writer.block(`if (${own.join(' && ')})`, () => {
    const raw = firstOf(values);
    writer.line(`if (${raw} === null || ${raw} === undefined) ${whenNull}`);
    writer.line(`invalid(${site}); return undefined;`);
  });
  emitTypes(scope, writer, place, child, spot, site);
}

function emitTypes(
  scope: Scope,
  writer: CodeWriter,
  place: Place,
  layout: Layout,
  spot: Spot,
  site: string,
): void {
  const { position, needsType } = layout;
  const { names } = position.types;
  const typename = needsType ? typenameOf(place) : undefined;
  if (!needsType || position.typename?.kind === 'static') {
    emitBody(scope, writer, place, layout, names, undefined, spot);
    return;
  }
  if (typename === undefined) {
    writer.line(`unavailable(${site}); return undefined;`);
    return;
  }
  const type = writer.fresh('T');
  writer.line(`const ${type} = ${typename};`);
  writer.line(`if (${type} === undefined || ${type} === null) { untyped(${site}); return undefined; }`);
  const bodies = new Map<string, string[]>();
  for (const name of names) {
    const id = layout.slots.map((one, index) => (one.slot.types.has(name) ? index : '')).join(' ');
    const alike = bodies.get(id);
    if (alike === undefined) bodies.set(id, [name]);
    else alike.push(name);
  }
  writer.block(`switch (${type})`, () => {
    for (const alike of bodies.values())
      writer.block(alike.map((name) => `case ${literal(name)}:`).join(' '), () =>
        emitBody(scope, writer, place, layout, alike, type, spot),
      );
  });
  writer.line(`invalid(${site}); return undefined;`);
}

/** Emits what is written of objects of some types, all of which are written alike. */
function emitBody(
  scope: Scope,
  writer: CodeWriter,
  place: Place,
  layout: Layout,
  names: readonly string[],
  type: string | undefined,
  spot: Spot,
): void {
  const [first = ''] = names;
  const slots = layout.slots.filter(({ slot }) => slot.types.has(first) || type === undefined);
  const bySlot = new Map(slots.map((layoutSlot) => [layoutSlot.slot, layoutSlot]));
  const number = findDeterminant(place, slots);
  let finish: ((text: string) => void) | undefined;
  if (number !== undefined) {
    const memo = scope.root.fresh('M');
    scope.memos.push(memo);
    writer.line(
      `if (${number} >= 0) { const known = ${memo}[${number}]; if (known !== undefined) return known; }`,
    );
    writer.line('const before = violations;');
    finish = (text) => {
      writer.line(`const text = flat(${text});`);
      writer.line(`if (${number} >= 0 && violations === before) ${memo}[${number}] = text;`);
      writer.line('return text;');
    };
  }
  // Parts of one key that differ in how they are planned only are written once.
  const distinct = new Map<string, LayoutSlot>();
  for (const one of slots) {
    const id = `${one.slot.key} ${one.slot.group}`;
    const known = distinct.get(id);
    if (known === undefined || (known.planned.kind === 'absent' && one.planned.kind !== 'absent'))
      distinct.set(id, one);
  }
  emitKeys(
    scope,
    writer,
    [...distinct.values()].map(({ slot }) => slot),
    spot,
    (slot, prefix) => {
      if (slot.field === '__typename') {
        const text = type === undefined ? JSON.stringify(first) : undefined;
        writer.line(
          text === undefined
            ? `t += ${literal(prefix)} + quote(${type});`
            : `t += ${literal(prefix + text)};`,
        );
        return;
      }
      emitSlot(
        scope,
        writer,
        place,
        slot.types.names[0] ?? first,
        bySlot.get(slot) as LayoutSlot,
        spot,
        prefix,
      );
    },
    finish,
  );
}

function fieldType(schema: GraphQLSchema, typeName: string, field: string): GraphQLOutputType {
  const type = schema.getType(typeName);
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined;
  if (found === undefined) throw new Error(`The schema has no field ${typeName}.${field}`);
  return found;
}
