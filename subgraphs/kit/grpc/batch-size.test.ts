import { expect, test } from '@jest/globals';
import { assertBatchSizes, maxIdsPerRequest } from './batch-size.ts';

const idsOf = (length: number): string[] => Array.from({ length }, (_, index) => `id-${index}`);

test('a request may name so many ids and no more, in any of its lists of ids', () => {
  expect(() => assertBatchSizes({ ids: idsOf(maxIdsPerRequest) })).not.toThrow();
  for (const field of ['ids', 'customerIds']) {
    expect(() => assertBatchSizes({ [field]: idsOf(maxIdsPerRequest + 1) })).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        fields: [{ path: field, message: 'At most 1000 ids per request.' }],
      }),
    );
  }
});

test('other lists have limits of their own', () => {
  expect(() => assertBatchSizes({ lines: idsOf(maxIdsPerRequest + 1) })).not.toThrow();
});
