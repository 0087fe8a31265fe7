import { type GraphDraft, isLeaf, objectMembers } from './graph-draft.ts';
import type { ModelField, ModelType } from './graph-model.ts';

/** Adds `@provides` to fields of objects and of abstract types, one or two levels deep. */
export function addProvisions(draft: GraphDraft): void {
  const { random } = draft;
  for (const owner of draft.types.values()) {
    if (owner.kind === 'value') continue;
    for (const field of owner.fields) {
      for (const [subgraph, declaration] of field.declarations) {
        if (declaration.mode !== 'resolved' || isLeaf(field.type) || !random.chance(0.3)) continue;
        const provides = selectionToProvide(draft, field, subgraph, 0);
        if (provides === undefined) continue;
        declaration.provides = provides;
        draft.shapes.add(provides.includes('... on') ? 'provision on members' : 'provision');
        if (/\w \{ \w/.test(provides.replaceAll(/\.\.\. on \w+/g, '')))
          draft.shapes.add('provision two levels deep');
      }
    }
  }
}

function selectionToProvide(
  draft: GraphDraft,
  field: ModelField,
  subgraph: string,
  depth: number,
): string | undefined {
  const { random } = draft;
  const { named } = field.declarations.get(subgraph)?.type ?? field.type;
  const type = draft.types.get(named);
  if (type?.kind === 'entity' && type.homes.includes(subgraph))
    return partsToProvide(draft, type, subgraph, depth);
  if (named !== 'Any' && !draft.interfaces.has(named)) return undefined;
  if (type?.kind === 'interfaceObject' && type.keys.has(subgraph)) return undefined;
  const parts = random.some(objectMembers(draft, named, subgraph), 0.6).flatMap((member) => {
    const memberType = draft.types.get(member);
    if (memberType?.kind !== 'entity' || memberType.isInaccessible === true) return [];
    const inner = partsToProvide(draft, memberType, subgraph, 1);
    return inner === undefined ? [] : [`... on ${member} { ${inner} }`];
  });
  return parts.length === 0 ? undefined : parts.join(' ');
}

function partsToProvide(
  draft: GraphDraft,
  type: ModelType,
  subgraph: string,
  depth: number,
): string | undefined {
  const { random } = draft;
  const parts: string[] = [];
  for (const field of type.fields) {
    if (parts.length === 3) break;
    const here = field.declarations.get(subgraph);
    if (isLeaf(field.type)) {
      if (!isProvidable(field, subgraph) || !random.chance(0.4)) continue;
      const [first] = field.declarations.values();
      if (first === undefined) continue;
      if (here === undefined) field.declarations.set(subgraph, { type: first.type, mode: 'external' });
      field.isShareable = true;
      parts.push(field.name);
    } else if (
      depth === 0 &&
      here?.mode === 'resolved' &&
      here.provides === undefined &&
      field.argument === 'none' &&
      random.chance(0.3)
    ) {
      const inner =
        draft.types.get(here.type.named)?.kind === 'entity'
          ? selectionToProvide(draft, field, subgraph, 1)
          : undefined;
      if (inner !== undefined) parts.push(`${field.name} { ${inner} }`);
    }
  }
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Provided fields have no arguments, nothing of their own to require, and no values that one subgraph alone knows. */
function isProvidable(field: ModelField, subgraph: string): boolean {
  const here = field.declarations.get(subgraph);
  return (
    field.argument === 'none' &&
    field.type.named !== 'Hue' &&
    field.requires === undefined &&
    field.countsCalls !== true &&
    field.declarations.size > 0 &&
    (here === undefined || here.mode === 'external')
  );
}
