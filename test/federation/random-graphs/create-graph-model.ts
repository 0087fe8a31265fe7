import { createRandom } from '../fuzz/random.ts';
import { addEntities, addEntityFields } from './add-entities.ts';
import { addItemFields, addItemInterface } from './add-item-interface.ts';
import { addOverrides } from './add-overrides.ts';
import { addProvisions } from './add-provisions.ts';
import { addRequirements } from './add-requirements.ts';
import { addRoots } from './add-roots.ts';
import { addAbstractTypes, addSharedFields, addValueTypes } from './add-shared-types.ts';
import type { GraphDraft } from './graph-draft.ts';
import type { GraphModel } from './graph-model.ts';

/** Types first, then their fields, then what fields say about other fields. */
const steps = [
  addEntities,
  addItemInterface,
  addAbstractTypes,
  addValueTypes,
  addSharedFields,
  addItemFields,
  addEntityFields,
  addRoots,
  addRequirements,
  addProvisions,
  addOverrides,
];

/** Generates a supergraph of two to four subgraphs from a seed. A few do not compose; `openGraph` finds out. */
export function createGraphModel(seed: number): GraphModel {
  const random = createRandom(seed);
  const subgraphs = ['alpha', 'beta', 'gamma', 'delta'].slice(0, 2 + random.int(3));
  const draft: GraphDraft = {
    seed,
    subgraphs,
    random,
    types: new Map(),
    interfaces: new Map(),
    unionMembers: new Map(),
    ownValues: new Map(
      subgraphs.filter(() => random.chance(0.5)).map((subgraph) => [subgraph, subgraph.toUpperCase()]),
    ),
    renamedRoots: new Set(random.chance(0.3) ? random.some(subgraphs, 0.5) : []),
    overrideLabels: ['on'],
    shapes: new Set(),
  };
  for (const step of steps) step(draft);
  if (draft.renamedRoots.size > 0) draft.shapes.add('root types of other names');
  if (draft.ownValues.size > 0) draft.shapes.add('enums and inputs differ by subgraph');
  return draft;
}
