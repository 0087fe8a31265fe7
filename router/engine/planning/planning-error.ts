/** What a client may see when its operation cannot be planned. */
export type PlanningErrorCode = 'QUERY_PLAN_TIMEOUT' | 'QUERY_PLAN_FAILED';

/** Why an operation could not be planned; `code` goes to the client as `extensions.code`. */
export class PlanningError extends Error {
  readonly code: PlanningErrorCode;

  constructor(code: PlanningErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PlanningError';
    this.code = code;
  }
}
