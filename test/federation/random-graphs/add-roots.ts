import { addField, addLeafField, addObjectField, type GraphDraft } from './graph-draft.ts';
import type { ModelType } from './graph-model.ts';

/** Adds `Query` and `Mutation`: fields of single subgraphs, shareable ones, and results that lead back to `Query`. */
export function addRoots(draft: GraphDraft): void {
  const { random, subgraphs } = draft;
  const query = addRoot(draft, 'Query');
  const mutation = addRoot(draft, 'Mutation');
  for (const subgraph of subgraphs) {
    const payload = random.chance(0.6) ? addPayload(draft, subgraph) : undefined;
    for (let index = 1 + random.int(3); index > 0; index -= 1)
      addObjectField(draft, query, `q_${subgraph}_${index}`, subgraph).canFail &&= random.chance(0.3);
    if (random.chance(0.4)) addLeafField(draft, query, `q_${subgraph}_leaf`, [subgraph]);
    const count = random.int(4);
    if (count > 1) draft.shapes.add('several mutations of a subgraph');
    for (let index = count; index > 0; index -= 1) {
      const name = `m_${subgraph}_${index}`;
      if (payload !== undefined && random.chance(0.4)) addPayloadField(draft, mutation, name, payload);
      else if (random.chance(0.2)) addLeafField(draft, mutation, name, [subgraph]);
      else addObjectField(draft, mutation, name, subgraph).canFail &&= random.chance(0.3);
    }
    if (payload !== undefined && random.chance(0.5))
      addPayloadField(draft, query, `q_${subgraph}_payload`, payload);
    if (!random.chance(0.25)) continue;
    addField(draft, query, {
      name: `self_${subgraph}`,
      type: { named: 'Query', wrap: random.pick(['', 'n']) },
      members: ['Query'],
      subgraphs: [subgraph],
      argument: 'none',
      canFail: false,
    });
    draft.shapes.add('Query below Query');
  }
  addShareableRoots(draft, query, mutation);
  if (mutation.fields.length === 0) draft.types.delete('Mutation');
}

function addRoot(draft: GraphDraft, name: string): ModelType {
  const type: ModelType = {
    name,
    kind: 'root',
    homes: draft.subgraphs,
    keys: new Map(),
    interfaces: new Map(),
    fields: [],
  };
  draft.types.set(name, type);
  return type;
}

/** What mutations return by convention: something, and `query` for all the rest. */
function addPayload(draft: GraphDraft, subgraph: string): ModelType {
  const { random } = draft;
  const type: ModelType = {
    name: `${subgraph}Result`,
    kind: 'value',
    homes: [subgraph],
    keys: new Map(),
    interfaces: new Map(),
    fields: [],
  };
  draft.types.set(type.name, type);
  addLeafField(draft, type, 'note', [subgraph]);
  addObjectField(draft, type, 'item', subgraph);
  addField(draft, type, {
    name: 'seen',
    type: { named: 'Int', wrap: '' },
    subgraphs: [subgraph],
    argument: 'none',
    countsCalls: true,
    canFail: false,
  });
  addField(draft, type, {
    name: 'query',
    type: { named: 'Query', wrap: random.pick(['', 'n']) },
    members: ['Query'],
    subgraphs: [subgraph],
    argument: 'none',
  });
  draft.shapes.add('Query below a value');
  return type;
}

function addPayloadField(draft: GraphDraft, root: ModelType, name: string, payload: ModelType): void {
  addField(draft, root, {
    name,
    type: { named: payload.name, wrap: draft.random.pick(['', 'n', 'l']) },
    members: [payload.name],
    subgraphs: payload.homes,
  });
  if (root.name === 'Mutation') draft.shapes.add('Query below a mutation');
}

function addShareableRoots(draft: GraphDraft, query: ModelType, mutation: ModelType): void {
  const { random } = draft;
  for (const { name, kind, homes, isInaccessible } of draft.types.values()) {
    if (homes.length < 2 || isInaccessible === true) continue;
    if (name === 'Spread' || (kind === 'entity' && random.chance(0.4))) {
      // Of a spread value every subgraph that knows a part answers; of an entity any two, the rest is read by key.
      const subgraphs = name === 'Spread' ? homes : random.some(homes, 0.6, 2);
      addField(draft, query, {
        name: `shared_${name}`,
        type: { named: name, wrap: random.pick(['', 'l', 'nl', 'nln']) },
        members: [name],
        subgraphs,
      });
      draft.shapes.add(name === 'Spread' ? 'shareable root of a spread value' : 'shareable root');
    }
    if (kind !== 'entity' || !random.chance(0.25)) continue;
    addField(draft, mutation, {
      name: `touch_${name}`,
      type: { named: name, wrap: random.pick(['', 'l']) },
      members: [name],
      subgraphs: random.some(homes, 0.6, 2),
    });
    draft.shapes.add('shareable mutation');
  }
}
