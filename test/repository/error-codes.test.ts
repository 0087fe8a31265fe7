import { expect, test } from '@jest/globals';
import { createErrorLookup, errorTable } from '../../router/graphql/error-table.ts';
import { businessErrorStatuses, errorCodes } from '../../subgraphs/kit/errors/error-codes.ts';

/** The router's table and the kit's may not import each other: this holds them together. */
const find = createErrorLookup(businessErrorStatuses);

test('every code of the subgraphs is one that the router lets a subgraph answer with, with the same HTTP status', () => {
  const ofKit = Object.entries(errorCodes)
    .filter(([code]) => code !== 'INTERNAL_SERVER_ERROR')
    .map(([code, { httpStatus }]) => ({ code, status: httpStatus, fromSubgraph: true }));
  const ofRouter = ofKit.map(({ code }) => {
    const row = find(code);
    return { code, status: row?.status, fromSubgraph: row?.fromSubgraph };
  });
  expect(ofRouter).toEqual(ofKit);
});

test('an internal error is internal on both sides, and its details are not shown', () => {
  expect(find('INTERNAL_SERVER_ERROR')).toMatchObject({
    status: errorCodes.INTERNAL_SERVER_ERROR.httpStatus,
    fromSubgraph: false,
  });
});

test('the router expects no code of subgraphs that the subgraphs do not know', () => {
  const expected = Object.entries(errorTable).filter(([, { fromSubgraph }]) => fromSubgraph);
  expect(expected.map(([code]) => code).filter((code) => !Object.hasOwn(errorCodes, code))).toEqual([]);
});

test('a code of the ERP is not a code of the router', () => {
  expect(Object.keys(businessErrorStatuses).filter((code) => createErrorLookup()(code))).toEqual([]);
});
