import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { ErrorDetails } from '../../../proto/generated/erp/type/v1/error_details.ts';
import { DomainError } from '../errors/domain-error.ts';
import { type ErrorCode, errorCodeOfGrpcStatus, errorCodes, isErrorCode } from '../errors/error-codes.ts';

/** Trailer that carries {@link ErrorDetails} in binary. */
const detailsKey = 'erp-error-bin';

const genericMessage = 'Internal error';

/** What a gRPC server answers. Anything but a DomainError is replaced by a generic internal error. */
export function toGrpcError(error: unknown): Partial<ServiceError> {
  if (!(error instanceof DomainError)) {
    return { code: status.INTERNAL, details: genericMessage, metadata: new Metadata() };
  }
  const metadata = new Metadata();
  const details = ErrorDetails.encode({
    code: error.code,
    fields: [...error.fields],
    metadata: { ...error.metadata },
    isCutOff: error.isCutOff,
  }).finish();
  metadata.set(detailsKey, Buffer.from(details));
  return { code: errorCodes[error.code].grpcStatus, details: error.message, metadata };
}

/** Reads back what a gRPC server answered. Messages of internal and transport errors never pass. */
export function fromGrpcError(error: ServiceError): DomainError {
  const bytes = error.metadata?.get(detailsKey)[0];
  const details = bytes instanceof Buffer ? decodeDetails(bytes) : undefined;
  if (details && isErrorCode(details.code)) {
    return new DomainError(details.code, error.details, {
      fields: details.fields,
      metadata: details.metadata,
      isCutOff: details.isCutOff,
      cause: error,
    });
  }
  const code = errorCodeOfGrpcStatus(error.code);
  return new DomainError(code, messageOfTransportError[code] ?? genericMessage, {
    cause: error,
    isCutOff: cutOffCodes.has(code) && !neverSent.test(error.details),
  });
}

/** Codes of a call that the server may have carried out. */
const cutOffCodes: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'TIMEOUT']);

/** How grpc-js words that a call was not sent, or was refused before the server looked at it. */
const neverSent = /^(?:No connection established|Name resolution failed|Stream refused by server)/;

/** Undefined when the trailer is not the message we expect. */
function decodeDetails(bytes: Buffer): ErrorDetails | undefined {
  try {
    return ErrorDetails.decode(bytes);
  } catch {
    return undefined;
  }
}

const messageOfTransportError: Readonly<Record<string, string>> = {
  UNAVAILABLE: 'The service is not available at the moment.',
  TIMEOUT: 'The service did not answer in time.',
  UNAUTHENTICATED: 'You must be logged in.',
  FORBIDDEN: 'You are not allowed to do this.',
  NOT_FOUND: 'Not found.',
  CONFLICT: 'The request conflicts with the current state.',
  RATE_LIMITED: 'Too many requests.',
  BAD_USER_INPUT: 'The input is not valid.',
};
