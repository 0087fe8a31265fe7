import { expect, test } from '@jest/globals';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { formatSubgraphError, isInternalError } from './graphql-error.ts';
import { toMutationError } from './unknown-outcome.ts';

const place = { path: ['customer', 'email'], locations: [{ line: 1, column: 3 }] };

/** What Apollo Server hands over when a resolver threw this. */
function formatThrown(thrown: Error, code = 'INTERNAL_SERVER_ERROR'): GraphQLFormattedError {
  const formatted = { message: thrown.message, extensions: { code, stacktrace: ['at x.ts:1'] }, ...place };
  return formatSubgraphError(formatted, new GraphQLError(thrown.message, { originalError: thrown }));
}

test('a domain error keeps message, code, fields and metadata', () => {
  const error = new DomainError('CONFLICT', 'Too late.', {
    fields: [{ path: 'id', message: 'Gone.' }],
    metadata: { currentState: 'PAID' },
  });
  expect(formatThrown(error)).toEqual({
    ...place,
    message: 'Too late.',
    extensions: {
      code: 'CONFLICT',
      fields: [{ path: 'id', message: 'Gone.' }],
      metadata: { currentState: 'PAID' },
    },
  });
});

test('a domain error without details has none', () => {
  expect(formatThrown(new DomainError('NOT_FOUND', 'No.')).extensions).toEqual({ code: 'NOT_FOUND' });
});

test('errors of GraphQL keep message and code, and lose everything else', () => {
  const thrown = new GraphQLError('This needs a login.', { extensions: { code: 'FORBIDDEN', secret: 1 } });
  expect(formatThrown(thrown, 'FORBIDDEN')).toEqual({
    ...place,
    message: 'This needs a login.',
    extensions: { code: 'FORBIDDEN' },
  });
});

test('the error that ends a long list of mistakes in variables is the mistake of the client too', () => {
  const message = 'Too many errors processing variables, error limit reached. Execution aborted.';
  const formatted = { message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  expect(formatSubgraphError(formatted, new GraphQLError(message))).toEqual({
    message,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('anything else is masked', () => {
  for (const thrown of [
    new TypeError("Cannot read properties of undefined (reading 'id')"),
    new GraphQLError('Cannot return null for non-nullable field Customer.name.'),
  ]) {
    const formatted = formatThrown(thrown);
    expect(formatted).toEqual({
      ...place,
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(isInternalError(formatted)).toBe(true);
  }
});

test('only the error of a mutation says that its outcome is unknown', () => {
  const cut = new DomainError('UNAVAILABLE', 'The service is not available at the moment.', {
    isCutOff: true,
    metadata: { reservationId: 'r-1' },
  });
  expect(formatThrown(cut)).toMatchObject({ message: cut.message, extensions: { code: 'UNAVAILABLE' } });
  expect(formatThrown(cut).extensions).not.toHaveProperty('outcome');
  const ofMutation = formatThrown(toMutationError(cut, false) as Error);
  expect(ofMutation.message).toMatch(/^It is not known whether this was done/);
  expect(ofMutation.extensions).toEqual({
    code: 'UNAVAILABLE',
    outcome: 'unknown',
    metadata: { reservationId: 'r-1' },
  });
  expect(ofMutation.message).toContain('Look at the current state before you try again.');
  const withKey = formatThrown(toMutationError(cut, true) as Error);
  expect(withKey.message).toContain('again with the same Idempotency-Key');
});

test('a mutation that was not sent, or was refused, keeps its error', () => {
  for (const error of [
    new DomainError('UNAVAILABLE', 'The service is not available at the moment.'),
    new DomainError('CONFLICT', 'Too late.'),
    new TypeError('x'),
  ])
    expect(toMutationError(error, true)).toBe(error);
});
