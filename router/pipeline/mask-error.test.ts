import { expect, test } from '@jest/globals';
import { resolveConfig } from '../config/load-config.ts';
import type { RouterConfigInput } from '../config/router-config.ts';
import { createErrorPropagation, createGraphErrorLookup } from './error-propagation.ts';
import { createErrorMask, type ErrorMask, type MaskedError } from './mask-error.ts';

type Propagate = NonNullable<NonNullable<RouterConfigInput['errors']>['propagate']>;

function mask(error: Parameters<ErrorMask>[0], propagate: Propagate = {}, isDevelopment = false) {
  const masked: MaskedError[] = [];
  const { errors } = resolveConfig({ supergraph: { file: 'a' }, errors: { propagate } });
  const maskError = createErrorMask({
    propagationOf: createErrorPropagation(errors, isDevelopment),
    find: createGraphErrorLookup(errors),
    onMasked: (entry) => masked.push(entry),
  });
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

test('a subgraph that refuses an operation of the router is an internal error', () => {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  const { shown } = mask({ message: 'Cannot query field "secretField"', extensions, subgraph: 'crm' });
  expect(JSON.stringify(shown)).not.toContain('secretField');
  expect(shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
});

test('a code of the subgraphs passes when it is configured, and is masked otherwise', () => {
  const error = { message: 'Nothing left', extensions: { code: 'OUT_OF_STOCK' }, subgraph: 'crm' };
  expect(mask(error, { all: { codes: { OUT_OF_STOCK: 409 } } }).shown).toEqual({
    message: 'Nothing left',
    extensions: { code: 'OUT_OF_STOCK' },
  });
  expect(mask(error).shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
});

test('the error of a failed connection does not show its cause', () => {
  const cause = new Error('connect ECONNREFUSED 10.0.0.1:4101');
  const { shown, masked } = mask({ message: cause.message, extensions: { code: 'UNAVAILABLE' }, cause });
  expect(JSON.stringify(shown)).not.toContain('10.0.0.1');
  expect(shown.extensions).toEqual({ code: 'UNAVAILABLE', correlationId: 'id-1' });
  expect(masked).toHaveLength(1);
});

test('a subgraph that reports UNAVAILABLE itself keeps its message', () => {
  const { shown } = mask({ message: 'The payment provider is down', extensions: { code: 'UNAVAILABLE' } });
  expect(shown.message).toBe('The payment provider is down');
});

test.each([
  ['QUERY_PLAN_FAILED', undefined, 'The operation cannot be planned'],
  ['SUBGRAPH_INVALID_RESPONSE', 'crm', 'A part of the system gave an invalid answer'],
  ['SUBGRAPH_INVALID_RESPONSE', undefined, 'A part of the system gave an invalid answer'],
])('of %s of %s the client gets the code alone, the log gets the details', (code, subgraph, message) => {
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
  'a subgraph cannot use the code %s, which belongs to the router',
  (code) => {
    const { shown } = mask({ message: 'x', extensions: { code }, subgraph: 'crm' });
    expect(shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  },
);

const soldOut = {
  message: 'Nothing left',
  path: ['product'],
  extensions: { code: 'OUT_OF_STOCK', left: 0, reason: 'sold', service: 'claimed' },
  subgraph: 'crm',
};

test('in development an error of a subgraph is shown with everything it says and the name of the subgraph', () => {
  const { shown, masked } = mask(soldOut, {}, true);
  expect(shown).toEqual({
    message: 'Nothing left',
    path: ['product'],
    extensions: { code: 'OUT_OF_STOCK', left: 0, reason: 'sold', service: 'crm' },
  });
  expect(masked).toEqual([]);
  const nameless = mask({ message: 'Oops', extensions: { sql: 'SELECT' }, subgraph: 'crm' }, {}, true).shown;
  expect(nameless).toEqual({
    message: 'Oops',
    extensions: { code: 'INTERNAL_SERVER_ERROR', sql: 'SELECT', service: 'crm' },
  });
});

test('in development a failure that the router found says what it is, and its cause stays in the log', () => {
  const cause = new Error('connect ECONNREFUSED 10.0.0.1:4101');
  const error = {
    message: 'Subgraph crm is gone.',
    extensions: { code: 'UNAVAILABLE' },
    subgraph: 'crm',
    cause,
  };
  const { shown, masked } = mask(error, {}, true);
  expect(shown).toEqual({
    message: 'Subgraph crm is gone.',
    extensions: { code: 'UNAVAILABLE', correlationId: 'id-1', service: 'crm' },
  });
  expect(masked).toEqual([{ error, correlationId: 'id-1' }]);
});

test('development can be configured to show what production shows', () => {
  const propagate: Propagate = {
    all: { codes: { '*': false, NOT_FOUND: true }, extensions: ['reason'], subgraphName: false },
  };
  expect(mask(soldOut, propagate, true).shown.extensions).toEqual({
    code: 'INTERNAL_SERVER_ERROR',
    correlationId: 'id-1',
  });
  const missing = { ...soldOut, extensions: { ...soldOut.extensions, code: 'NOT_FOUND' } };
  expect(mask(missing, propagate, true).shown.extensions).toEqual({ code: 'NOT_FOUND', reason: 'sold' });
  expect(mask({ message: 'x', extensions: { code: 'BUG' } }, propagate, true).shown.message).toBe(
    'Internal server error',
  );
});

test.each<readonly [name: string, propagate: Propagate, codes: Readonly<Record<string, string>>]>([
  ['a code of all', { all: { codes: { OUT_OF_STOCK: 409 } } }, { crm: 'OUT_OF_STOCK', hrm: 'OUT_OF_STOCK' }],
  [
    'a code of one',
    { crm: { codes: { OUT_OF_STOCK: true } } },
    { crm: 'OUT_OF_STOCK', hrm: 'INTERNAL_SERVER_ERROR' },
  ],
  [
    'every code of one',
    { crm: { codes: { '*': true } } },
    { crm: 'OUT_OF_STOCK', hrm: 'INTERNAL_SERVER_ERROR' },
  ],
  [
    'a code of all but one',
    { all: { codes: { OUT_OF_STOCK: 409 } }, crm: { codes: { OUT_OF_STOCK: false } } },
    { crm: 'INTERNAL_SERVER_ERROR', hrm: 'OUT_OF_STOCK' },
  ],
  [
    'a code of all beside no other of one',
    { all: { codes: { OUT_OF_STOCK: 409 } }, crm: { codes: { '*': false } } },
    { crm: 'OUT_OF_STOCK', hrm: 'OUT_OF_STOCK' },
  ],
])('codes are chosen by subgraph: %s', (_name, propagate, codes) => {
  const shown = Object.keys(codes).map(
    (subgraph) => [subgraph, mask({ ...soldOut, subgraph }, propagate).shown.extensions['code']] as const,
  );
  expect(Object.fromEntries(shown)).toEqual(codes);
});

test('general codes can be kept back too, those of the router itself cannot', () => {
  const propagate: Propagate = { crm: { codes: { '*': false } } };
  const missing = { message: 'x', extensions: { code: 'NOT_FOUND' }, subgraph: 'crm' };
  expect(mask(missing, propagate).shown.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  expect(mask({ ...missing, subgraph: 'hrm' }, propagate).shown.extensions['code']).toBe('NOT_FOUND');
  const unreachable = { ...missing, extensions: { code: 'UNAVAILABLE' }, cause: new Error('x') };
  expect(mask(unreachable, propagate).shown.extensions['code']).toBe('UNAVAILABLE');
});

test('a message that is kept back is replaced by a general one and goes to the log', () => {
  const propagate: Propagate = { all: { codes: { OUT_OF_STOCK: 409 } }, crm: { messages: false } };
  const { shown, masked } = mask(soldOut, propagate);
  expect(shown).toEqual({
    message: 'A part of the system reports an error.',
    path: ['product'],
    extensions: { code: 'OUT_OF_STOCK', reason: 'sold', correlationId: 'id-1' },
  });
  expect(masked).toEqual([{ error: soldOut, correlationId: 'id-1' }]);
  expect(mask({ ...soldOut, subgraph: 'hrm' }, propagate).shown.message).toBe('Nothing left');
});

test('extension keys and the name of the subgraph are chosen by subgraph', () => {
  const propagate: Propagate = {
    all: { codes: { OUT_OF_STOCK: 409 }, extensions: ['left'] },
    crm: { extensions: ['*'], subgraphName: true },
  };
  expect(mask(soldOut, propagate).shown.extensions).toEqual({
    code: 'OUT_OF_STOCK',
    left: 0,
    reason: 'sold',
    service: 'crm',
  });
  expect(mask({ ...soldOut, subgraph: 'hrm' }, propagate).shown.extensions).toEqual({
    code: 'OUT_OF_STOCK',
    left: 0,
  });
});
