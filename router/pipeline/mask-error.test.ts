import { expect, test } from '@jest/globals';
import { createErrorLookup } from '../graphql/error-table.ts';
import { createErrorMask, type ErrorMask, type MaskedError } from './mask-error.ts';

function mask(error: Parameters<ErrorMask>[0], subgraphCodes: Readonly<Record<string, number>> = {}) {
  const masked: MaskedError[] = [];
  const maskError = createErrorMask(createErrorLookup(subgraphCodes), (entry) => masked.push(entry));
  return { shown: maskError(error, 'id-1'), masked };
}

test('a code of the table passes with message, path and safe extensions', () => {
  const extensions = {
    code: 'RATE_LIMITED',
    retryAfter: 3,
    metadata: { limit: '5' },
    exception: {},
    subgraphUrl: 'x',
  };
  const { shown, masked } = mask({ message: 'Slow down', path: ['a', 0], extensions, subgraph: 'crm' });
  expect(shown).toEqual({
    message: 'Slow down',
    path: ['a', 0],
    extensions: { code: 'RATE_LIMITED', retryAfter: 3, metadata: { limit: '5' } },
  });
  expect(masked).toEqual([]);
});

test.each(['INTERNAL_SERVER_ERROR', 'P2002', undefined, 7, '__proto__'])(
  'code %s is masked and reported',
  (code) => {
    const error = { message: 'secret detail', extensions: { code, detail: 'secret detail' } };
    const { shown, masked } = mask(error);
    expect(shown).toEqual({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'id-1' },
    });
    expect(masked).toEqual([{ error, correlationId: 'id-1' }]);
  },
);

test('a subgraph that refuses the router’s own operation is an internal matter', () => {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  const { shown } = mask({ message: 'Cannot query field "secretField"', extensions, subgraph: 'crm' });
  expect(JSON.stringify(shown)).not.toContain('secretField');
  expect(shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
});

test('a code of the subgraphs passes when it is configured, and is masked otherwise', () => {
  const error = { message: 'Nothing left', extensions: { code: 'OUT_OF_STOCK' }, subgraph: 'crm' };
  expect(mask(error, { OUT_OF_STOCK: 409 }).shown).toEqual({
    message: 'Nothing left',
    extensions: { code: 'OUT_OF_STOCK' },
  });
  expect(mask(error).shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
});

test('a failed connection says nothing of its cause', () => {
  const cause = new Error('connect ECONNREFUSED 10.0.0.1:4101');
  const { shown, masked } = mask({ message: cause.message, extensions: { code: 'UNAVAILABLE' }, cause });
  expect(JSON.stringify(shown)).not.toContain('10.0.0.1');
  expect(shown.extensions).toEqual({ code: 'UNAVAILABLE', correlationId: 'id-1' });
  expect(masked).toHaveLength(1);
});

test('a subgraph that says itself that something is unavailable keeps its words', () => {
  const { shown } = mask({ message: 'The payment provider is down', extensions: { code: 'UNAVAILABLE' } });
  expect(shown.message).toBe('The payment provider is down');
});

test.each([
  ['QUERY_PLAN_FAILED', undefined, 'The operation cannot be planned'],
  ['SUBGRAPH_INVALID_RESPONSE', 'crm', 'A part of the system gave an invalid answer'],
  ['SUBGRAPH_INVALID_RESPONSE', undefined, 'A part of the system gave an invalid answer'],
])('%s of %s reaches the client as its code alone, the detail is for the log', (code, subgraph, message) => {
  const error = {
    message: 'Subgraph crm returned an invalid value for field Secret.field',
    path: ['a'],
    extensions: { code, http: { status: 200 }, reason: 'secret detail' },
    cause: new Error('crm-7.internal:4102'),
    ...(subgraph !== undefined && { subgraph }),
  };
  const { shown, masked } = mask(error);
  expect(shown).toEqual({ message, path: ['a'], extensions: { code, correlationId: 'id-1' } });
  expect(masked).toEqual([{ error, correlationId: 'id-1' }]);
});

test.each(['QUERY_PLAN_FAILED', 'SUBGRAPH_INVALID_RESPONSE'])(
  'a subgraph cannot claim %s, which is the router’s to say',
  (code) => {
    const { shown } = mask({ message: 'x', extensions: { code }, subgraph: 'crm' });
    expect(shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  },
);
