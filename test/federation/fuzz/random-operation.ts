import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { createRandom, type Random } from './random.ts';

/** A valid operation with its variables. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

interface Generation {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  readonly fragments: string[];
  readonly variables: Map<string, { readonly type: string; readonly value: unknown }>;
  budget: number;
}

/** Names that collide with keys, with inputs of `@requires`, and with what objects inherit. */
const aliases = ['id', 'code', 'f0', 'r0', 'r1', 'label', 'z', 'y', 'constructor', 'toString', '__proto__'];

/**
 * Generates a valid operation: fragments, aliases that collide with keys, directives on everything, variables
 * with and without defaults. Attempts that break a validation rule are thrown away.
 */
export function createRandomOperation(schema: GraphQLSchema, seed: number): RandomOperation {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const random = createRandom(seed * 1_000 + attempt);
    const generation: Generation = {
      random,
      schema,
      fragments: [],
      variables: new Map(),
      budget: 4 + random.int(24),
    };
    const isMutation = random.chance(0.1) && schema.getMutationType() != null;
    const root = isMutation ? schema.getMutationType() : schema.getQueryType();
    const selection = selectionSet(generation, root as GraphQLCompositeType, 0);
    const definitions = [...generation.variables].map(([name, { type }]) => `$${name}: ${type}`);
    const head = `${isMutation ? 'mutation' : 'query'} Fuzz${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`;
    const text = [`${head} ${selection}`, ...generation.fragments].join('\n');
    if (validate(schema, parse(text)).length > 0) continue;
    const variables: Record<string, unknown> = {};
    for (const [name, { value }] of generation.variables) if (value !== undefined) variables[name] = value;
    return { text, variables };
  }
  throw new Error(`No valid operation for seed ${seed}`);
}

function selectionSet(generation: Generation, type: GraphQLCompositeType, depth: number): string {
  const { random } = generation;
  const parts: string[] = [];
  const count = depth === 0 ? 1 + random.int(3) : 1 + random.int(4);
  for (let index = 0; index < count; index += 1) parts.push(selection(generation, type, depth));
  if (!parts.some((part) => part !== '')) parts.push('__typename');
  return `{ ${parts.filter((part) => part !== '').join(' ')} }`;
}

function selection(generation: Generation, type: GraphQLCompositeType, depth: number): string {
  const { random, schema } = generation;
  const choice = random.int(10);
  if (choice === 0) return `${random.chance(0.3) ? 't: ' : ''}__typename${directives(generation)}`;
  if (isAbstractType(type) ? choice < 7 : choice < 3) {
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
    const condition = random.pick<GraphQLCompositeType>([...members, ...interfaces, type]);
    if (random.chance(0.3)) {
      const name = `F${generation.fragments.length}`;
      generation.fragments.push('');
      const index = generation.fragments.length - 1;
      generation.fragments[index] =
        `fragment ${name} on ${condition.name} ${selectionSet(generation, condition, depth + 1)}`;
      return `...${name}${directives(generation)}${random.chance(0.2) ? ` ...${name}` : ''}`;
    }
    const on = random.chance(0.2) ? '' : ` on ${condition.name}`;
    return `...${on}${directives(generation)} ${selectionSet(generation, on === '' ? type : condition, depth + 1)}`;
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
    const simple = fields.filter((candidate) => !isCompositeType(getNamedType(candidate.type)));
    const isTired = depth > 6 || generation.budget <= 0;
    if (isTired && simple.length === 0) return '__typename';
    return field(generation, random.pick(isTired ? simple : fields), depth);
  }
  return '__typename';
}

function field(generation: Generation, definition: GraphQLField<unknown, unknown>, depth: number): string {
  const { random } = generation;
  generation.budget -= 1;
  const alias = random.chance(0.25) ? `${random.pick(aliases)}: ` : '';
  const type = getNamedType(definition.type);
  const inner = isCompositeType(type) ? ` ${selectionSet(generation, type, depth + 1)}` : '';
  return `${alias}${definition.name}${argument(generation, definition)}${directives(generation)}${inner}`;
}

function argument(generation: Generation, definition: GraphQLField<unknown, unknown>): string {
  const { random, variables } = generation;
  if (definition.args.length === 0 || random.chance(0.4)) return '';
  if (random.chance(0.6)) return `(a: ${random.pick(['0', '1', '2', 'null'])})`;
  const name = random.pick(['n', 'm', 'o']);
  const types = { n: 'Int', m: 'Int! ', o: 'Int = 2' };
  const values = {
    n: random.pick([undefined, null, 1, 2]),
    m: random.int(3),
    o: random.pick([undefined, 1, 2]),
  };
  if (!variables.has(name)) variables.set(name, { type: types[name as 'n'], value: values[name as 'n'] });
  return `(a: $${name})`;
}

function directives(generation: Generation): string {
  const { random, variables } = generation;
  if (!random.chance(0.15)) return '';
  const name = random.pick(['skip', 'include']);
  if (random.chance(0.25)) return ` @${name}(if: ${random.pick(['true', 'false'])})`;
  const variable = random.pick(['c', 'd', 'e']);
  const isDefaulted = variable === 'e';
  if (!variables.has(variable)) {
    variables.set(variable, {
      type: isDefaulted ? 'Boolean! = true' : 'Boolean!',
      value: isDefaulted && random.chance(0.5) ? undefined : random.chance(0.5),
    });
  }
  return ` @${name}(if: $${variable})`;
}
