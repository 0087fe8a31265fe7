import type { Arrival } from './arrival.ts';

/** Arrivals in canonical order. */
export interface Canonical {
  readonly arrivals: readonly Arrival[];
  readonly origins: readonly number[];
  readonly base: number;
  readonly key: string;
}

/**
 * Puts arrivals into canonical order, the earliest at wave 0; of equal ones the earliest alone stays.
 * @param keyOf the text that stands for an arrival
 */
export function toCanonical(list: readonly Arrival[], keyOf: (arrival: Arrival) => string): Canonical {
  let base = Number.POSITIVE_INFINITY;
  for (const { wave } of list) base = Math.min(base, wave);
  if (list.length === 0) base = 0;
  const earliest = new Map<string, number>();
  list.forEach((arrival, index) => {
    const key = keyOf(arrival);
    const other = earliest.get(key);
    if (other === undefined || (list[other] as Arrival).wave > arrival.wave) earliest.set(key, index);
  });
  const keys = [...earliest.keys()].sort();
  const origins = keys.map((key) => earliest.get(key) as number);
  return {
    base,
    origins,
    arrivals: origins.map((origin) => {
      const arrival = list[origin] as Arrival;
      return base === 0 ? arrival : { ...arrival, wave: arrival.wave - base };
    }),
    key: keys
      .map((key, index) => `${key}@${(list[origins[index] as number] as Arrival).wave - base}`)
      .join('/'),
  };
}
