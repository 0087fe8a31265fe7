import { expect, test } from '@jest/globals';
import { choice, date, flag, instant, int64, json, money, number, text } from './columns.ts';
import { columns, optionalGroup, type RowOf } from './row-codec.ts';

const place = columns({ street: text, city: text, postalCode: text.optional });
const thingColumns = columns({
  id: text,
  kind: choice<'NEW' | 'OLD'>(),
  note: text.optional,
  score: number,
  stock: int64,
  isPrimary: flag,
  isHidden: flag.optional,
  createdAt: instant,
  archivedAt: instant.optional,
  closeOn: date.optional,
  tags: json<readonly string[]>(),
  unitPrice: money('unit_price'),
  place: optionalGroup(place, 'street'),
});
type ThingRow = RowOf<typeof thingColumns>;

const row: ThingRow = {
  id: 'thing-1',
  kind: 'NEW',
  note: null,
  score: 7,
  stock: 9_007_199_254_740_993n,
  is_primary: true,
  is_hidden: null,
  created_at: '2026-05-20T10:00:00.123Z',
  archived_at: null,
  close_on: null,
  tags: '["a","b"]',
  unit_price_minor_units: 1_234n,
  unit_price_currency: 'EUR',
  street: null,
  city: null,
  postal_code: null,
};
const thing = {
  id: 'thing-1',
  kind: 'NEW',
  note: undefined,
  score: 7,
  stock: 9_007_199_254_740_993n,
  isPrimary: true,
  isHidden: undefined,
  createdAt: new Date('2026-05-20T10:00:00.123Z'),
  archivedAt: undefined,
  closeOn: undefined,
  tags: ['a', 'b'],
  unitPrice: { minorUnits: 1_234n, currency: 'EUR' },
  place: undefined,
} as const;

test('a row is an entity and an entity is its row', () => {
  expect(thingColumns.toEntity(row)).toStrictEqual(thing);
  expect(thingColumns.toRow(thing)).toStrictEqual(row);
});

test('an optional field may have a value', () => {
  const full = {
    ...thing,
    note: 'Well',
    isHidden: false,
    archivedAt: new Date('2026-05-21T00:00:00.000Z'),
    closeOn: '2026-12-31',
    place: { street: 'A 1', city: 'B', postalCode: undefined },
  };
  const written = thingColumns.toRow(full);
  expect(written).toMatchObject({
    note: 'Well',
    is_hidden: false,
    archived_at: '2026-05-21T00:00:00.000Z',
    close_on: '2026-12-31',
    street: 'A 1',
    city: 'B',
    postal_code: null,
  });
  expect(thingColumns.toEntity(written)).toStrictEqual(full);
});

test('values read alike, however an engine keeps them', () => {
  // SQLite keeps booleans as 0 and 1 and reads small integers as numbers.
  const sqlite: ThingRow = { ...row, is_primary: 1, is_hidden: 0, stock: 5, unit_price_minor_units: 7 };
  expect(thingColumns.toEntity(sqlite)).toMatchObject({
    isPrimary: true,
    isHidden: false,
    stock: 5n,
    unitPrice: { minorUnits: 7n, currency: 'EUR' },
  });
});

test('the names of all columns are known', () => {
  expect([...thingColumns.names].sort()).toEqual(Object.keys(row).sort());
});
