import { addField, addObjectField, type GraphDraft, type NewField } from './graph-draft.ts';
import { type KeyDeclaration, type ModelType, nullable } from './graph-model.ts';

/** Adds the entity interface `Item` with its members, and interface objects of it in other subgraphs. */
export function addItemInterface(draft: GraphDraft): void {
  const { random, subgraphs } = draft;
  if (!random.chance(0.65)) return;
  const members = ['Box', 'Bag', 'Can'].slice(0, 2 + random.int(2));
  const first = random.pick(subgraphs);
  const others = subgraphs.filter((subgraph) => subgraph !== first);
  const roles = new Map(
    others.map(
      (subgraph) =>
        [subgraph, random.pick(['interface', 'object', 'object', 'object', 'member', 'none'])] as const,
    ),
  );
  const withRole = (role: string): string[] => others.filter((subgraph) => roles.get(subgraph) === role);
  const interfaceHomes = [first, ...withRole('interface')];
  const keyOf = (subgraph: string): readonly KeyDeclaration[] =>
    (subgraph === first ? ['id', 'code'] : random.pick([['id'], ['code'], ['id code']])).map((fields) => ({
      fields,
      isResolvable: true,
    }));
  const keys = new Map(subgraphs.map((subgraph) => [subgraph, keyOf(subgraph)] as const));
  const keysIn = (subgraph: string): readonly KeyDeclaration[] => keys.get(subgraph) ?? [];
  draft.interfaces.set('Item', {
    name: 'Item',
    members,
    declarations: new Map(interfaceHomes.map((home) => [home, { keys: keysIn(home), fields: [] }])),
  });
  draft.shapes.add('entity interface');
  for (const name of members) {
    const extra = withRole('member').filter(() => random.chance(0.7));
    const homes = [...interfaceHomes, ...extra];
    draft.types.set(name, {
      name,
      kind: 'entity',
      homes,
      keys: new Map(homes.map((home) => [home, keysIn(home)])),
      interfaces: new Map(interfaceHomes.map((home) => [home, ['Item']])),
      fields: [],
    });
  }
  addInterfaceObjects(draft, withRole('object'), keysIn);
}

function addInterfaceObjects(
  draft: GraphDraft,
  homes: readonly string[],
  keysIn: (subgraph: string) => readonly KeyDeclaration[],
): void {
  if (homes.length === 0) return;
  const { random } = draft;
  draft.shapes.add('interface object');
  const keys = new Map<string, readonly KeyDeclaration[]>();
  const answering = homes.filter(() => random.chance(0.85));
  for (const home of homes) {
    if (answering.includes(home)) keys.set(home, keysIn(home));
    else {
      keys.set(home, [{ fields: 'id', isResolvable: false }]);
      draft.shapes.add('unresolvable interface object');
    }
  }
  draft.types.set('Item', {
    name: 'Item',
    kind: 'interfaceObject',
    homes: answering,
    keys,
    interfaces: new Map(),
    fields: [],
  });
}

/** Adds the fields that members have in common, narrowed by some, and those of interface objects. */
export function addItemFields(draft: GraphDraft): void {
  const { random } = draft;
  const item = draft.interfaces.get('Item');
  if (item === undefined) return;
  for (const [index, [home, declaration]] of [...item.declarations].entries()) {
    const common: NewField[] = [
      {
        name: `kind${index}`,
        type: { named: random.pick(['String', 'Int']), wrap: '' },
        subgraphs: [home],
        argument: 'none',
      },
    ];
    if (random.chance(0.6))
      common.push({
        name: `mate${index}`,
        type: { named: 'Item', wrap: random.pick(['', 'l']) },
        subgraphs: [home],
        argument: 'none',
      });
    if (random.chance(0.5))
      common.push({
        name: `cost${index}`,
        type: { named: 'Money', wrap: '' },
        subgraphs: [home],
        argument: 'number',
      });
    for (const field of common) {
      const { name, type, argument = 'none' } = field;
      declaration.fields.push({ name, type: nullable(type), argument });
      for (const member of item.members) addNarrowed(draft, draft.types.get(member) as ModelType, field);
    }
  }
  const object = draft.types.get('Item');
  for (const home of object?.homes ?? []) addObjectFields(draft, object as ModelType, home);
}

function addNarrowed(draft: GraphDraft, type: ModelType, field: NewField): void {
  const { random } = draft;
  const isNarrowed = random.chance(0.5);
  const wrap = isNarrowed ? `${field.type.wrap}n` : field.type.wrap;
  const isOwnType = field.type.named === 'Item' && random.chance(0.4);
  const named = isOwnType ? type.name : field.type.named;
  if (isNarrowed || isOwnType) draft.shapes.add('member narrows its interface');
  const members = named === 'Item' ? (draft.interfaces.get('Item')?.members ?? []) : [named];
  addField(draft, type, { ...field, type: { named, wrap }, members });
}

function addObjectFields(draft: GraphDraft, object: ModelType, home: string): void {
  const { random } = draft;
  const next = (prefix: string): string => `${prefix}${object.fields.length}`;
  addField(draft, object, {
    name: next('rating'),
    type: { named: 'Int', wrap: random.pick(['', 'n', 'l']) },
    subgraphs: [home],
  });
  if (random.chance(0.7)) {
    const members = draft.interfaces.get('Item')?.members ?? [];
    addField(draft, object, {
      name: next('peer'),
      type: { named: 'Item', wrap: random.pick(['', 'l', 'n']) },
      members,
      subgraphs: [home],
      argument: 'none',
    });
  }
  if (random.chance(0.7)) addObjectField(draft, object, next('owner'), home);
}
