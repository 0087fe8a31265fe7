/** An entry of the response's `errors`, safe to send. */
export interface ResponseError {
  readonly message: string;
  /** Response names and list indices of the client's operation. */
  readonly path?: ReadonlyArray<string | number>;
  readonly locations?: ReadonlyArray<{ readonly line: number; readonly column: number }>;
  /** Holds `code`, one of the error table. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** One error with a code. */
export function responseError(
  code: string,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): ResponseError {
  return { message, extensions: { code, ...extensions } };
}

/** The code of an error; an error without one counts as INTERNAL_SERVER_ERROR. */
export function codeOfError({ extensions }: ResponseError): string {
  return typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
}
