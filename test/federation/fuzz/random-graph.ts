import { createRandom, type Random } from './random.ts';

/** A type in a random graph: `wrap` from the inside out, `l` for a list and `n` for non-null. */
export interface FieldType {
  readonly named: string;
  readonly wrap: string;
}

/** A field of a random graph. */
export interface GraphField {
  readonly name: string;
  readonly type: FieldType;
  readonly hasArgument: boolean;
  /** Subgraphs that resolve it. */
  readonly subgraphs: readonly string[];
  /** `@requires`: fields of the same entity, with the argument to ask for. */
  readonly requires: ReadonlyArray<{ readonly field: string; readonly argument: number | undefined }>;
  /** Object types an abstract field can return. */
  readonly members: readonly string[];
  readonly canFail: boolean;
}

/** An entity type: where it is defined, and by which key each of its subgraphs knows it. */
export interface GraphEntity {
  readonly name: string;
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly fields: readonly GraphField[];
  readonly isNode: boolean;
}

/** A value type, the same in every subgraph. */
interface GraphValue {
  readonly name: string;
  readonly fields: readonly GraphField[];
}

/** A random supergraph as data; SDL and resolvers are derived from it. */
export interface RandomGraph {
  readonly seed: number;
  readonly subgraphs: readonly string[];
  readonly entities: readonly GraphEntity[];
  readonly values: readonly GraphValue[];
  /** Union members by subgraph. */
  readonly unionMembers: ReadonlyMap<string, readonly string[]>;
  readonly queries: readonly GraphField[];
  readonly mutations: readonly GraphField[];
}

const leaves = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'Json'] as const;
const leafWraps = ['', '', '', '', 'n', 'l', 'nl', 'nln', 'll'];
const objectWraps = ['', '', '', 'n', 'l', 'l', 'nl', 'nln', 'll'];

/** Generates a supergraph that composes: two to four subgraphs, entities with several keys, abstract types. */
export function createRandomGraph(seed: number): RandomGraph {
  const random = createRandom(seed);
  const subgraphs = ['alpha', 'beta', 'gamma', 'delta'].slice(0, 2 + random.int(3));
  const entityNames = ['Author', 'Book', 'Shop', 'Order', 'Tag'].slice(0, 2 + random.int(4));
  const homes = new Map(entityNames.map((name) => [name, random.some(subgraphs, 0.6, 1)] as const));
  const unionMembers = new Map(
    subgraphs.map((subgraph) => [
      subgraph,
      entityNames.filter((name) => homes.get(name)?.includes(subgraph) && random.chance(0.8)),
    ]),
  );
  const nodes = entityNames.filter(() => random.chance(0.7));
  const context: Context = { random, homes, unionMembers, nodes };
  const values = ['Money', 'Place'].map((name, index) => ({
    name,
    fields: createValueFields(context, index),
  }));
  const entities = entityNames.map((name) => createEntity(context, name));
  const queries = subgraphs.flatMap((subgraph) => createRootFields(context, subgraph, 'q', entityNames));
  const mutations = subgraphs.flatMap((subgraph) =>
    createRootFields(context, subgraph, 'm', entityNames).slice(0, 1),
  );
  return { seed, subgraphs, entities, values, unionMembers, queries, mutations };
}

interface Context {
  readonly random: Random;
  readonly homes: ReadonlyMap<string, readonly string[]>;
  readonly unionMembers: ReadonlyMap<string, readonly string[]>;
  readonly nodes: readonly string[];
}

function createValueFields({ random }: Context, index: number): GraphField[] {
  const plain = ['amount', 'unit', 'note'].map((name) => leafField(random, name, [], false));
  return index === 0
    ? plain
    : [...plain, { ...leafField(random, 'price', [], false), type: { named: 'Money', wrap: '' } }];
}

function leafField(random: Random, name: string, subgraphs: readonly string[], canFail: boolean): GraphField {
  return {
    name,
    type: { named: random.pick(leaves), wrap: random.pick(leafWraps) },
    hasArgument: random.chance(0.3),
    subgraphs,
    requires: [],
    members: [],
    canFail,
  };
}

