import type { Condition } from '../operation/condition.ts';
import type { Fetch, Layout, PlannedSlot, Source } from '../planning/plan.ts';
import { type CodeWriter, createCodeWriter, literal } from './code-writer.ts';
import { type CollectorScope, conditionName, listDepth } from './collector-scope.ts';
import { enterPlace, firstOf, type Place, readSlot, slotsBelow, slotsOfItem, typenameOf } from './place.ts';

/** Emits code that sets `result` to the number of the representation of the object at a place. */
export function emitRepresentation(
  scope: CollectorScope,
  writer: CodeWriter,
  place: Place,
  result: string,
): void {
  const { fetch } = scope;
  const { position } = place;
  const typename = typenameOf(place, scope.fetch.wave);
  if (typename === undefined) {
    const [name = ''] = fetch.types.names;
    emitFor(
      scope,
      writer,
      place,
      result,
      [...fetch.types.names],
      literal(JSON.stringify(fetch.way.typeName || name)),
    );
    return;
  }
  const type = writer.fresh('t');
  writer.line(`const ${type} = ${typename};`);
  const groups = new Map<string, string[]>();
  for (const name of fetch.types.names) {
    const parts = [...fetch.keys, ...fetch.inputs].map(({ types }, index) => (types.has(name) ? index : ''));
    const slots = [...fetch.keys, ...fetch.inputs].flatMap(({ layout }) =>
      layout.slots.map(({ slot }) => (slot.types.has(name) ? 1 : 0)),
    );
    const id = `${parts.join(' ')} ${slots.join('')}`;
    const alike = groups.get(id);
    if (alike === undefined) groups.set(id, [name]);
    else alike.push(name);
  }
  const isWhole =
    fetch.way.mode !== 'concrete' && position.types.names.every((name) => fetch.types.has(name));
  let isFirst = true;
  for (const names of groups.values()) {
    const isOfThese =
      names.length === 1
        ? `${type} === ${literal(names[0] as string)}`
        : `${writer.constant(new Set(names))}.has(${type})`;
    // Under conditions the type may not have been asked for, because nothing depends on it.
    const test = fetch.way.mode === 'concrete' ? isOfThese : `${type} === undefined || ${isOfThese}`;
    const nameText =
      fetch.way.typeName !== ''
        ? literal(JSON.stringify(fetch.way.typeName))
        : names.length === 1
          ? literal(JSON.stringify(names[0]))
          : `quote(${type})`;
    const emit = () => emitFor(scope, writer, place, result, names, nameText);
    if (isWhole && groups.size === 1) emit();
    else writer.block(`${isFirst ? '' : 'else '}if (${test})`, emit);
    isFirst = false;
  }
}

/** What is selected below a field, by one key or one requirement. */
interface Part {
  readonly layout: Layout;
  readonly condition: Condition;
}

/** A field of a representation, or of an object in it. */
interface Field {
  readonly name: string;
  readonly planned: PlannedSlot;
  readonly children: Part[];
  readonly isKey: boolean;
  /** When it is part of it. */
  condition: Condition;
}

