import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { createRandom, type Random } from '../fuzz/random.ts';
import { type RandomVariables, randomArguments, randomCondition } from './random-arguments.ts';

/** A valid operation with its variables. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Generation {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  /** Fragments that are complete, so that spreading them again makes no cycle. */
  readonly fragments: Array<{
    readonly name: string;
    readonly type: GraphQLCompositeType;
    readonly text: string;
  }>;
  readonly variables: RandomVariables;
  fragmentCount: number;
  budget: number;
}

/** Names that collide with keys, with inputs of `@requires`, with other fields, and with what objects inherit. */
const aliases = [
  'id',
  'code',
  'org',
  'f0',
  'r1',
  'r2',
  'label',
  'kind0',
  'rating0',
  'z',
  'y',
  'x',
  'constructor',
  'toString',
  '__proto__',
];
const maxDepth = 7;

/**
 * Generates a valid operation: fragments that are spread repeatedly, aliases that collide, conditions on everything,
 * several mutations, variables with and without defaults. Attempts that break a validation rule are thrown away.
 */
export function createRandomOperation(schema: GraphQLSchema, seed: number): RandomOperation {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const random = createRandom(seed * 1_000 + attempt);
    const generation: Generation = {
      random,
      schema,
      fragments: [],
      variables: new Map(),
      fragmentCount: 0,
      budget: 4 + random.int(26),
    };
    const mutation = schema.getMutationType();
    const isMutation = mutation != null && random.chance(0.2);
    const root = isMutation ? mutation : schema.getQueryType();
    const selection = selectionSet(generation, root as GraphQLCompositeType, 0);
    const definitions = [...generation.variables].map(([name, { definition }]) => `$${name}: ${definition}`);
    const head = `${isMutation ? 'mutation' : 'query'} Fuzz${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`;
    const text = [`${head} ${selection}`, ...generation.fragments.map((fragment) => fragment.text)].join(
      '\n',
    );
    if (validate(schema, parse(text)).length > 0) continue;
    const sent = [...generation.variables].filter(([, { value }]) => value !== undefined);
    return { text, variables: Object.fromEntries(sent.map(([name, { value }]) => [name, value])) };
  }
  throw new Error(`No valid operation for seed ${seed}`);
}

function selectionSet(generation: Generation, type: GraphQLCompositeType, depth: number): string {
  const { random } = generation;
  const count = isTired(generation, depth) ? 1 : 1 + random.int(4);
  const parts = Array.from({ length: count }, () => selection(generation, type, depth));
  return `{ ${parts.join(' ')} }`;
}

/** Past its budget an operation gets nothing but leaves, so that every selection ends. */
function isTired({ budget }: Generation, depth: number): boolean {
  return depth >= maxDepth || budget <= 0;
}

function selection(generation: Generation, type: GraphQLCompositeType, depth: number): string {
  const { random } = generation;
  if (isTired(generation, depth)) return leaf(generation, type);
  const choice = random.int(10);
  if (choice === 0)
    return `${random.chance(0.3) ? 't: ' : ''}__typename${randomCondition(random, generation.variables)}`;
  if (isUnionType(type) || choice < (isAbstractType(type) ? 6 : 3)) return fragment(generation, type, depth);
  return field(generation, random.pick(Object.values(type.getFields())), depth);
}

function leaf(generation: Generation, type: GraphQLCompositeType): string {
  if (isUnionType(type)) return '__typename';
  const leaves = Object.values(type.getFields()).filter(
    (candidate) => !isCompositeType(getNamedType(candidate.type)),
  );
  return leaves.length === 0 ? '__typename' : field(generation, generation.random.pick(leaves), maxDepth);
}

function fragment(generation: Generation, type: GraphQLCompositeType, depth: number): string {
  const { random, schema, variables } = generation;
  generation.budget -= 0.3;
  const again = generation.fragments.filter(
    (candidate) =>
      candidate.type === type ||
      (isAbstractType(type) && isObjectType(candidate.type) && schema.isSubType(type, candidate.type)),
  );
  if (again.length > 0 && random.chance(0.3))
    return `...${random.pick(again).name}${randomCondition(random, variables)}`;
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  const condition = random.pick<GraphQLCompositeType>([...members, ...members, ...interfaces, type]);
  if (random.chance(0.3)) {
    const name = `F${generation.fragmentCount}`;
    generation.fragmentCount += 1;
    const text = `fragment ${name} on ${condition.name} ${selectionSet(generation, condition, depth + 1)}`;
    generation.fragments.push({ name, type: condition, text });
    const twice = random.chance(0.2) ? ` ...${name}${randomCondition(random, variables)}` : '';
    return `...${name}${randomCondition(random, variables)}${twice}`;
  }
  const isUntyped = random.chance(0.2);
  const on = isUntyped ? '' : ` on ${condition.name}`;
  return `...${on}${randomCondition(random, variables)} ${selectionSet(generation, isUntyped ? type : condition, depth + 1)}`;
}

function field(generation: Generation, definition: GraphQLField<unknown, unknown>, depth: number): string {
  const { random, variables } = generation;
  generation.budget -= 1;
  const alias = random.chance(0.25) ? `${random.pick(aliases)}: ` : '';
  const type = getNamedType(definition.type);
  const args = randomArguments(random, variables, definition.args);
  const condition = randomCondition(random, variables);
  const inner = isCompositeType(type) ? ` ${selectionSet(generation, type, depth + 1)}` : '';
  return `${alias}${definition.name}${args}${condition}${inner}`;
}
