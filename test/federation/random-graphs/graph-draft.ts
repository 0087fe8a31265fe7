import type { Random } from '../fuzz/random.ts';
import type {
  ArgumentKind,
  FieldType,
  GraphModel,
  ModelField,
  ModelInterface,
  ModelType,
} from './graph-model.ts';

/** A graph that is being made: steps add to it one after the other. */
export interface GraphDraft extends GraphModel {
  readonly random: Random;
  readonly types: Map<string, ModelType>;
  readonly interfaces: Map<string, ModelInterface>;
  readonly unionMembers: Map<string, string[]>;
  readonly ownValues: Map<string, string>;
  readonly shapes: Set<string>;
}

const leaves = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'Hue', 'Json', 'Long'] as const;
const leafWraps = ['', '', '', '', 'n', 'l', 'nl', 'nln', 'll'];
const objectWraps = ['', '', '', 'n', 'l', 'l', 'nl', 'nln', 'll', 'nlnl'];
const colors = ['RED', 'GREEN', 'BLUE'];

/** Adds a leaf field of random type that the subgraphs resolve, each with a nullability of its own perhaps. */
export function addLeafField(
  draft: GraphDraft,
  owner: ModelType,
  name: string,
  subgraphs: readonly string[],
): ModelField {
  const { random } = draft;
  const named = random.pick(leaves);
  const own = subgraphs.length === 1 ? [draft.ownValues.get(subgraphs[0] as string) ?? 'DARK'] : [];
  const members = named === 'Color' ? colors : named === 'Hue' ? ['LIGHT', 'DARK', ...own] : [];
  return addField(draft, owner, { name, type: { named, wrap: random.pick(leafWraps) }, members, subgraphs });
}

/** Adds an object field of one subgraph whose type is picked from what the subgraph knows. */
export function addObjectField(
  draft: GraphDraft,
  owner: ModelType,
  name: string,
  subgraph: string,
): ModelField {
  const { random } = draft;
  const named = random.pick(objectTypeNames(draft, subgraph));
  const wrap = random.pick(objectWraps);
  if (wrap.includes('ll') || wrap === 'nlnl') draft.shapes.add('list of lists');
  return addField(draft, owner, {
    name,
    type: { named, wrap },
    members: objectMembers(draft, named, subgraph),
    subgraphs: [subgraph],
  });
}

/** What a new field is. */
export interface NewField {
  readonly name: string;
  readonly type: FieldType;
  readonly members?: readonly string[];
  readonly subgraphs: readonly string[];
  /** Default: random, none in most. */
  readonly argument?: ArgumentKind;
  /** Types of single subgraphs in place of `type`. */
  readonly declared?: ReadonlyMap<string, FieldType>;
  /** Selection of `@requires`. */
  readonly requires?: string;
  readonly countsCalls?: boolean;
  readonly canFail?: boolean;
}

/** Adds a field; where several subgraphs resolve it, their nullability differs at times. */
export function addField(draft: GraphDraft, owner: ModelType, added: NewField): ModelField {
  const { random } = draft;
  const { name, subgraphs, requires } = added;
  // Past a failed mutation that may not be null a server may run the next one or not: both are right.
  const wrap = owner.name === 'Mutation' ? added.type.wrap.replace(/n$/, '') : added.type.wrap;
  const type = { named: added.type.named, wrap };
  const isShareable = subgraphs.length > 1;
  const isVaried = added.declared !== undefined || (isShareable && random.chance(0.4));
  const declarations: ModelField['declarations'] = new Map();
  for (const [index, subgraph] of subgraphs.entries()) {
    // The first keeps the strictest type, which values follow.
    const declared = added.declared?.get(subgraph) ?? {
      ...type,
      wrap: isVaried && index > 0 ? loosened(random, type.wrap) : type.wrap,
    };
    if (declared.wrap !== type.wrap) draft.shapes.add('nullability differs by subgraph');
    declarations.set(subgraph, {
      type: declared,
      mode: 'resolved',
      ...(requires !== undefined && { requires }),
    });
  }
  const field: ModelField = {
    name,
    argument:
      added.argument ?? random.pick(['none', 'none', 'none', 'none', 'number', 'number', 'filter', 'long']),
    type,
    members: added.members ?? [],
    canFail: !isVaried && (added.canFail ?? random.chance(0.4)),
    ...(requires !== undefined && { requires }),
    ...(added.countsCalls === true && { countsCalls: true }),
    isShareable,
    declarations,
  };
  owner.fields.push(field);
  return field;
}

function loosened(random: Random, wrap: string): string {
  return wrap.replaceAll('n', (step) => (random.chance(0.4) ? step : ''));
}

/** Names of the object and abstract types that a field of the subgraph can have. */
export function objectTypeNames(draft: GraphDraft, subgraph: string): string[] {
  const names: string[] = [];
  for (const { name, kind, keys, isInaccessible } of draft.types.values()) {
    if (isInaccessible === true) continue;
    if (kind === 'entity' && keys.has(subgraph)) names.push(name, name);
    if (kind === 'interfaceObject' && keys.has(subgraph)) names.push(name, name);
  }
  names.push('Money', 'Place');
  if ((draft.unionMembers.get(subgraph) ?? []).length > 0) names.push('Any', 'Any');
  for (const { name, declarations } of draft.interfaces.values()) {
    if (declarations.has(subgraph)) names.push(name, name);
  }
  return names;
}

/** Object types that a field of this type can return in the subgraph. */
export function objectMembers(draft: GraphDraft, named: string, subgraph: string): readonly string[] {
  if (named === 'Any') return draft.unionMembers.get(subgraph) ?? [];
  const abstract = draft.interfaces.get(named);
  if (abstract === undefined) return [named];
  // An interface object stands for all members; an interface for those that the subgraph knows.
  if (!abstract.declarations.has(subgraph)) return abstract.members;
  return abstract.members.filter((member) =>
    draft.types.get(member)?.interfaces.get(subgraph)?.includes(named),
  );
}

/** Whether the type is a leaf. */
export function isLeaf({ named }: FieldType): boolean {
  return (leaves as readonly string[]).includes(named);
}
