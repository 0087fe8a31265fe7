import { isPlainObject } from './config-layer.ts';

/**
 * Longest time of any option, 20 days: a timer of Node holds 24.8 days at most and ends immediately when it is given
 * more, and some pauses are a little longer than the option that they are made from.
 */
export const longestTimeMs = 1_728_000_000;

/** Paths of the options in milliseconds that are longer than {@link longestTimeMs}. */
export function findTooLongTimes(
  config: Readonly<Record<string, unknown>>,
  path: readonly string[] = [],
): ReadonlyArray<readonly string[]> {
  return Object.entries(config).flatMap(([key, value]) => {
    if (isPlainObject(value)) return findTooLongTimes(value, [...path, key]);
    return key.endsWith('Ms') && typeof value === 'number' && value > longestTimeMs ? [[...path, key]] : [];
  });
}
