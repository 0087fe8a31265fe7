import { proceed, type StageResult } from '../graphql/stage-result.ts';
import { type Awaitable, andThen } from './and-then.ts';
import type { Admission, Arrival, Release } from './feature.ts';

/**
 * Asks whether a request may be read at all. The release gives back what admissions took; where one refuses or fails,
 * what those before it took is given back here.
 */
export function admitRequest(
  admissions: readonly Admission[],
  arrival: Arrival,
): Awaitable<StageResult<Release>> {
  if (admissions.length === 0) return admittedFreely;
  const releases: Release[] = [];
  const releaseAll = (): void => {
    for (const release of releases) release();
  };
  const fail = (error: unknown): never => {
    releaseAll();
    throw error;
  };
  const admitFrom = (index: number): Awaitable<StageResult<Release>> => {
    const admit = admissions[index];
    if (admit === undefined) return proceed(releaseAll);
    return andThen(admit(arrival), (result) => {
      if (result.kind === 'respond') {
        releaseAll();
        return result;
      }
      if (result.value !== undefined) releases.push(result.value);
      return admitFrom(index + 1);
    });
  };
  try {
    const result = admitFrom(0);
    return result instanceof Promise ? result.catch(fail) : result;
  } catch (error: unknown) {
    return fail(error);
  }
}

const admittedFreely: StageResult<Release> = proceed(() => undefined);
