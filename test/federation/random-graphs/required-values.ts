import { type FieldNode, Kind, parse, type SelectionSetNode, valueFromASTUntyped } from 'graphql';
import { type DataObject, keyValue } from './data-object.ts';
import { argumentText, type DataSource, fieldValue } from './field-value.ts';
import { findField, interfacesOf, type ModelField, type ModelType } from './graph-model.ts';

const parsed = new Map<string, SelectionSetNode>();

/** A selection of `@requires` or `@provides`, parsed. */
export function parseSelection(text: string): SelectionSetNode {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a selection: ${text}`);
  parsed.set(text, definition.selectionSet);
  return definition.selectionSet;
}

/** The value of a field on one server: of a field with a requirement it shows what was required. */
export function resolveHere(
  source: DataSource,
  owner: ModelType,
  object: DataObject,
  field: ModelField,
  args: string,
): unknown {
  const value = fieldValue(source, owner, object, field, args);
  if (field.requires === undefined || value === null) return value;
  return requiredText(field, args, readData(source, object, parseSelection(field.requires)));
}

/** What a field with a requirement answers: it shows its arguments and what it was given. */
export function requiredText(field: ModelField, args: string, given: unknown): string {
  return `${field.name}${args} of ${JSON.stringify(given)}`;
}

/** Reads a selection from the data itself. */
function readData(source: DataSource, value: unknown, selection: SelectionSetNode): unknown {
  return readSelection(source, value, selection, (object, node) => {
    const data = object as unknown as DataObject;
    const found = findField(source.model, data.__typename, node.name.value);
    if (found === undefined) return keyValue(data, node.name.value);
    const given = Object.fromEntries(
      (node.arguments ?? []).map(({ name, value: literal }) => [name.value, valueFromASTUntyped(literal)]),
    );
    const args = found.field.argument === 'number' ? { a: 1, ...given } : given;
    return resolveHere(source, found.owner, data, found.field, argumentText(args));
  });
}

/** Reads a selection from a representation; what is missing is named, so that the answer shows it. */
export function readRepresentation(source: DataSource, value: unknown, selection: SelectionSetNode): unknown {
  return readSelection(source, value, selection, (object, { name }) =>
    Object.hasOwn(object, name.value) ? object[name.value] : `${name.value} IS MISSING`,
  );
}

type ReadField = (object: Readonly<Record<string, unknown>>, node: FieldNode) => unknown;

function readSelection(
  source: DataSource,
  value: unknown,
  selection: SelectionSetNode,
  readField: ReadField,
): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown) => readSelection(source, item, selection, readField));
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Readonly<Record<string, unknown>>;
  const read: Record<string, unknown> = {};
  for (const node of selection.selections) {
    if (node.kind === Kind.FIELD) {
      const inner = node.name.value === '__typename' ? object['__typename'] : readField(object, node);
      read[node.name.value] =
        node.selectionSet === undefined ? inner : readSelection(source, inner, node.selectionSet, readField);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      const typeName = object['__typename'] as string | undefined;
      if (typeName === undefined) throw new Error('An object of an abstract type came without its type');
      const condition = node.typeCondition?.name.value;
      const isMet =
        condition === undefined ||
        condition === typeName ||
        interfacesOf(source.model, typeName).includes(condition);
      if (isMet) Object.assign(read, readSelection(source, value, node.selectionSet, readField));
    }
  }
  return read;
}
