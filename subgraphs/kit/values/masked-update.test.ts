import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { type FieldRule, readMaskedChanges } from './masked-update.ts';

interface Trip {
  readonly id: string;
  readonly name: string;
  readonly note: string | undefined;
  readonly seats: number;
  readonly from: number;
  readonly to: number;
}

const schema = z.object({
  name: z.string().min(1, 'A name is required.'),
  note: z.string().optional(),
  seats: z.int().default(1),
  from: z.int(),
  to: z.int(),
});
const order: FieldRule<Trip> = {
  fields: ['from', 'to'],
  message: 'A trip ends after it begins.',
  holds: ({ from, to }) => from < to,
};
const trip: Trip = { id: 'trip-1', name: 'North', note: 'Cold', seats: 4, from: 1, to: 5 };

const read = (request: Partial<Trip>, updateMask: readonly string[] | undefined, current = trip) =>
  readMaskedChanges({ schema, rules: [order] }, { ...request, updateMask }, current);
const fieldsOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error: unknown) {
    return (error as { fields: unknown }).fields;
  }
};

test('the fields that the mask names change, and no others', () => {
  expect(read({ name: 'South', seats: 2 }, ['name'])).toEqual({ name: 'South' });
  expect(read({ name: 'South' }, undefined)).toEqual({});
});

test('a mask that names what cannot be changed is refused, with the path as the client wrote it', () => {
  const message = 'There is no such field, or it cannot be changed.';
  expect(fieldsOf(() => read({ id: 'trip-2', name: 'South' }, ['id', 'name', 'no_such', 'from.x']))).toEqual(
    ['id', 'no_such', 'from.x'].map((path) => ({ path, message })),
  );
});

test('a cleared field is absent afterwards, or has its default', () => {
  const changes = read({}, ['note', 'seats']);
  expect(Object.keys(changes)).toEqual(['note', 'seats']);
  expect({ ...trip, ...changes }).toMatchObject({ note: undefined, seats: 1 });
});

test('a required field cannot be cleared', () => {
  expect(fieldsOf(() => read({ name: '' }, ['name']))).toEqual([
    { path: 'name', message: 'A name is required.' },
  ]);
});

test('a stored value that is no longer valid does not prevent an update of other fields', () => {
  const old = { ...trip, name: '', from: 9 };
  expect(read({ note: 'Warm' }, ['note'], old)).toEqual({ note: 'Warm' });
});

test('rules between fields look at the entity as it will be', () => {
  expect(read({ to: 2 }, ['to'])).toEqual({ to: 2 });
  expect(fieldsOf(() => read({ to: 1 }, ['to']))).toEqual([
    { path: 'to', message: 'A trip ends after it begins.' },
  ]);
  expect(read({ from: 8, to: 9 }, ['from', 'to'])).toEqual({ from: 8, to: 9 });
});
