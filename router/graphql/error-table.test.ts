import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createErrorLookup, errorTable } from './error-table.ts';
import { refusal } from './graphql-response.ts';

test('every code a client may see is on the ladder of the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const missing = Object.keys(errorTable).filter((code) => !readme.includes(code));
  expect(missing).toEqual([]);
});

test('names of inherited object properties are not codes', () => {
  const find = createErrorLookup();
  expect(['constructor', '__proto__', 'toString', '', undefined, 7].filter((code) => find(code))).toEqual([]);
});

test('codes of the subgraphs come from configuration and cannot replace a row of the router', () => {
  const find = createErrorLookup({ OUT_OF_STOCK: 409, FORBIDDEN: 500 });
  expect(find('OUT_OF_STOCK')).toMatchObject({ status: 409, phase: 'execution', fromSubgraph: true });
  expect(find('FORBIDDEN')).toBe(errorTable.FORBIDDEN);
  expect(createErrorLookup()('OUT_OF_STOCK')).toBeUndefined();
});

test('a refusal has the status and the phase of its code', () => {
  expect(refusal('PAYLOAD_TOO_LARGE', 'x')).toMatchObject({
    kind: 'refused',
    status: 413,
    phase: 'transport',
  });
  expect(refusal('GRAPHQL_PARSE_FAILED', 'x')).toMatchObject({ status: 400, phase: 'request' });
  expect(
    refusal('RATE_LIMITED', 'x', { extensions: { retryAfter: 3 }, headers: [['retry-after', '3']] }),
  ).toEqual({
    kind: 'refused',
    phase: 'transport',
    status: 429,
    errors: [{ message: 'x', extensions: { code: 'RATE_LIMITED', retryAfter: 3 } }],
    headers: [['retry-after', '3']],
  });
});
