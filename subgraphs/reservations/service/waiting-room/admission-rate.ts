/**
 * How many people a waiting room may admit now: the generic cell rate algorithm (GCRA, ITU-T I.371) over one
 * number, the earliest time of the next admission. The same arithmetic fits a script inside a shared store.
 */
interface AdmissionSchedule {
  readonly admissionsPerMinute: number;
  /** Unix time in milliseconds; 0 for a room before the first admission. */
  readonly nextAdmissionMs: number;
}

/** Time between two admissions. */
function admissionIntervalMs(admissionsPerMinute: number): number {
  return 60_000 / admissionsPerMinute;
}

/** Admissions that a room which stood idle may make immediately: those of one second, at least one. */
export function admissionBurst(admissionsPerMinute: number): number {
  return Math.max(1, Math.ceil(admissionsPerMinute / 60));
}

/** Over any time t no more than `rate · t + burst` are due, however often this is asked. */
export function admissionsDue(schedule: AdmissionSchedule, nowMs: number): number {
  const earliest = earliestAdmissionMs(schedule, nowMs);
  if (nowMs < earliest) return 0;
  return Math.floor((nowMs - earliest) / admissionIntervalMs(schedule.admissionsPerMinute)) + 1;
}

/** `nextAdmissionMs` after `count` people, at most those due, were admitted. */
export function afterAdmissions(schedule: AdmissionSchedule, nowMs: number, count: number): number {
  return earliestAdmissionMs(schedule, nowMs) + count * admissionIntervalMs(schedule.admissionsPerMinute);
}

/**
 * Idle time counts for one burst only. A clock that was set back, or a rate that was raised, leaves a next
 * admission further ahead than one interval: that is cut, so that the line does not stand still.
 */
function earliestAdmissionMs(schedule: AdmissionSchedule, nowMs: number): number {
  const interval = admissionIntervalMs(schedule.admissionsPerMinute);
  const idleLimit = nowMs - (admissionBurst(schedule.admissionsPerMinute) - 1) * interval;
  return Math.min(Math.max(schedule.nextAdmissionMs, idleLimit), nowMs + interval);
}

/** Expected time until the entry at this position is admitted. */
export function estimateWaitSeconds(position: number, admissionsPerMinute: number): number {
  if (position <= 0 || admissionsPerMinute <= 0) return 0;
  return Math.ceil((position * admissionIntervalMs(admissionsPerMinute)) / 1_000);
}
