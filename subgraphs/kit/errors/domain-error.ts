import type { ErrorCode } from './error-codes.ts';

/** One invalid input field. `path` is the field as the client sent it, for example `items.0.quantity`. */
export interface FieldViolation {
  readonly path: string;
  readonly message: string;
}

interface DomainErrorDetails {
  readonly fields?: readonly FieldViolation[];
  /** Machine-readable facts that are safe to show, for example `{ currentState: 'PAID' }`. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
  /** A call ended without an answer: it may have had its whole effect. Default false. */
  readonly isCutOff?: boolean;
}

/**
 * A failure the client may see: its message and details are safe to send. Anything else that is thrown is
 * internal and is replaced by a generic message on the wire.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldViolation[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly isCutOff: boolean;

  constructor(code: ErrorCode, message: string, details: DomainErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'DomainError';
    this.code = code;
    this.fields = details.fields ?? [];
    this.metadata = details.metadata ?? {};
    this.isCutOff = details.isCutOff ?? false;
  }
}

/** Longest id that an error repeats: an answer does not carry a client's megabyte back. */
const maxShownIdLength = 64;

/** An id that does not exist or belongs to another organization: the two are indistinguishable. */
export function notFound(entity: string, id: string): DomainError {
  const shown = id.length > maxShownIdLength ? `${id.slice(0, maxShownIdLength)}…` : id;
  return new DomainError('NOT_FOUND', `${entity} ${shown} was not found.`);
}

/** Input that the client can correct, one entry a field. */
export function invalidInput(...fields: readonly FieldViolation[]): DomainError {
  return new DomainError('BAD_USER_INPUT', fields.map((field) => field.message).join(' '), { fields });
}

/** The entity changed since the client read it (`expectedVersion`). */
export function staleVersion(entity: string, id: string, expected: number, current: number): DomainError {
  return new DomainError(
    'CONFLICT',
    `${entity} ${id} has changed: expected version ${expected}, it is ${current}.`,
    {
      metadata: { expectedVersion: String(expected), currentVersion: String(current) },
    },
  );
}
