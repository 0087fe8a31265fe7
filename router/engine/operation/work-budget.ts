/** An operation that is more work to prepare than is allowed. */
export class WorkLimitError extends Error {
  /** Whether it was the time that ran out. */
  readonly isTimeout: boolean;

  constructor(isTimeout: boolean) {
    super(
      isTimeout ? 'Preparing the operation takes too long.' : 'The operation is too large to be prepared.',
    );
    this.name = 'WorkLimitError';
    this.isTimeout = isTimeout;
  }
}

/** The work one operation may cause before it is executed, in one unit for all stages: one thing that is looked at. */
export interface WorkBudget {
  /** @throws {WorkLimitError} when no work or no time is left */
  spend(units: number): void;
}

/** Looking at the clock costs more than a unit of work. */
const unitsPerLook = 256;

/** Creates the budget of one operation. */
export function createWorkBudget(units: number, timeoutMs: number): WorkBudget {
  const end = performance.now() + timeoutMs;
  let left = units;
  let untilLook = unitsPerLook;
  return {
    spend(spent) {
      left -= spent;
      if (left < 0) throw new WorkLimitError(false);
      untilLook -= spent;
      if (untilLook > 0) return;
      untilLook = unitsPerLook;
      if (performance.now() > end) throw new WorkLimitError(true);
    },
  };
}
