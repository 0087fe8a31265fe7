import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { UnknownOutcome } from './unknown-outcome.ts';
import { withoutInputValues } from './without-input-values.ts';

/**
 * What a subgraph answers for an error. A DomainError keeps message, code, fields and metadata; errors of
 * GraphQL itself (syntax, validation, coercion, permission rules) keep message and code, without the
 * values that were sent; anything else is internal: its text stays in the log.
 */
export function formatSubgraphError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (cause instanceof DomainError) {
    return {
      ...place,
      message: cause.message,
      extensions: {
        code: cause.code,
        ...(cause instanceof UnknownOutcome ? { outcome: 'unknown' } : {}),
        ...(cause.fields.length > 0 ? { fields: cause.fields } : {}),
        ...(Object.keys(cause.metadata).length > 0 ? { metadata: cause.metadata } : {}),
      },
    };
  }
  const code = isTooManyMistakes(cause) ? 'BAD_USER_INPUT' : formatted.extensions?.['code'];
  if (cause instanceof GraphQLError && typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    return { ...place, message: withoutInputValues(formatted.message), extensions: { code } };
  }
  return { ...place, message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/**
 * graphql-js ends its list of mistakes in variables after 50 with an error that has no code. Apollo Server gives those
 * before it BAD_USER_INPUT by their text, which it does not know this one by.
 * @see https://github.com/graphql/graphql-js/blob/16.x.x/src/execution/values.ts
 */
function isTooManyMistakes(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.path === undefined &&
    error.message.startsWith('Too many errors processing variables')
  );
}

/** Whether the error's details belong into the log. */
export function isInternalError(formatted: GraphQLFormattedError): boolean {
  return formatted.extensions?.['code'] === 'INTERNAL_SERVER_ERROR';
}