function emitFor(
  scope: CollectorScope,
  writer: CodeWriter,
  place: Place,
  result: string,
  names: readonly string[],
  nameText: string,
): void {
  const { fetch, conditions } = scope;
  const [name = ''] = names;
  const fields = new Map<string, Field>();
  for (const { types, layout } of fetch.keys)
    if (types.has(name)) addFields(fields, layout, name, true, true, conditions.or);
  for (const { types, layout, entries } of fetch.inputs) {
    if (!types.has(name)) continue;
    const needed = entries.reduce<Condition>((sum, entry) => conditions.or(sum, entry.condition), false);
    if (needed === false) continue;
    addFields(
      fields,
      layout,
      name,
      false,
      conditions.implies(fetch.condition, needed) ? true : needed,
      conditions.or,
    );
  }
  const [only] = fields.values();
  if (fields.size === 1 && only !== undefined && only.planned.child === undefined && names.length === 1) {
    // One key of one type: the value itself distinguishes known representations from new ones.
    const value = writer.fresh('w');
    writer.line(`const ${value} = ${firstOf(readSlot(place, only.planned))};`);
    const key =
      fetch.types.names.length === 1 ? value : `${literal(`${name} `)} + typeof ${value} + ${value}`;
    const id = writer.fresh('w');
    writer.line(`const ${id} = ${key};`);
    writer.block(`if ((${result} = values.get(${id})) === undefined)`, () => {
      writer.line(`const text = leafText(${value});`);
      const text = `'{"__typename":' + ${nameText} + ${literal(`,${JSON.stringify(only.name)}:`)} + text + '}'`;
      writer.line(`${result} = text === undefined || text === 'null' ? -1 : add(${text});`);
      writer.line(`values.set(${id}, ${result});`);
    });
    return;
  }
  const parts = [`'{"__typename":' + ${nameText}`];
  const refusals: string[] = [];
  const keys: string[] = [];
  for (const field of fields.values()) {
    const text = emitField(scope, writer, place, field);
    const part = `${literal(`,${JSON.stringify(field.name)}:`)} + ${text}`;
    if (field.condition === true) {
      parts.push(part);
      refusals.push(`${text} === undefined`);
    } else {
      const test = conditionName(scope, field.condition);
      parts.push(`(${test} ? ${part} : '')`);
      refusals.push(`(${test} && ${text} === undefined)`);
    }
    if (field.isKey) keys.push(`${text} === 'null'`);
  }
  if (keys.length > 0) refusals.push(`(${keys.join(' && ')})`);
  const add = `${result} = add(${parts.join(' + ')} + '}');`;
  writer.line(refusals.length === 0 ? add : `if (!(${refusals.join(' || ')})) ${add}`);
}

function addFields(
  fields: Map<string, Field>,
  layout: Layout,
  typeName: string,
  isKey: boolean,
  condition: Condition,
  or: (left: Condition, right: Condition) => Condition,
): void {
  for (const { slot, planned, child } of layout.slots) {
    if (!slot.types.has(typeName)) continue;
    const known = fields.get(slot.field);
    if (known === undefined) {
      fields.set(slot.field, {
        name: slot.field,
        planned,
        children: child === undefined ? [] : [{ layout: child, condition }],
        isKey,
        condition,
      });
      continue;
    }
    if (child !== undefined) known.children.push({ layout: child, condition });
    known.condition = or(known.condition, condition);
  }
}

/** Emits a variable with the JSON text of a field; `undefined` when the representation cannot be sent. */
function emitField(scope: CollectorScope, writer: CodeWriter, place: Place, field: Field): string {
  const text = writer.fresh('f');
  const { planned } = field;
  const { fetch } = scope;
  if (planned.slot.field === '__typename') {
    const typename = typenameOf(place, fetch.wave) ?? literal(place.position.types.names[0] ?? '');
    writer.line(`const ${text} = leafText(${typename});`);
    return text;
  }
  const values = readSlot(place, planned);
  if (planned.child === undefined) {
    writer.line(`let ${text} = leafText(${firstOf(values)});`);
  } else {
    const call = emitNested(scope, values, slotsBelow(place, planned), field, listDepth(planned));
    writer.line(`let ${text} = ${call};`);
  }
  // Undefined: it could not be had, and whether it is null is not known, unless a subgraph answered that there is no such entity.
  const none = planned.reads.flatMap(({ source }) => noEntityTest(scope, place, source));
  if (!field.isKey && none.length > 0)
    writer.line(`if (${text} === undefined && (${none.join(' || ')})) ${text} = 'null';`);
  if (!field.isKey && planned.slot.typeText.endsWith('!'))
    writer.line(`if (${text} === 'null') ${text} = undefined;`);
  return text;
}

