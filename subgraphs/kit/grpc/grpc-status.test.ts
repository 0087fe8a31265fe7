import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { expect, test } from '@jest/globals';
import { DomainError } from '../errors/domain-error.ts';
import { type ErrorCode, errorCodes } from '../errors/error-codes.ts';
import { fromGrpcError, toGrpcError } from './grpc-status.ts';

/** What a client receives of what a server answered. */
function received(answer: Partial<ServiceError>): ServiceError {
  const { code = status.UNKNOWN, details = '', metadata = new Metadata() } = answer;
  return Object.assign(new Error(`${code} ${details}`), { code, details, metadata });
}

const bare = (code: status): ServiceError => received({ code, details: 'ECONNREFUSED 10.0.0.7:5432' });

test.each(Object.keys(errorCodes) as ErrorCode[])('%s travels with message, fields and metadata', (code) => {
  const sent = new DomainError(code, 'Why it failed.', {
    fields: [{ path: 'items.0.quantity', message: 'Too many.' }],
    metadata: { currentState: 'PAID' },
  });
  const answer = toGrpcError(sent);
  expect(answer.code).toBe(errorCodes[code].grpcStatus);
  const back = fromGrpcError(received(answer));
  expect({ code: back.code, message: back.message, fields: back.fields, metadata: back.metadata }).toEqual({
    code,
    message: 'Why it failed.',
    fields: [{ path: 'items.0.quantity', message: 'Too many.' }],
    metadata: { currentState: 'PAID' },
  });
});

test('no two codes share a gRPC status', () => {
  const statuses = Object.values(errorCodes).map((row) => row.grpcStatus);
  expect(new Set(statuses).size).toBe(statuses.length);
});

test('the text of an internal error stays inside', () => {
  const answer = toGrpcError(new Error('relation "users" does not exist'));
  expect({ code: answer.code, details: answer.details }).toEqual({
    code: status.INTERNAL,
    details: 'Internal error',
  });
});

test.each<[status, ErrorCode]>([
  [status.UNAVAILABLE, 'UNAVAILABLE'],
  [status.DEADLINE_EXCEEDED, 'TIMEOUT'],
  [status.CANCELLED, 'TIMEOUT'],
  [status.RESOURCE_EXHAUSTED, 'RATE_LIMITED'],
  [status.ABORTED, 'CONFLICT'],
  [status.ALREADY_EXISTS, 'CONFLICT'],
  [status.OUT_OF_RANGE, 'BAD_USER_INPUT'],
  [status.UNAUTHENTICATED, 'UNAUTHENTICATED'],
  [status.PERMISSION_DENIED, 'FORBIDDEN'],
  [status.NOT_FOUND, 'NOT_FOUND'],
  [status.INTERNAL, 'INTERNAL_SERVER_ERROR'],
  [status.UNIMPLEMENTED, 'INTERNAL_SERVER_ERROR'],
  [status.UNKNOWN, 'INTERNAL_SERVER_ERROR'],
  [status.DATA_LOSS, 'INTERNAL_SERVER_ERROR'],
])('the bare status %i is %s and its text stays inside', (code, expected) => {
  const error = fromGrpcError(bare(code));
  expect(error.code).toBe(expected);
  expect(error.message).not.toContain('10.0.0.7');
});

test('a trailer of another system is ignored', () => {
  const metadata = new Metadata();
  metadata.set('erp-error-bin', Buffer.from([0xff, 0xff, 0xff]));
  expect(fromGrpcError(received({ code: status.NOT_FOUND, details: 'x', metadata })).code).toBe('NOT_FOUND');
});
