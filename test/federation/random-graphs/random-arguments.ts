import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../fuzz/random.ts';

/** A variable of an operation: its definition, and its value; undefined: it is not sent. */
export interface RandomVariable {
  readonly definition: string;
  readonly value: unknown;
}

/** Variables by name; a name is defined once. */
export type RandomVariables = Map<string, RandomVariable>;

/** Arguments of a field in parentheses, or nothing. */
export function randomArguments(
  random: Random,
  variables: RandomVariables,
  args: readonly GraphQLArgument[],
): string {
  const [argument] = args;
  if (argument === undefined || random.chance(0.35)) return '';
  return `(${argument.name}: ${randomValue(random, variables, argument.type, 0)})`;
}

function randomValue(
  random: Random,
  variables: RandomVariables,
  type: GraphQLInputType,
  depth: number,
): string {
  if (isNonNullType(type)) return literal(random, variables, type.ofType, depth);
  if (random.chance(0.35)) {
    const variable = randomVariable(random, variables, String(type));
    if (variable !== undefined) return `$${variable}`;
  }
  return random.chance(0.08) ? 'null' : literal(random, variables, type, depth);
}

function literal(random: Random, variables: RandomVariables, type: GraphQLInputType, depth: number): string {
  if (isListType(type))
    return `[${Array.from({ length: random.int(3) }, () => literal(random, variables, nonNull(type.ofType), depth)).join(', ')}]`;
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const fields = random.some(Object.values(named.getFields()), depth > 1 ? 0.1 : 0.35);
    return `{ ${fields.map((field) => `${field.name}: ${randomValue(random, variables, field.type, depth + 1)}`).join(', ')} }`;
  }
  switch (named.name) {
    case 'Int':
      return String(random.int(3));
    case 'Long':
      return random.pick(['5', '9007199254740993', '-9007199254740995']);
    case 'Mood':
      return random.pick(['CALM', 'WILD']);
    default:
      return random.pick(['""', '"w"', '"\\u2028 \\"quoted\\""']);
  }
}

function nonNull(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}

function randomVariable(random: Random, variables: RandomVariables, type: string): string | undefined {
  const choices: Readonly<Record<string, ReadonlyArray<readonly [string, string, readonly unknown[]]>>> = {
    Int: [
      ['n', 'Int', [undefined, null, 1, 2]],
      ['m', 'Int!', [0, 1, 2]],
      ['o', 'Int = 2', [undefined, 1, 2, null]],
    ],
    Filter: [
      [
        'by',
        'Filter',
        [undefined, null, {}, { n: 1, mood: 'WILD' }, { word: 'é"', more: { moods: ['CALM'] } }],
      ],
      ['with', 'Filter = { n: 7 }', [undefined, { n: null }]],
    ],
    Long: [['long', 'Long', [undefined, null, 7]]],
    Mood: [['mood', 'Mood = CALM', [undefined, 'WILD']]],
    String: [['word', 'String!', ['', 'w']]],
  };
  const [name, definition, values] = random.pick(choices[type] ?? [['', '', []]]);
  if (name === '') return undefined;
  if (!variables.has(name)) variables.set(name, { definition, value: random.pick(values) });
  return name;
}

/** `@skip` or `@include` on something, by a literal or a variable, or nothing. */
export function randomCondition(random: Random, variables: RandomVariables): string {
  if (!random.chance(0.17)) return '';
  const directive = random.pick(['skip', 'include']);
  if (random.chance(0.15)) return ` @${directive}(if: ${random.pick(['true', 'false'])})`;
  const name = random.pick(['c', 'd', 'e']);
  const definition = name === 'e' ? 'Boolean! = true' : 'Boolean!';
  const value = name === 'e' ? random.pick([undefined, true, false]) : random.chance(0.5);
  if (!variables.has(name)) variables.set(name, { definition, value });
  const both = random.chance(0.1) ? ` @${directive === 'skip' ? 'include' : 'skip'}(if: $${name})` : '';
  return ` @${directive}(if: $${name})${both}`;
}
