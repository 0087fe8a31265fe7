import type { SelectionSetNode } from 'graphql';
import { hash } from '../fuzz/random.ts';
import type { GraphModel } from './graph-model.ts';

/** An object of the data: an entity by its id, or a value by the text its content is derived from. */
export interface DataObject {
  readonly __typename: string;
  readonly id?: string;
  readonly seed: string;
  /** What the field that led here provides. */
  readonly provided?: SelectionSetNode | undefined;
  /** The reference it was looked up by, with the inputs of `@requires`. */
  readonly given?: Readonly<Record<string, unknown>>;
}

const itemCount = 3;

/** An object of a type, chosen by a text that the choice depends on alone. */
export function objectOf(model: GraphModel, typeName: string, text: string): DataObject {
  const type = model.types.get(typeName);
  if (type?.kind === 'root') return { __typename: typeName, seed: 'root' };
  if (type?.kind !== 'entity') return { __typename: typeName, seed: `${typeName} ${hash(text)}` };
  const members = membersWith(model, typeName);
  const number = hash(text) % (members.length > 1 ? itemCount : 5);
  return entityOf(typeName, String(number * members.length + members.indexOf(typeName)));
}

/** The entity of a type with an id. */
export function entityOf(typeName: string, id: string): DataObject {
  return { __typename: typeName, id, seed: `${typeName} ${id}` };
}

/** The entity that a reference means: its key, whichever it is, decides; the type of an item follows from its id. */
export function referredEntity(
  model: GraphModel,
  typeName: string,
  reference: Readonly<Record<string, unknown>>,
): DataObject {
  const org = reference['org'] as { readonly id: string } | undefined;
  const text = (reference['id'] ?? reference['code'] ?? org?.id) as string;
  const id = text.replace(/^\D+/, '');
  const item = model.interfaces.get(typeName);
  return entityOf(
    item === undefined ? typeName : (item.members[Number(id) % item.members.length] as string),
    id,
  );
}

/** The value of a key field. */
export function keyValue({ id }: DataObject, name: string): unknown {
  if (name === 'id') return id;
  return name === 'code' ? `c${id}` : entityOf('Org', String(id));
}

/** The types among which ids are distributed, so that an id alone decides about the type. */
function membersWith(model: GraphModel, typeName: string): readonly string[] {
  const item = model.interfaces.get('Item');
  return item?.members.includes(typeName) === true ? item.members : [typeName];
}
