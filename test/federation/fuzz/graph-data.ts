import { hash } from './random.ts';
import type { GraphEntity, GraphField, RandomGraph } from './random-graph.ts';

/** An object of the data: an entity by its id, or a value by the text its content is derived from. */
export interface DataObject {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
  readonly seed: string;
}

/** How much goes wrong, from 0 to 1. */
export interface DataFaults {
  readonly nulls: number;
  readonly errors: number;
}

const colors = ['RED', 'GREEN', 'BLUE'];
const jsonTexts = [
  '{"b":[1,null],"__proto__":{"x":1},"a":"x"}',
  '42',
  '"text"',
  '[true,[]]',
  '{"constructor":{"x":1}}',
];
const entityCount = 5;

/** The value of a field: depends on object, field and argument alone, so that every server agrees on it. */
export function fieldValue(
  graph: RandomGraph,
  faults: DataFaults,
  parent: DataObject,
  field: GraphField,
  argument: number | undefined,
): unknown {
  const text = `${graph.seed} ${parent.seed} ${field.name} ${argument ?? ''}`;
  if (field.canFail && isStruck(`${text} error`, faults.errors))
    throw new Error(`No ${field.name} of ${parent.seed}`);
  const { wrap } = field.type;
  return wrapped(graph, faults, field, wrap, wrap.length, text);
}

function isStruck(text: string, probability: number): boolean {
  return hash(text) % 1_000 < probability * 1_000;
}

function wrapped(
  graph: RandomGraph,
  faults: DataFaults,
  field: GraphField,
  wrap: string,
  length: number,
  text: string,
): unknown {
  const step = wrap[length - 1];
  if (step === 'n') {
    // A non-null value is null only as a fault, and inputs of @requires have none.
    if (field.canFail && isStruck(`${text} ${length} broken`, faults.errors)) return null;
    return wrapped(graph, { ...faults, nulls: 0 }, field, wrap, length - 1, text);
  }
  if (isStruck(`${text} ${length} null`, faults.nulls)) return null;
  if (step === 'l') {
    const count = hash(`${text} ${length} count`) % 4;
    return Array.from({ length: count }, (_, index) =>
      wrapped(graph, faults, field, wrap, length - 1, `${text} ${index}`),
    );
  }
  return innermost(graph, field, text);
}

function innermost(graph: RandomGraph, field: GraphField, text: string): unknown {
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
      return colors[number % 3];
    case 'Json':
      return JSON.parse(jsonTexts[number % jsonTexts.length] as string) as unknown;
    default: {
      const member = field.members[hash(`${text} member`) % field.members.length] as string;
      return graph.entities.some(({ name }) => name === member)
        ? entityObject(member, String(number % entityCount))
        : { __typename: member, seed: `${member} ${text}` };
    }
  }
}

/** An entity with all its keys. */
export function entityObject(typeName: string, id: string): DataObject {
  return { __typename: typeName, id, code: `c${id}`, seed: `${typeName} ${id}` };
}

/** What a field with `@requires` answers: it shows the values it was given. */
export function requiredText(
  field: GraphField,
  values: readonly unknown[],
  argument: number | undefined,
): string {
  return `${field.name}(${argument ?? ''}) of ${JSON.stringify(values)}`;
}

/** A field by name. */
export function fieldOf(entity: GraphEntity, name: string): GraphField {
  const field = entity.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`No field ${name}`);
  return field;
}
