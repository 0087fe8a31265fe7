/** An entry of the response's `errors`, safe to send. */
export interface ResponseError {
  readonly message: string;
  /** Response names and list indices of the client's operation. */
  readonly path?: ReadonlyArray<string | number>;
  readonly locations?: ReadonlyArray<{ readonly line: number; readonly column: number }>;
  /** Holds `code`, one of the error table or what `errors.propagate` lets a subgraph say. */
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

/** The code of an error as text; an error without one, or with a list or an object, counts as INTERNAL_SERVER_ERROR. */
export function codeOfError({ extensions }: ResponseError): string {
  const { code } = extensions;
  switch (typeof code) {
    case 'string':
      return code;
    case 'number':
    case 'boolean':
      return String(code);
    default:
      return 'INTERNAL_SERVER_ERROR';
  }
}
