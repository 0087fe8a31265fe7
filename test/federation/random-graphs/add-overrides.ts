import { type GraphDraft, isLeaf } from './graph-draft.ts';

const labels = [undefined, undefined, 'percent(0)', 'percent(100)', 'on', 'off'];

/**
 * Moves leaf fields to another subgraph with `@override`, some under a label that may be on or off. Values of an enum
 * that the other subgraph does not know stay where they are.
 */
export function addOverrides(draft: GraphDraft): void {
  const { random } = draft;
  for (const type of draft.types.values()) {
    if (type.kind !== 'entity') continue;
    const common = new Set(
      [...draft.interfaces.values()].flatMap(({ declarations }) =>
        [...declarations.values()].flatMap(({ fields }) => fields.map(({ name }) => name)),
      ),
    );
    for (const field of type.fields) {
      const [[from, declaration] = [undefined, undefined]] = field.declarations;
      if (
        from === undefined ||
        field.declarations.size !== 1 ||
        !isLeaf(field.type) ||
        field.type.named === 'Hue' ||
        field.isShareable === true
      )
        continue;
      if (
        field.requires !== undefined ||
        common.has(field.name) ||
        field.countsCalls === true ||
        !random.chance(0.12)
      )
        continue;
      const targets = type.homes.filter((home) => home !== from);
      if (targets.length === 0) continue;
      const label = random.pick(labels);
      draft.shapes.add(label === undefined ? 'override' : 'override with a label');
      field.declarations.set(random.pick(targets), {
        type: declaration.type,
        mode: 'resolved',
        override: { from, label },
      });
      declaration.mode = 'moved';
    }
  }
}