function createEntity(context: Context, name: string): GraphEntity {
  const { random, homes, nodes } = context;
  const home = homes.get(name) as readonly string[];
  const fields: GraphField[] = [];
  const required: GraphField[] = [];
  home.forEach((subgraph, index) => {
    for (let count = 1 + random.int(3); count > 0; count -= 1) {
      const others = random.chance(0.2)
        ? home.filter((other) => other !== subgraph && random.chance(0.5))
        : [];
      const field = leafField(random, `f${fields.length}`, [subgraph, ...others], random.chance(0.5));
      fields.push(field);
    }
    // Inputs of @requires never fail: a subgraph is asked for them behind the client's back.
    const input = { ...leafField(random, `r${index}`, [subgraph], false) };
    const safe = { ...input, type: { ...input.type, wrap: input.type.wrap.replaceAll('n', '') } };
    required.push(safe);
    fields.push(safe);
    if (random.chance(0.8)) fields.push(objectField(context, `o${fields.length}`, subgraph));
    if (random.chance(0.4)) fields.push(objectField(context, `p${fields.length}`, subgraph));
  });
  home.forEach((subgraph) => {
    const inputs = required.filter((field) => !field.subgraphs.includes(subgraph) && random.chance(0.6));
    if (inputs.length === 0) return;
    const count = 1 + random.int(2);
    for (let index = 0; index < count; index += 1) {
      fields.push({
        name: `x${fields.length}`,
        type: { named: 'String', wrap: random.pick(['', '', 'n']) },
        hasArgument: random.chance(0.3),
        subgraphs: [subgraph],
        requires: inputs.map(({ name: field, hasArgument }) => ({
          field,
          argument: hasArgument && random.chance(0.8) ? random.int(3) : undefined,
        })),
        members: [],
        canFail: random.chance(0.3),
      });
    }
  });
  const keyChoices = [['id'], ['id'], ['id', 'code'], ['code']];
  const keys = new Map(home.map((subgraph) => [subgraph, random.pick(keyChoices)] as const));
  connectKeys(home, keys);
  return { name, keys, fields, isNode: nodes.includes(name) };
}

/** The first subgraph knows all keys, so that every subgraph can be reached from every other. */
function connectKeys(home: readonly string[], keys: Map<string, string[]>): void {
  const first = home[0];
  if (first !== undefined && home.some((subgraph) => keys.get(subgraph)?.includes('code')))
    keys.set(first, ['id', 'code']);
}

function objectField(context: Context, name: string, subgraph: string): GraphField {
  const { random, homes, unionMembers, nodes } = context;
  const here = [...homes].filter(([, home]) => home.includes(subgraph)).map(([entity]) => entity);
  const members = unionMembers.get(subgraph) ?? [];
  const nodesHere = here.filter((entity) => nodes.includes(entity));
  const choices = [...here, ...here, 'Money', 'Place'];
  if (members.length > 0) choices.push('Any', 'Any');
  if (nodesHere.length > 0) choices.push('Node', 'Node');
  const named = random.pick(choices);
  return {
    name,
    type: { named, wrap: random.pick(objectWraps) },
    hasArgument: random.chance(0.3),
    subgraphs: [subgraph],
    requires: [],
    members: named === 'Any' ? members : named === 'Node' ? nodesHere : [named],
    canFail: random.chance(0.4),
  };
}

function createRootFields(
  context: Context,
  subgraph: string,
  prefix: string,
  entities: readonly string[],
): GraphField[] {
  const { random } = context;
  const count = 1 + random.int(3) + (entities.length > 3 ? 1 : 0);
  const fields: GraphField[] = [];
  for (let index = 0; index < count; index += 1) {
    fields.push({
      ...objectField(context, `${prefix}_${subgraph}_${index}`, subgraph),
      canFail: random.chance(0.1),
    });
  }
  return fields;
}

/** Prints a type: `wrap` `nln` around `T` is `[T!]!`. */
export function printType({ named, wrap }: FieldType): string {
  let text = named;
  for (const step of wrap) text = step === 'l' ? `[${text}]` : `${text}!`;
  return text;
}
