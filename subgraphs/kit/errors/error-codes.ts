import { status } from '@grpc/grpc-js';

/** Codes of `extensions.code` that a client may rely on; every failure of a domain carries one of them. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'RATE_LIMITED'
  | 'PAYMENT_DECLINED'
  | 'IDEMPOTENCY_UNAVAILABLE'
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'INTERNAL_SERVER_ERROR';

interface ErrorCodeRow {
  readonly grpcStatus: status;
  readonly httpStatus: number;
}

/** The one table: GraphQL code ⇄ gRPC status ⇄ HTTP status. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorCodeRow>> = {
  BAD_USER_INPUT: { grpcStatus: status.INVALID_ARGUMENT, httpStatus: 400 },
  UNAUTHENTICATED: { grpcStatus: status.UNAUTHENTICATED, httpStatus: 401 },
  FORBIDDEN: { grpcStatus: status.PERMISSION_DENIED, httpStatus: 403 },
  NOT_FOUND: { grpcStatus: status.NOT_FOUND, httpStatus: 404 },
  CONFLICT: { grpcStatus: status.ABORTED, httpStatus: 409 },
  IDEMPOTENCY_KEY_REUSED: { grpcStatus: status.ALREADY_EXISTS, httpStatus: 422 },
  RATE_LIMITED: { grpcStatus: status.RESOURCE_EXHAUSTED, httpStatus: 429 },
  PAYMENT_DECLINED: { grpcStatus: status.FAILED_PRECONDITION, httpStatus: 402 },
  IDEMPOTENCY_UNAVAILABLE: { grpcStatus: status.UNKNOWN, httpStatus: 503 },
  UNAVAILABLE: { grpcStatus: status.UNAVAILABLE, httpStatus: 503 },
  TIMEOUT: { grpcStatus: status.DEADLINE_EXCEEDED, httpStatus: 504 },
  INTERNAL_SERVER_ERROR: { grpcStatus: status.INTERNAL, httpStatus: 500 },
};

/**
 * Codes of the business, which a router in front of the subgraphs does not know by itself, with their HTTP
 * statuses: its option `errors.propagate.all.codes`.
 */
export const businessErrorStatuses = {
  PAYMENT_DECLINED: errorCodes.PAYMENT_DECLINED.httpStatus,
} as const satisfies Partial<Readonly<Record<ErrorCode, number>>>;

const codeOfGrpcStatus = new Map<status, ErrorCode>([
  ...Object.entries(errorCodes).map(([code, row]) => [row.grpcStatus, code as ErrorCode] as const),
  // Statuses that a service in another language may choose instead of ours.
  [status.ALREADY_EXISTS, 'CONFLICT'],
  [status.OUT_OF_RANGE, 'BAD_USER_INPUT'],
  [status.CANCELLED, 'TIMEOUT'],
  [status.UNKNOWN, 'INTERNAL_SERVER_ERROR'],
]);

/** The code for a gRPC status that came without error details; unknown ones are internal errors. */
export function errorCodeOfGrpcStatus(grpcStatus: status): ErrorCode {
  return codeOfGrpcStatus.get(grpcStatus) ?? 'INTERNAL_SERVER_ERROR';
}

/** Whether the value is the name of a row of the table; names of inherited object properties are not. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}
