import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import { readMaskedChanges } from './masked-update.ts';
import { validateInput } from './validate-input.ts';

function messageOf(schema: z.ZodType, value: unknown): string | undefined {
  try {
    validateInput(z.object({ field: schema }), { field: value });
  } catch (error: unknown) {
    if (error instanceof DomainError) return error.fields[0]?.message;
  }
  return undefined;
}

const day = new Date('2026-01-31T00:00:00Z');

test.each([
  ['a text that is left out', z.string(), undefined, 'A value is required.'],
  ['null in the place of a text', z.string(), null, 'A value is required.'],
  ['a choice that is left out', z.enum(['A', 'B']), undefined, 'A value is required.'],
  ['a number in the place of a text', z.string(), 5, 'A text.'],
  ['a text in the place of a number', z.number(), 'x', 'A number.'],
  ['not a number', z.number(), Number.NaN, 'A number.'],
  ['a fraction', z.int(), 1.5, 'A whole number.'],
  ['a text in the place of a big number', z.bigint(), 'x', 'A whole number.'],
  ['a text in the place of a Boolean', z.boolean(), 'x', 'True or false.'],
  ['an invalid date', z.date(), new Date('x'), 'An instant.'],
  ['a text in the place of a list', z.array(z.string()), 'x', 'A list.'],
  ['an unknown choice', z.enum(['A', 'B']), 'C', 'One of A, B.'],
  ['a short text', z.string().min(1), '', 'At least 1 character.'],
  ['a long text', z.string().max(2), 'abc', 'At most 2 characters.'],
  ['a small number', z.number().min(3), 2, 'At least 3.'],
  ['a large number', z.bigint().max(3n), 4n, 'At most 3.'],
  ['an empty list', z.array(z.string()).min(1), [], 'At least 1 entry.'],
  ['a long list', z.array(z.string()).max(1), ['a', 'b'], 'At most 1 entry.'],
  ['an early date', z.date().min(day), new Date(0), 'At least 2026-01-31T00:00:00.000Z.'],
  ['a number between steps', z.number().multipleOf(5), 7, 'A multiple of 5.'],
  ['a field too many', z.strictObject({}), { extra: 1 }, 'There is no field extra.'],
  ['a text of another form', z.email(), 'x', 'Not a valid value.'],
  ['neither of two', z.union([z.literal(1), z.literal(2)]), 3, 'Not a valid value.'],
])('%s is described in the words of the API', (_what, schema, value, message) => {
  expect(messageOf(schema, value)).toBe(message);
});

test('a message that the schema has wins', () => {
  expect(messageOf(z.string('A name is required.'), undefined)).toBe('A name is required.');
});

test('a masked update is described likewise', () => {
  const schema = z.object({ name: z.string() });
  const request = { name: undefined, updateMask: ['name'] };
  expect(() => readMaskedChanges({ schema }, request, { name: 'Ada' })).toThrow(
    expect.objectContaining({ fields: [{ path: 'name', message: 'A value is required.' }] }),
  );
});
