import { hash } from '../fuzz/random.ts';
import { exactNumber } from '../harness/exact-json.ts';
import { type DataObject, objectOf } from './data-object.ts';
import type { GraphModel, ModelField, ModelType } from './graph-model.ts';

/** How much goes wrong, from 0 to 1. */
export interface DataFaults {
  readonly nulls: number;
  readonly errors: number;
}

/** A graph with its faults, and the mutations executed so far in the operation under way. */
export interface DataSource {
  readonly model: GraphModel;
  readonly faults: DataFaults;
  readonly calls: string[];
}

const jsonTexts = [
  '{"b":[1,null],"__proto__":{"x":1},"a":"x"}',
  '42',
  '"text"',
  '[true,[]]',
  '{"constructor":{"x":1}}',
];

/**
 * The value of a field: it depends on object, field and arguments alone, so that every server agrees on it.
 * Throws when the field fails.
 */
export function fieldValue(
  source: DataSource,
  owner: ModelType,
  object: DataObject,
  field: ModelField,
  argumentText: string,
): unknown {
  const { model, faults, calls } = source;
  if (field.countsCalls === true) return calls.length;
  // What an interface object has is the same whether the type of the object is known or not.
  const seed = owner.kind === 'interfaceObject' ? `Item ${object.id}` : object.seed;
  const text = `${model.seed} ${seed} ${field.name} ${argumentText}`;
  if (field.canFail && isStruck(`${text} error`, faults.errors))
    throw new Error(`No ${field.name} of ${seed}`);
  const { wrap } = field.type;
  return wrapped(source, field, wrap, wrap.length, text);
}

function isStruck(text: string, probability: number): boolean {
  return hash(text) % 1_000 < probability * 1_000;
}

function wrapped(source: DataSource, field: ModelField, wrap: string, length: number, text: string): unknown {
  const { faults } = source;
  const step = wrap[length - 1];
  if (step === 'n') {
    // A non-null value is null only as a fault, and inputs of @requires have none.
    if (field.canFail && isStruck(`${text} ${length} broken`, faults.errors)) return null;
    return wrapped({ ...source, faults: { ...faults, nulls: 0 } }, field, wrap, length - 1, text);
  }
  if (isStruck(`${text} ${length} null`, faults.nulls)) return null;
  if (step === 'l') {
    const count = hash(`${text} ${length} count`) % 4;
    return Array.from({ length: count }, (_, index) =>
      wrapped(source, field, wrap, length - 1, `${text} ${index}`),
    );
  }
  return innermost(source.model, field, text);
}

function innermost(model: GraphModel, field: ModelField, text: string): unknown {
  const number = hash(text);
  switch (field.type.named) {
    case 'String':
      return ['plain', 'with "quotes"', 'ünï→\u2028', '', `n${number}`][number % 5];
    case 'Int':
      return (number % 2_000) - 1_000;
    case 'Float':
      return number % 2 === 0 ? number / 1_000 : number % 100;
    case 'Boolean':
      return number % 2 === 0;
    case 'ID':
      return `i${number % 100}`;
    case 'Color':
    case 'Hue':
      return field.members[number % field.members.length];
    case 'Json':
      return JSON.parse(jsonTexts[number % jsonTexts.length] as string) as unknown;
    case 'Long':
      return number % 2 === 0 ? number : exactNumber(`9007199254${String(number).padStart(10, '0')}`);
    default:
      return objectOf(model, field.members[hash(`${text} member`) % field.members.length] as string, text);
  }
}

/** Arguments as text that does not depend on the order they are given in. */
export function argumentText(args: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(args, (_, value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) !== null
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
