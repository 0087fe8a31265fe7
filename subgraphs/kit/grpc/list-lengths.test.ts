import { expect, test } from '@jest/globals';
import { assertListLengths, maxListLength } from './list-lengths.ts';

const entries = (length: number): string[] => Array.from({ length }, (_, index) => `id-${index}`);

test('a list of a request holds so many entries and no more, whatever it lists', () => {
  expect(() => assertListLengths({ ids: entries(maxListLength) })).not.toThrow();
  for (const field of ['ids', 'customerIds', 'lines']) {
    expect(() => assertListLengths({ [field]: entries(maxListLength + 1) })).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        fields: [{ path: field, message: 'At most 1000 entries in a list.' }],
      }),
    );
  }
});

test('lists inside messages and inside lists of messages count too', () => {
  const tooLong = entries(maxListLength + 1);
  expect(() => assertListLengths({ filter: { states: tooLong } })).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ path: 'filter.states' })] }),
  );
  expect(() => assertListLengths({ lines: [{ tags: [] }, { tags: tooLong }] })).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ path: 'lines.1.tags' })] }),
  );
});

test('bytes, dates and absent fields do not count as lists', () => {
  const request = { body: Buffer.alloc(maxListLength + 1), at: new Date(), page: undefined, note: null };
  expect(() => assertListLengths(request)).not.toThrow();
});