/** A test whether a subgraph answered that there is no such entity. */
function noEntityTest(scope: CollectorScope, place: Place, { from }: Source): string[] {
  if (!('fetch' in from)) return [];
  const number = place.slots.get(from.fetch);
  return number === undefined ? [] : [`E${scope.answers.dataOf(from.fetch)}[${number}] === null`];
}

/** Emits a function for the text of a list or an object and returns the expression that calls it. */
function emitNested(
  scope: CollectorScope,
  values: readonly string[],
  slots: ReadonlyMap<Fetch, string>,
  field: Field,
  depth: number,
): string {
  const name = scope.root.fresh('q');
  const writer = createCodeWriter(scope.root);
  const parameters = values.map(() => scope.root.fresh('a'));
  const below = new Map([...slots.keys()].map((fetch) => [fetch, scope.root.fresh('b')] as const));
  writer.block(`function ${name}(${[...parameters, ...below.values()].join(', ')})`, () => {
    const raw = firstOf(parameters);
    writer.line(`const raw = ${raw};`);
    writer.line(`if (raw === null || raw === undefined) return raw === null ? 'null' : undefined;`);
    if (depth > 0) {
      writer.line(
        parameters.length === 1
          ? 'const list = raw;'
          : `const list = firstArray([${parameters.join(', ')}]);`,
      );
      writer.line('if (!isArray(list)) return undefined;');
      writer.line(`let t = '[';`);
      writer.block('for (let i = 0; i < list.length; i++)', () => {
        const items = parameters.map((value) => (parameters.length === 1 ? 'list[i]' : `at(${value}, i)`));
        const belowItem = slotsOfItem(writer, below, 'i');
        writer.line(`const text = ${emitNested(scope, items, belowItem, field, depth - 1)};`);
        writer.line(`t += (i === 0 ? '' : ',') + (text === undefined ? 'null' : text);`);
      });
      writer.line(`return t + ']';`);
      return;
    }
    const { child } = field.planned;
    if (child === undefined) {
      writer.line('return leafText(raw);');
      return;
    }
    const place = enterPlace(writer, scope.answers, child, parameters, below);
    emitNestedObject(scope, writer, place, field);
  });
  scope.functions.append(writer.text());
  return `${name}(${[...values, ...slots.values()].join(', ')})`;
}

function emitNestedObject(scope: CollectorScope, writer: CodeWriter, place: Place, field: Field): void {
  const { position } = place;
  const isTyped = field.children.some(({ layout }) => layout.needsType);
  const typename = isTyped ? typenameOf(place, scope.fetch.wave) : undefined;
  const emitFields = (name: string, typeText: string | undefined): void => {
    const fields = new Map<string, Field>();
    for (const { layout, condition } of field.children)
      addFields(fields, layout, name, field.isKey, condition, scope.conditions.or);
    writer.line(`let t = ${typeText === undefined ? `''` : `',"__typename":' + ${typeText}`};`);
    for (const inner of fields.values()) {
      if (inner.name === '__typename' && typeText !== undefined) continue;
      const isAlways = scope.conditions.implies(field.condition, inner.condition);
      const emit = (): void => {
        const text = emitField(scope, writer, place, inner);
        writer.line(`if (${text} === undefined) return undefined;`);
        writer.line(`t += ${literal(`,${JSON.stringify(inner.name)}:`)} + ${text};`);
      };
      if (isAlways) emit();
      else writer.block(`if (${conditionName(scope, inner.condition)})`, emit);
    }
    writer.line(`return '{' + t.slice(1) + '}';`);
  };
  if (typename === undefined) {
    emitFields(position.types.names[0] ?? '', undefined);
    return;
  }
  writer.line(`const type = ${typename};`);
  writer.block('switch (type)', () => {
    for (const name of position.types.names)
      writer.block(`case ${literal(name)}:`, () => emitFields(name, 'quote(type)'));
  });
  writer.line('return undefined;');
}
