import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** What the operation selects of a field. */
export type FieldSelection = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/**
 * Whether the operation selects a field of this name right below the one that is being resolved, in fragments too.
 * `@skip` and `@include` do not count: at worst, something is read for nothing.
 */
export function isSelected(name: string, info: FieldSelection): boolean {
  const isIn = (selected: SelectionSetNode | undefined): boolean =>
    (selected?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name;
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection.selectionSet);
      return isIn(info.fragments[selection.name.value]?.selectionSet);
    });
  return info.fieldNodes.some(({ selectionSet }) => isIn(selectionSet));
}
