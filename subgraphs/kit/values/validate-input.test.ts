import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { validateInput } from './validate-input.ts';

const schema = z.object({
  name: z.string().trim().min(1, 'A name is required.'),
  items: z.array(z.object({ quantity: z.int('A whole number.').min(1, 'At least one.') })),
});

test('valid input comes back parsed, without what the schema does not know', () => {
  expect(validateInput(schema, { name: ' Ada ', items: [{ quantity: 2 }], isAdmin: true })).toEqual({
    name: 'Ada',
    items: [{ quantity: 2 }],
  });
});

test('each invalid field is named by its path', () => {
  expect(() => validateInput(schema, { name: '', items: [{ quantity: 1 }, { quantity: 0 }] })).toThrow(
    expect.objectContaining({
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'name', message: 'A name is required.' },
        { path: 'items.1.quantity', message: 'At least one.' },
      ],
    }),
  );
});

test('at most twenty fields are reported', () => {
  const items = Array.from({ length: 100 }, () => ({ quantity: 0 }));
  const reported = Array.from({ length: 20 }, (_, index) => ({
    path: `items.${index}.quantity`,
    message: 'At least one.',
  }));
  expect(() => validateInput(schema, { name: 'x', items })).toThrow(
    expect.objectContaining({ fields: reported }),
  );
});
