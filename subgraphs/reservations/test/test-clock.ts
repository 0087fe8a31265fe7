import type { Clock } from '../../kit/values/clock.ts';

/** A clock that stands still until the test moves it. */
export interface TestClock {
  readonly now: Clock;
  advance(milliseconds: number): void;
}

/** @param startedAt default: the real time */
export function createTestClock(startedAt: Date = new Date()): TestClock {
  let ms = startedAt.getTime();
  return {
    now: () => new Date(ms),
    advance: (milliseconds) => {
      ms += milliseconds;
    },
  };
}
