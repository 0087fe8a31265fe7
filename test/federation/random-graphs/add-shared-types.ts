import { addField, addLeafField, type GraphDraft } from './graph-draft.ts';
import { type FieldType, type ModelType, nullable } from './graph-model.ts';

/** Adds the value types `Money` and `Place`, which every subgraph has, and `Spread`, of which each knows a part. */
export function addValueTypes(draft: GraphDraft): void {
  const { random, subgraphs } = draft;
  const money = addValueType(draft, 'Money', subgraphs);
  const place = addValueType(draft, 'Place', subgraphs);
  for (const type of [money, place]) {
    for (const name of ['amount', 'unit', 'note']) addLeafField(draft, type, name, subgraphs);
  }
  addField(draft, place, {
    name: 'price',
    type: { named: 'Money', wrap: random.pick(['', 'l']) },
    members: ['Money'],
    subgraphs,
  });
  for (const field of [...money.fields, ...place.fields]) field.canFail = false;
  if (!random.chance(0.6)) return;
  const homes = random.some(subgraphs, 0.7, 2);
  const spread = addValueType(draft, 'Spread', homes);
  for (const home of homes) addLeafField(draft, spread, `s${spread.fields.length}`, [home]);
  addLeafField(draft, spread, 'both', homes);
  if (random.chance(0.5))
    addField(draft, spread, {
      name: 'inner',
      type: { named: 'Spread', wrap: random.pick(['', 'l']) },
      members: ['Spread'],
      subgraphs: homes,
    });
  draft.shapes.add('value spread over subgraphs');
}

function addValueType(draft: GraphDraft, name: string, homes: readonly string[]): ModelType {
  const type: ModelType = { name, kind: 'value', homes, keys: new Map(), interfaces: new Map(), fields: [] };
  draft.types.set(name, type);
  return type;
}

/** Adds the interface `Node` of some entities, and the union `Any`, whose members differ by subgraph. */
export function addAbstractTypes(draft: GraphDraft): void {
  const { random, subgraphs } = draft;
  const entities = [...draft.types.values()].filter(({ kind }) => kind === 'entity');
  const nodes = entities.filter(
    ({ interfaces, name }) => interfaces.size === 0 && name !== 'Org' && random.chance(0.7),
  );
  for (const node of nodes) for (const home of node.homes) node.interfaces.set(home, ['Node']);
  if (nodes.length > 0) {
    const homes = subgraphs.filter((subgraph) => nodes.some((node) => node.homes.includes(subgraph)));
    draft.interfaces.set('Node', {
      name: 'Node',
      members: nodes.map(({ name }) => name),
      declarations: new Map(homes.map((home) => [home, { keys: [], fields: [] }])),
    });
  }
  if (random.chance(0.3)) addHidden(draft);
  for (const subgraph of subgraphs) {
    const known = [...draft.types.values()].filter(
      ({ kind, homes, name }) =>
        (kind === 'entity' && homes.includes(subgraph) && name !== 'Hidden') || name === 'Money',
    );
    const members = random.some(known, 0.6).map(({ name }) => name);
    if (members.length === 0) continue;
    if (draft.types.get('Hidden')?.homes.includes(subgraph)) members.push('Hidden');
    draft.unionMembers.set(subgraph, members);
  }
  if (new Set([...draft.unionMembers.values()].map(String)).size > 1)
    draft.shapes.add('unions differ by subgraph');
}

/** A type that clients must not see, though a union has it. */
function addHidden(draft: GraphDraft): void {
  const home = draft.random.pick(draft.subgraphs);
  const keys = new Map([[home, [{ fields: 'id', isResolvable: true }]]]);
  const type: ModelType = {
    name: 'Hidden',
    kind: 'entity',
    homes: [home],
    keys,
    interfaces: new Map(),
    fields: [],
    isInaccessible: true,
  };
  draft.types.set('Hidden', type);
  addLeafField(draft, type, 'note', [home]);
  draft.shapes.add('inaccessible type');
}

/** Adds what all nodes have: `label`, and `kin`, which some narrow to their own type; and shared values of entities. */
export function addSharedFields(draft: GraphDraft): void {
  const { random } = draft;
  const node = draft.interfaces.get('Node');
  const fields: Array<{ readonly name: string; readonly type: FieldType }> = [
    { name: 'label', type: { named: 'String', wrap: '' } },
  ];
  if (random.chance(0.6))
    fields.push({ name: 'kin', type: { named: 'Node', wrap: random.pick(['', 'l', 'l']) } });
  for (const { fields: declared } of node?.declarations.values() ?? [])
    declared.push(...fields.map((field) => ({ ...field, argument: 'none' as const })));
  for (const name of node?.members ?? []) {
    for (const field of fields) addNodeField(draft, draft.types.get(name) as ModelType, field);
  }
  const spread = draft.types.get('Spread');
  if (spread === undefined) return;
  for (const type of draft.types.values()) {
    if (
      type.kind !== 'entity' ||
      !spread.homes.every((home) => type.homes.includes(home)) ||
      !random.chance(0.7)
    )
      continue;
    addField(draft, type, {
      name: 'area',
      type: { named: 'Spread', wrap: random.pick(['', 'l', 'nl']) },
      members: ['Spread'],
      subgraphs: spread.homes,
    });
    draft.shapes.add('entity with a spread value');
  }
}

function addNodeField(
  draft: GraphDraft,
  type: ModelType,
  { name, type: { named, wrap } }: { readonly name: string; readonly type: FieldType },
): void {
  const { random } = draft;
  const own = named === 'Node' && random.chance(0.5);
  const strictWrap = random.chance(0.4) ? `${wrap}n` : wrap;
  const declared = new Map(
    type.homes.map((home) => {
      const isLoose = random.chance(0.3);
      const homeType = { named: own && !isLoose ? type.name : named, wrap: strictWrap };
      return [home, isLoose ? nullable(homeType) : homeType] as const;
    }),
  );
  if (own || strictWrap !== wrap) draft.shapes.add('member narrows its interface');
  if (new Set([...declared.values()].map(({ named: one }) => one)).size > 1)
    draft.shapes.add('type narrowed in one subgraph');
  const node = draft.interfaces.get('Node');
  // What several subgraphs answer is of a type that all of them know.
  const known = (node?.members ?? []).filter((member) =>
    type.homes.every((home) => draft.types.get(member)?.homes.includes(home)),
  );
  const members = named === 'String' ? [] : own ? [type.name] : known;
  addField(draft, type, {
    name,
    type: { named: own ? type.name : named, wrap: strictWrap },
    members,
    subgraphs: type.homes,
    declared,
    argument: 'none',
  });
}
