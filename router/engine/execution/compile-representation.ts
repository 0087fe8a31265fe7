import type { FieldNode, SelectionSetNode } from 'graphql';
import { printArguments } from '../planning/print-arguments.ts';
import type { RequiresSelection } from '../planning/query-plan.ts';
import { createCodeWriter, literal } from './code-writer.ts';
import type { CollectorScope } from './collector-scope.ts';
import type { FetchedField } from './fetch-selection.ts';
import {
  type ArrivedEntity,
  type Candidate,
  enterObject,
  type Position,
  readExpression,
  selectItem,
  typenameExpression,
  type ValueSource,
} from './position.ts';
import {
  conditionNames,
  fieldsFor,
  listTypeNames,
  type RequiredField,
  renameKeys,
  rewrittenTypename,
  selectRequired,
} from './required-fields.ts';
import type { Condition } from './selection-plan.ts';

/** What `@requires` of the fetched fields say about inputs: the same name may be asked with arguments. */
type DeclaredInputs = readonly SelectionSetNode[];

/** Emits code that sets `result` to the number of the representation of the object at `position`. */
export function emitRepresentation(
  scope: CollectorScope,
  position: Position,
  result: string,
  types: ReadonlySet<string> | undefined,
): void {
  const body = createCodeWriter(scope.writer);
  const used: Candidate[] = [];
  const isPlain = emitGroups({ ...scope, writer: body }, position, result, types, used);
  const determinant = isPlain ? findDeterminant(position, used) : undefined;
  if (determinant === undefined) {
    scope.writer.append(body.text());
    return;
  }
  scope.target.determinedBy[scope.pathIndex] = determinant.target.source;
  const { number } = determinant;
  scope.writer.block(`if (!(${number} >= 0 && (${result} = ${scope.memo}[${number}]) !== undefined))`, () => {
    scope.writer.line(`${result} = -1;`);
    scope.writer.append(body.text());
    scope.writer.line(`if (${number} >= 0) ${scope.memo}[${number}] = ${result};`);
  });
}

/** The entity whose number decides everything that was read: its own fields, and inputs it was fetched by. */
export function findDeterminant(position: Position, used: readonly Candidate[]): ArrivedEntity | undefined {
  for (const { entity } of position.objects) {
    if (entity === undefined) continue;
    const isDecided = used.every(({ object, field }) => {
      if (object.entity === undefined) return field.args === '' && entity.target.inputNames.has(field.name);
      const { target, pathIndex } = object.entity;
      return target === entity.target || target.determinedBy[pathIndex] === entity.target.source;
    });
    if (isDecided) return entity;
  }
  return undefined;
}

/** Emits a branch per group of types; says whether every input is a leaf that is always part of it. */
function emitGroups(
  scope: CollectorScope,
  position: Position,
  result: string,
  types: ReadonlySet<string> | undefined,
  used: Candidate[],
): boolean {
  const { writer, schema, target } = scope;
  const typename = typenameExpression(writer, position, schema.isObjectTypeName);
  const groups = new Map<
    string,
    { typeNames: string[]; fields: RequiredField[]; sentName: string | undefined }
  >();
  for (const typeName of listTypeNames(target.requires, scope)) {
    if (types !== undefined && !types.has(typeName)) continue;
    const fields = renameKeys(scope, typeName, fieldsFor(target.requires, typeName, scope));
    const sentName = rewrittenTypename(scope, typeName);
    // Types that require one field with different arguments need a representation each.
    const inputs = declaredInputs(scope, [typeName]);
    const args = fields.map(({ name }) =>
      findInputs(inputs, name).map((node) => printArguments(node.arguments)),
    );
    const id = JSON.stringify([fields, sentName, args]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { typeNames: [typeName], fields, sentName });
    else group.typeNames.push(typeName);
  }
  const all = [...groups.values()].flatMap(({ fields }) => fields);
  const isPlain = all.every(
    ({ selections, conditions }) => selections.length === 0 && conditions.length === 0,
  );
  const [firstGroup, ...otherGroups] = groups.values();
  for (const { name } of firstGroup?.fields ?? []) {
    if (isPlain && otherGroups.every(({ fields }) => fields.some((field) => field.name === name))) {
      target.inputNames.add(name);
    }
  }
  if (typename === undefined) {
    // Only one type is possible, so no request asked for it.
    const only = [...groups.values()].find(({ typeNames }) =>
      typeNames.some((name) => schema.isObjectTypeName(name)),
    );
    const name = only?.typeNames.find((candidate) => schema.isObjectTypeName(candidate));
    if (only !== undefined && name !== undefined) {
      emitGroup(
        scope,
        position,
        result,
        only.fields,
        literal(JSON.stringify(only.sentName ?? name)),
        [name],
        used,
      );
    }
    return isPlain;
  }
  const variable = writer.fresh('t');
  writer.line(`const ${variable} = ${typename};`);
  let isFirst = true;
  for (const { typeNames, fields, sentName } of groups.values()) {
    const test =
      typeNames.length === 1
        ? `${variable} === ${literal(typeNames[0] as string)}`
        : `${writer.constant(new Set(typeNames))}.has(${variable})`;
    const nameText =
      sentName !== undefined || typeNames.length === 1
        ? literal(JSON.stringify(sentName ?? typeNames[0]))
        : `quote(${variable})`;
    writer.block(`${isFirst ? '' : 'else '}if (${test})`, () =>
      emitGroup(scope, position, result, fields, nameText, typeNames, used),
    );
    isFirst = false;
  }
  return isPlain;
}

