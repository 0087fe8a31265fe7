import type { Fetch, LayoutSlot, PlannedSlot, Source } from '../planning/plan.ts';
import type { Place } from './place.ts';

/**
 * The expression of an entity's number when it decides everything that is written of an object of leaves: the same
 * entity in a hundred places is the same text.
 */
export function findDeterminant(place: Place, slots: readonly LayoutSlot[]): string | undefined {
  if (slots.some(({ child, planned }) => child !== undefined || planned.child !== undefined))
    return undefined;
  for (const [source] of place.sources) {
    if (!('fetch' in source.from)) continue;
    const { fetch } = source.from;
    const number = place.slots.get(fetch);
    if (number === undefined || fetch.way.mode === 'root') continue;
    const isDecided = slots.every(
      ({ planned }) =>
        planned.kind === 'typename' ||
        isKey(fetch, planned) ||
        planned.reads.every((read) => read.source === source),
    );
    if (isDecided && isPlainTypename(place, source)) return number;
  }
  return undefined;
}

/** Entities with equal numbers have equal keys. */
function isKey(fetch: Fetch, planned: PlannedSlot): boolean {
  return (
    fetch.keys.length > 0 &&
    fetch.keys.every(({ layout }) => layout.slots.some((slot) => slot.planned === planned))
  );
}

function isPlainTypename({ position }: Place, source: Source): boolean {
  const { typename } = position;
  return (
    typename?.kind !== 'read' ||
    typename.source === source ||
    // Representations of concrete types say it.
    ('fetch' in source.from && source.from.fetch.way.mode === 'concrete')
  );
}
