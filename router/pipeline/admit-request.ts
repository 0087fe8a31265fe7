import { proceed, type StageResult } from '../graphql/stage-result.ts';
import type { Admission, Arrival, Release } from './feature.ts';

/**
 * Asks whether a request may be read at all. The release gives back what admissions took; where one refuses, what
 * those before it took is given back here.
 */
export function admitRequest(
  admissions: readonly Admission[],
  arrival: Arrival,
): StageResult<Release> | Promise<StageResult<Release>> {
  return admissions.length === 0 ? admittedFreely : askAll(admissions, arrival);
}

const admittedFreely: StageResult<Release> = proceed(() => undefined);

async function askAll(admissions: readonly Admission[], arrival: Arrival): Promise<StageResult<Release>> {
  const releases: Release[] = [];
  const releaseAll = (): void => {
    for (const release of releases) release();
  };
  let isAdmitted = false;
  try {
    for (const admit of admissions) {
      const result = await admit(arrival);
      if (result.kind === 'respond') return result;
      if (result.value !== undefined) releases.push(result.value);
    }
    isAdmitted = true;
    return proceed(releaseAll);
  } finally {
    if (!isAdmitted) releaseAll();
  }
}