function emitGroup(
  scope: CollectorScope,
  position: Position,
  result: string,
  fields: readonly RequiredField[],
  nameText: string,
  typeNames: readonly string[],
  used: Candidate[],
): void {
  const { writer } = scope;
  const types = new Set(typeNames);
  const [only] = fields;
  if (only !== undefined && isSingleKey(scope, typeNames, fields)) {
    // One key of one type: the value itself distinguishes known representations from new ones.
    const value = writer.fresh('w');
    const read = selectRequired(scope, position, only, types, [], used);
    writer.line(`const ${value} = ${readExpression(read)};`);
    const id =
      scope.target.requires.length === 1
        ? value
        : `${literal(`${typeNames[0]} `)} + typeof ${value} + ${value}`;
    const key = writer.fresh('w');
    writer.line(`const ${key} = ${id};`);
    writer.block(`if ((${result} = values.get(${key})) === undefined)`, () => {
      writer.line(`const text = leafText(${value});`);
      const text = `'{"__typename":' + ${nameText} + ${literal(`,${JSON.stringify(only.key)}:`)} + text + '}'`;
      writer.line(`${result} = text === undefined || text === 'null' ? -1 : add(${text});`);
      writer.line(`values.set(${key}, ${result});`);
    });
    return;
  }
  const parts = [`'{"__typename":' + ${nameText}`];
  const texts = new Map<string, string>();
  const inputs = declaredInputs(scope, typeNames);
  const missing: string[] = [];
  for (const field of fields) {
    const text = emitFieldText(scope, position, field, types, inputs, used);
    texts.set(field.name, text);
    const keyText = literal(`,${JSON.stringify(field.key)}:`);
    const needed = neededTest(scope, typeNames, field);
    if (hasAlternativeKey(scope, typeNames, fields, field)) {
      parts.push(`(${text} === undefined || ${text} === 'null' ? '' : ${keyText} + ${text})`);
    } else if (needed === undefined) {
      parts.push(`${keyText} + ${text}`);
      missing.push(`${text} === undefined`);
    } else {
      parts.push(`(${text} === undefined ? '' : ${keyText} + ${text})`);
      missing.push(`((${needed}) && ${text} === undefined)`);
    }
  }
  missing.push(...keyIsNullTest(scope, typeNames, fields, texts));
  const build = `${result} = add(${parts.join(' + ')} + '}');`;
  writer.line(missing.length === 0 ? build : `if (!(${missing.join(' || ')})) ${build}`);
}

function isSingleKey(
  scope: CollectorScope,
  typeNames: readonly string[],
  fields: readonly RequiredField[],
): boolean {
  const [only, ...others] = fields;
  if (only === undefined || others.length > 0 || typeNames.length > 1) return false;
  const isUnconditional = only.selections.length === 0 && only.conditions.length === 0;
  return (
    isUnconditional &&
    listKeys(scope, typeNames).some((names) => names.length === 1 && names[0] === only.name)
  );
}

/** Whether the field serves only as one of several keys: then any complete one is enough. */
function hasAlternativeKey(
  scope: CollectorScope,
  typeNames: readonly string[],
  fields: readonly RequiredField[],
  field: RequiredField,
): boolean {
  const known = new Set(fields.map(({ name }) => name));
  const keys = listKeys(scope, typeNames).filter(
    (names) => names.length > 0 && names.every((name) => known.has(name)),
  );
  const others = keys.filter((names) => !names.includes(field.name));
  if (others.length === 0 || others.length === keys.length) return false;
  return field.conditions.length === 0 && listRequirers(scope, typeNames, field).length === 0;
}

