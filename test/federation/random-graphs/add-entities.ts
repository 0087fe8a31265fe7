import { addField, addLeafField, addObjectField, type GraphDraft } from './graph-draft.ts';
import type { KeyDeclaration, ModelType } from './graph-model.ts';

/** Adds entity types with their keys, which differ by subgraph; fields come later, when all types are known. */
export function addEntities(draft: GraphDraft): void {
  const { random, subgraphs } = draft;
  const names = ['Author', 'Book', 'Shop', 'Order', 'Tag'].slice(0, 2 + random.int(3));
  const hasOrg = random.chance(0.4);
  if (hasOrg) addOrg(draft);
  for (const name of names) {
    const homes = random.some(subgraphs, 0.65, 1);
    const keys = new Map<string, readonly KeyDeclaration[]>();
    const choices = [
      ['id'],
      ['id'],
      ['code'],
      ['id', 'code'],
      ['id code'],
      ...(hasOrg ? [['org { id }'], ['id org { id }']] : []),
    ];
    const chosen = homes.map((home) => [home, random.pick(choices)] as const);
    for (const [home, selections] of chosen) keys.set(home, selections.map(resolvable));
    // One subgraph knows every key, so that each can be reached from each.
    const hub = random.pick(homes);
    const used = new Set(['id', ...chosen.flatMap(([, selections]) => selections.flatMap(partsOfKey))]);
    keys.set(hub, [...used].map(resolvable));
    for (const other of subgraphs) {
      if (homes.includes(other) || !random.chance(0.25)) continue;
      keys.set(other, [{ fields: 'id', isResolvable: false }]);
      draft.shapes.add('unresolvable key');
    }
    noteKeys(
      draft,
      chosen.flatMap(([, selections]) => selections),
    );
    draft.types.set(name, { name, kind: 'entity', homes, keys, interfaces: new Map(), fields: [] });
  }
}

function resolvable(fields: string): KeyDeclaration {
  return { fields, isResolvable: true };
}

/** `id org { id }` consists of `id` and `org { id }`. */
function partsOfKey(fields: string): string[] {
  return fields.match(/\w+(?: \{[^}]*\})?/g) ?? [];
}

function noteKeys(draft: GraphDraft, selections: readonly string[]): void {
  if (selections.includes('code')) draft.shapes.add('keys differ by subgraph');
  if (selections.includes('id code')) draft.shapes.add('composite key');
  if (selections.some((selection) => selection.includes('{'))) draft.shapes.add('nested key');
}

function addOrg(draft: GraphDraft): void {
  const { random, subgraphs } = draft;
  const home = random.pick(subgraphs);
  const keys = new Map(
    subgraphs.map((subgraph) => [subgraph, [{ fields: 'id', isResolvable: subgraph === home }]]),
  );
  draft.types.set('Org', {
    name: 'Org',
    kind: 'entity',
    homes: [home],
    keys,
    interfaces: new Map(),
    fields: [],
  });
}

/** Gives every entity fields of its own: leaves, some shared, and objects. */
export function addEntityFields(draft: GraphDraft): void {
  const { random } = draft;
  for (const type of draft.types.values()) {
    if (type.kind !== 'entity' || type.isInaccessible === true) continue;
    for (const home of type.homes) addFieldsOfHome(draft, type, home);
    if (random.chance(0.2)) {
      addField(draft, type, {
        name: 'seen',
        type: { named: 'Int', wrap: '' },
        subgraphs: [random.pick(type.homes)],
        argument: 'none',
        countsCalls: true,
        canFail: false,
      });
    }
  }
}

function addFieldsOfHome(draft: GraphDraft, type: ModelType, home: string): void {
  const { random } = draft;
  const next = (prefix: string): string => `${prefix}${type.fields.length}`;
  for (let count = 1 + random.int(3); count > 0; count -= 1) {
    const others = random.chance(0.25)
      ? type.homes.filter((other) => other !== home && random.chance(0.5))
      : [];
    const field = addLeafField(draft, type, next('f'), [home, ...others]);
    if (!random.chance(0.06) || type.fields.length < 2) continue;
    field.isInaccessible = true;
    draft.shapes.add('inaccessible field');
  }
  addLeafField(draft, type, next('r'), [home]);
  if (random.chance(0.8)) addObjectField(draft, type, next('o'), home);
  if (random.chance(0.5)) addObjectField(draft, type, next('p'), home);
}
