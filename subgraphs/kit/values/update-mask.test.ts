import { expect, test } from '@jest/globals';
import { readMaskedUpdate, toMaskedUpdate } from './update-mask.ts';
import { withoutNulls } from './without-nulls.ts';

interface Changes {
  readonly name?: string | null;
  readonly closeOn?: string | null;
  readonly ownerId?: string;
}

test('a mask names the fields that the client sent, null too, in snake case', () => {
  const changes: Changes = { name: 'New', closeOn: null, ownerId: undefined };
  expect(toMaskedUpdate(changes)).toEqual({
    name: 'New',
    closeOn: undefined,
    ownerId: undefined,
    updateMask: ['name', 'close_on'],
  });
});

test('only named and allowed fields are read; a named field without value is cleared', () => {
  const request = { name: 'New', closeOn: undefined, ownerId: 'user-1', version: 7 };
  const changes = readMaskedUpdate(
    request,
    ['close_on', 'name', 'version', 'unknown'],
    ['name', 'closeOn', 'ownerId'],
  );
  expect(Object.entries(changes)).toEqual([
    ['name', 'New'],
    ['closeOn', undefined],
  ]);
  expect({ name: 'Old', closeOn: '2026-01-01', ...changes }).toEqual({ name: 'New', closeOn: undefined });
});

test('without a mask no field changes', () => {
  expect(readMaskedUpdate({ name: 'New' }, undefined, ['name'])).toEqual({});
});

test('nulls are replaced at any depth, everything else stays', () => {
  const at = new Date(0);
  expect(withoutNulls({ a: null, b: { c: null, d: [null, 1] }, at, text: '', no: false })).toEqual({
    a: undefined,
    b: { c: undefined, d: [undefined, 1] },
    at,
    text: '',
    no: false,
  });
});