function listRequirers(
  { schema, step, target }: CollectorScope,
  typeNames: readonly string[],
  field: RequiredField,
): FetchedField[] {
  const owners = typeNames.flatMap((typeName) => [typeName, ...schema.interfacesOf(typeName)]);
  return target.fields.filter((candidate) =>
    owners.some((owner) => {
      const declared = schema.requiresOf(owner, candidate.name, step.subgraph);
      return declared !== undefined && findInputs([declared], field.name).length > 0;
    }),
  );
}

/**
 * When an input is needed: by its own conditions and those of the fields that require it; `undefined` when
 * always.
 */
function neededTest(
  scope: CollectorScope,
  typeNames: readonly string[],
  field: RequiredField,
): string | undefined {
  const requirers = listRequirers(scope, typeNames, field);
  // Neither part of a key nor required by anything that can be asked for: the branch it was for is gone.
  const isKey = keyNames(scope, typeNames).has(field.name);
  if (requirers.length === 0 && !isKey && scope.target.fields.length > 0) return 'false';
  const isConditional =
    !isKey && requirers.length > 0 && requirers.every(({ condition }) => condition.length > 0);
  const tests: string[] = [];
  if (field.conditions.length > 0) tests.push(conditionTest(field.conditions));
  if (isConditional)
    tests.push(`(${requirers.map(({ condition }) => conditionTest(condition)).join(' || ')})`);
  return tests.length === 0 ? undefined : tests.join(' && ');
}

function declaredInputs(
  { schema, step, target }: CollectorScope,
  typeNames: readonly string[],
): DeclaredInputs {
  return typeNames.flatMap((typeName) =>
    [typeName, ...schema.interfacesOf(typeName)].flatMap((owner) =>
      target.fields.flatMap((field) => schema.requiresOf(owner, field.name, step.subgraph) ?? []),
    ),
  );
}

/** The declarations of one input; none for keys. */
function findInputs(inputs: DeclaredInputs, name: string): FieldNode[] {
  return inputs.flatMap((set) =>
    set.selections.flatMap((selection): FieldNode[] => {
      if (selection.kind === 'InlineFragment') return findInputs([selection.selectionSet], name);
      return selection.kind === 'Field' && selection.name.value === name ? [selection] : [];
    }),
  );
}

function conditionTest(condition: Condition): string {
  return condition
    .map(({ variable, negated }) => `V[${literal(variable)}] ${negated ? '!==' : '==='} true`)
    .join(' && ');
}

/**
 * An object none of whose keys has a value cannot be fetched. `@requires` inputs may be null; the parts of a
 * composite key may be, as long as one of them is not.
 */
function keyIsNullTest(
  scope: CollectorScope,
  typeNames: readonly string[],
  fields: readonly RequiredField[],
  texts: ReadonlyMap<string, string>,
): string[] {
  const known = new Set(fields.map((field) => field.name));
  const keys = listKeys(scope, typeNames).filter(
    (names) => names.length > 0 && names.every((name) => known.has(name)),
  );
  const distinct = [...new Map(keys.map((names) => [names.join(' '), names])).values()];
  if (distinct.length === 0) return [];
  const tests = distinct.map((names) => {
    const parts = names.map((name) => texts.get(name) as string);
    const isAbsent = parts.map((part) => `${part} === undefined`);
    return `(${[...isAbsent, `(${parts.map((part) => `${part} === 'null'`).join(' && ')})`].join(' || ')})`;
  });
  return [`(${tests.join(' && ')})`];
}

function listKeys({ schema, step, target }: CollectorScope, typeNames: readonly string[]): string[][] {
  const owners = [...typeNames, ...conditionNames(target.requires)];
  return owners.flatMap((type) => schema.keysOf(type, step.subgraph)).map(topLevelNames);
}

function keyNames(scope: CollectorScope, typeNames: readonly string[]): Set<string> {
  return new Set(listKeys(scope, typeNames).flat());
}

function topLevelNames(key: SelectionSetNode): string[] {
  return key.selections.flatMap((selection) =>
    selection.kind === 'Field' && selection.name.value !== '__typename' ? [selection.name.value] : [],
  );
}

