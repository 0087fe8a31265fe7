import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { listField } from './list-field.ts';

const messagesOf = (schema: z.ZodType, input: unknown): readonly string[] =>
  schema.safeParse(input).error?.issues.map((issue) => issue.message) ?? [];

test('a list has a greatest and a least length', () => {
  const schema = listField(z.string(), { min: 1, max: 2 });
  expect(messagesOf(schema, [])).toEqual(['At least 1 entry.']);
  expect(messagesOf(schema, ['a', 'b', 'c'])).toEqual(['At most 2 entries.']);
  expect(schema.parse(['a', 'b'])).toEqual(['a', 'b']);
});

test('a list may be empty unless it says otherwise', () => {
  expect(messagesOf(listField(z.string(), { max: 2 }), [])).toEqual([]);
});
