import type { Fetch, Layout, PlannedSlot, Source } from './plan.ts';

/** The fetch whose answer a source is in. */
export function fetchOf(source: Source): Fetch {
  let current = source;
  while (!('fetch' in current.from)) current = current.from.source;
  return current.from.fetch;
}

/** The last wave in which something of a slot's own value is answered. */
export function readyWave({ reads }: PlannedSlot): number {
  return Math.max(0, ...reads.map(({ source }) => source.arrival.wave));
}

/** The last wave in which something of a layout is answered. */
export function layoutWave({ position, needsType, slots }: Layout): number {
  let wave = needsType && position.typename?.kind === 'read' ? position.typename.source.arrival.wave : 0;
  for (const { planned, child } of slots)
    wave = Math.max(wave, readyWave(planned), child === undefined ? 0 : layoutWave(child));
  return wave;
}
