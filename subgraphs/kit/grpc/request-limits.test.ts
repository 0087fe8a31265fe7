import { expect, test } from '@jest/globals';
import { assertWithinLimits, maxListLength } from './request-limits.ts';

const entries = (length: number): string[] => Array.from({ length }, (_, index) => `id-${index}`);

test('a list of a request holds so many entries and no more, whatever it lists', () => {
  expect(() => assertWithinLimits({ ids: entries(maxListLength) })).not.toThrow();
  for (const field of ['ids', 'customerIds', 'lines']) {
    expect(() => assertWithinLimits({ [field]: entries(maxListLength + 1) })).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        fields: [{ path: field, message: 'At most 1000 entries in a list.' }],
      }),
    );
  }
});

test('lists inside messages and inside lists of messages count too', () => {
  const tooLong = entries(maxListLength + 1);
  expect(() => assertWithinLimits({ filter: { states: tooLong } })).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ path: 'filter.states' })] }),
  );
  expect(() => assertWithinLimits({ lines: [{ tags: [] }, { tags: tooLong }] })).toThrow(
    expect.objectContaining({ fields: [expect.objectContaining({ path: 'lines.1.tags' })] }),
  );
});

test('bytes, dates and absent fields do not count as lists', () => {
  const request = { body: Buffer.alloc(maxListLength + 1), at: new Date(), page: undefined, note: null };
  expect(() => assertWithinLimits(request)).not.toThrow();
});

test.each(['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])('%s is accepted', (text) => {
  expect(() => assertWithinLimits({ filter: { from: new Date(text) } })).not.toThrow();
});

test.each(['+010000-01-01T00:00:00.000Z', '-000001-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.001Z'])(
  '%s is refused, whichever field it is in',
  (text) => {
    const refusal = expect.objectContaining({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'lines.0.at', message: 'An instant between the years 0000 and 9999.' }],
    });
    expect(() => assertWithinLimits({ lines: [{ at: new Date(text) }] })).toThrow(refusal);
  },
);
