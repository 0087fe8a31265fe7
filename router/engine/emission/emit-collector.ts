import { type Condition, evaluateCondition } from '../operation/condition.ts';
import type { Fetch, PlannedSlot } from '../planning/plan.ts';
import { type CodeWriter, createCodeWriter, instantiate } from './code-writer.ts';
import { type CollectorScope, type CollectorSources, listDepth } from './collector-scope.ts';
import { fetchesOf, listSources } from './dependencies.ts';
import { emitRepresentation } from './emit-representation.ts';
import { generatedCodeRuntime } from './generated-code-runtime.ts';
import { enterPlace, type Place, pathTo, readSlot, slotsBelow, slotsOfItem, typenameOf } from './place.ts';

/** What the places of a target need, each distinct representation once. */
export interface CollectedEntities {
  /** JSON texts of the representations. */
  readonly representations: readonly string[];
  /** Per fetch of the target: entity numbers in nested arrays by list index. */
  readonly slots: readonly unknown[];
  /** Whether there is an object at all; for root fields below others, which have no representation. */
  readonly isMet: boolean;
}

/** Finds the objects a target is for and builds their representations; reads answers, changes nothing. */
export type Collector = (
  data: readonly unknown[],
  slots: readonly unknown[],
  conditions: Readonly<Record<string, unknown>>,
) => CollectedEntities;

/** Emits the collector of fetches that share their entities. */
export function emitCollector(
  sources: CollectorSources,
  fetches: readonly Fetch[],
): { readonly collect: Collector; readonly source: string } {
  const root = createCodeWriter();
  const body = createCodeWriter(root);
  const functions = createCodeWriter(root);
  const conditionNames = new Map<Condition, string>();
  const results = fetches.map((fetch, index) => {
    const result = `result${index}`;
    body.line(`let ${result}${pathTo(fetch.position).some(isList) ? '' : ' = -1'};`);
    body.block('', () => emitFetch({ ...sources, root, functions, fetch, conditionNames }, body, result));
    return result;
  });
  const read = [...new Set(fetches.flatMap((fetch) => [...fetchesOf(listSources(fetch))]))];
  const answers = new Map(read.map((fetch) => [sources.answers.dataOf(fetch), fetch.way.mode === 'root']));
  root.block('return function collect(D, S, V)', () => {
    for (const [condition, name] of conditionNames)
      root.line(`const ${name} = evaluate(${root.constant(condition)}, V);`);
    for (const [index, isRoot] of answers)
      root.line(
        isRoot ? `const R${index} = asObject(D[${index}]);` : `const E${index} = D[${index}] || NONE;`,
      );
    root.line('const representations = [], numbers = new Map(), values = new Map();');
    root.line('let isMet = false;');
    root.block('const add = (text) =>', () => {
      root.line('let number = numbers.get(text);');
      root.line(
        'if (number === undefined) { number = representations.length; representations.push(text); numbers.set(text, number); }',
      );
      root.line('return number;');
    });
    root.append(functions.text());
    root.append(body.text());
    root.line(`return { representations, slots: [${results.join(', ')}], isMet };`);
  });
  const runtime = { ...generatedCodeRuntime, evaluate: evaluateCondition };
  return { collect: instantiate<Collector>(root, runtime), source: root.text() };
}

function emitFetch(scope: CollectorScope, writer: CodeWriter, result: string): void {
  const { fetch } = scope;
  const needed = listSources(fetch);
  const path = pathTo(fetch.position);
  const slots = new Map<Fetch, string>();
  for (const other of fetchesOf(needed)) {
    if (other.way.mode === 'root') continue;
    const variable = writer.fresh('s');
    writer.line(`const ${variable} = S[${scope.slotsIndexOf(other)}];`);
    slots.set(other, variable);
  }
  const top = path[0]?.position ?? fetch.position;
  emitStep(
    scope,
    writer,
    enterPlace(writer, scope.answers, top, [], slots, (source) => needed.has(source)),
    path,
    result,
  );
}

function emitStep(
  scope: CollectorScope,
  writer: CodeWriter,
  place: Place,
  path: readonly PlannedSlot[],
  result: string,
): void {
  const [planned, ...rest] = path;
  if (planned === undefined) {
    if (scope.fetch.way.mode === 'root') writer.line(`${result} = 0; isMet = true;`);
    else emitRepresentation(scope, writer, place, result);
    return;
  }
  const go = (): void =>
    emitValues(
      scope,
      writer,
      planned,
      rest,
      readSlot(place, planned),
      slotsBelow(place, planned),
      listDepth(planned),
      result,
    );
  const typename = typenameOf(place, scope.fetch.wave);
  const isPartial = place.position.types.names.some((name) => !planned.types.has(name));
  if (typename === undefined || !isPartial) {
    go();
    return;
  }
  // Under conditions the type may not have been asked for, because nothing depends on it.
  const type = writer.fresh('t');
  writer.line(`const ${type} = ${typename};`);
  const names = writer.constant(new Set(planned.types.names));
  writer.block(`if (${type} === undefined || ${names}.has(${type}))`, go);
}

function emitValues(
  scope: CollectorScope,
  writer: CodeWriter,
  planned: PlannedSlot,
  rest: readonly PlannedSlot[],
  values: readonly string[],
  slots: ReadonlyMap<Fetch, string>,
  depth: number,
  result: string,
): void {
  if (planned.child === undefined || values.length === 0) return;
  if (depth === 0) {
    const needed = listSources(scope.fetch);
    const place = enterPlace(writer, scope.answers, planned.child, values, slots, (source) =>
      needed.has(source),
    );
    const own = planned.child.sources
      .filter(({ from }) => !('fetch' in from))
      .map((source) => `${place.sources.get(source)} !== EMPTY`);
    writer.block(`if (${own.join(' || ')})`, () => emitStep(scope, writer, place, rest, result));
    return;
  }
  const driver = writer.fresh('d');
  const lists = values.map((value) => {
    const list = writer.fresh('l');
    writer.line(`const ${list} = ${value};`);
    return list;
  });
  writer.line(
    values.length === 1
      ? `const ${driver} = isArray(${lists[0]}) ? ${lists[0]} : undefined;`
      : `const ${driver} = firstArray([${lists.join(', ')}]);`,
  );
  writer.block(`if (${driver} !== undefined)`, () => {
    const list = writer.fresh('x');
    const index = writer.fresh('i');
    const item = writer.fresh('y');
    writer.line(`const ${list} = ${result} = [];`);
    writer.block(`for (let ${index} = 0; ${index} < ${driver}.length; ${index}++)`, () => {
      const isLeafNext = depth === 1 && !rest.some(isList);
      writer.line(`let ${item}${isLeafNext ? ' = -1' : ''};`);
      const items = lists.map((one) => (lists.length === 1 ? `${one}[${index}]` : `at(${one}, ${index})`));
      const below = slotsOfItem(writer, slots, index);
      emitValues(scope, writer, planned, rest, items, below, depth - 1, item);
      writer.line(`${list}.push(${item});`);
    });
  });
}

function isList(planned: PlannedSlot): boolean {
  return listDepth(planned) > 0;
}