/** Emits a variable with the JSON text of a field, `undefined` when it is missing anywhere inside. */
function emitFieldText(
  scope: CollectorScope,
  position: Position,
  field: RequiredField,
  types: ReadonlySet<string> | undefined,
  inputs: DeclaredInputs,
  used: Candidate[],
): string {
  const { writer } = scope;
  const text = writer.fresh('f');
  const declared = findInputs(inputs, field.name);
  const value = selectRequired(scope, position, field, types, declared, used);
  const nested = declared.flatMap(({ selectionSet }) => selectionSet ?? []);
  if (field.selections.length === 0) {
    writer.line(`let ${text} = leafText(${readExpression(value)});`);
  } else {
    writer.line(`let ${text};`);
    emitNested(scope, value, field.selections, text, nested);
  }
  if (value.nullTest !== '')
    writer.line(`if (${text} === undefined && (${value.nullTest})) ${text} = 'null';`);
  return text;
}

function emitNested(
  scope: CollectorScope,
  value: ValueSource,
  selections: readonly RequiresSelection[],
  text: string,
  inputs: DeclaredInputs,
): void {
  const { writer } = scope;
  if (value.reads.length === 0) return;
  const raw = writer.fresh('v');
  writer.line(`const ${raw} = ${readExpression(value)};`);
  writer.line(`if (${raw} === null) ${text} = 'null';`);
  if ((value.reads[0]?.listDepth ?? 0) > 0) {
    writer.block(`else if (isArray(${raw}))`, () => {
      const lists = value.reads.map((read) => {
        const list = writer.fresh('l');
        writer.line(`const ${list} = ${read.expression};`);
        return list;
      });
      const index = writer.fresh('i');
      const items = writer.fresh('x');
      const item = writer.fresh('y');
      writer.line(`const ${items} = [];`);
      writer.block(`for (let ${index} = 0; ${index} < ${raw}.length; ${index}++)`, () => {
        writer.line(`let ${item};`);
        emitNested(scope, selectItem(writer, value, lists, index), selections, item, inputs);
        writer.line(`${items}.push(${item});`);
      });
      writer.line(`if (!${items}.includes(undefined)) ${text} = '[' + ${items}.join(',') + ']';`);
    });
    return;
  }
  writer.block(`else if (typeof ${raw} === 'object')`, () => {
    const inner = enterObject(writer, value);
    const typename = typenameExpression(writer, inner, scope.schema.isObjectTypeName);
    const typeNames = conditionNames(selections).length === 0 ? [] : listTypeNames(selections, scope);
    if (typename === undefined || typeNames.length === 0) {
      emitNestedObject(scope, inner, fieldsFor(selections, typeNames[0], scope), undefined, text, inputs);
      return;
    }
    const variable = writer.fresh('t');
    writer.line(`const ${variable} = ${typename};`);
    for (const name of typeNames) {
      const sentName = hasTypename(selections) ? name : undefined;
      writer.block(`if (${variable} === ${literal(name)})`, () =>
        emitNestedObject(
          scope,
          inner,
          fieldsFor(selections, name, scope),
          new Set([name]),
          text,
          inputs,
          sentName,
        ),
      );
    }
    writer.block(`if (${text} === undefined)`, () =>
      emitNestedObject(scope, inner, fieldsFor(selections, undefined, scope), undefined, text, inputs),
    );
  });
}

/** A subgraph that gets an abstract value as an input needs its type beside it. */
function hasTypename(selections: readonly RequiresSelection[]): boolean {
  return selections.some((selection) => selection.kind === 'Field' && selection.name === '__typename');
}

function emitNestedObject(
  scope: CollectorScope,
  position: Position,
  fields: readonly RequiredField[],
  types: ReadonlySet<string> | undefined,
  text: string,
  inputs: DeclaredInputs,
  sentName?: string,
): void {
  const names = fields.map((field) => ({
    key: field.key,
    text: emitFieldText(scope, position, field, types, inputs, []),
  }));
  const parts = names.map(({ key, text }) => `${literal(JSON.stringify(key) + ':')} + ${text}`);
  if (sentName !== undefined) parts.unshift(literal(`"__typename":${JSON.stringify(sentName)}`));
  const body = parts.join(` + ',' + `);
  const test = names.map(({ text }) => `${text} !== undefined`).join(' && ');
  scope.writer.line(
    `${test === '' ? '' : `if (${test}) `}${text} = '{' + ${body === '' ? "''" : body} + '}';`,
  );
}
