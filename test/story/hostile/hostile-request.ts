import type { Random } from '../../federation/fuzz/random.ts';

const texts = [
  '',
  ' ',
  'x',
  '\u0000',
  'x'.repeat(300_000),
  "'; drop table outbox; --",
  '%_\\',
  '__proto__',
  'constructor',
  '2026-02-30',
  '2026-01-01',
  '0001-01-01',
  '9999-12-31',
  '-1',
  'EUR',
  'XXX',
  '\u202eevil',
  'a@b.example',
] as const;
const integers = [0, 1, -1, 3, 100, 101, 2_147_483_647, -2_147_483_648] as const;
const longs = [0n, 1n, -1n, 10n ** 12n, 10n ** 13n, 2n ** 63n - 1n, -(2n ** 63n)] as const;
const instants = [0, Date.now(), -62_135_596_800_000, 253_402_300_799_000] as const;

/**
 * A request with hostile values in most of its fields.
 * @param empty the request with every field at its default, which shows the types
 * @param ids ids that exist, so that use cases get further than the first lookup
 */
export function hostileRequest(
  random: Random,
  empty: Readonly<Record<string, unknown>>,
  ids: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(empty).map(([field, value]) => [
      field,
      random.chance(0.2) ? value : hostileValue(random, field, value, ids),
    ]),
  );
}

function hostileValue(random: Random, field: string, value: unknown, ids: readonly string[]): unknown {
  const text = (): string => random.pick(random.chance(0.4) ? ids : texts);
  const amount = (): unknown => ({
    minorUnits: random.pick(longs),
    currencyCode: random.pick(['EUR', 'USD', 'KWD', '', 'eur', 'toString']),
  });
  const many = (make: () => unknown): unknown[] =>
    Array.from({ length: random.pick([0, 1, 2, 21, 300, 1_001]) }, make);
  if (field === 'page') return { first: random.pick(integers), after: forgedCursor(random) };
  if (field === 'items') return many(() => ({ ticketTypeId: text(), quantity: random.pick(integers) }));
  if (field === 'card')
    return {
      number: random.pick(['4242424242424242', text()]),
      expMonth: random.pick(integers),
      expYear: random.pick(integers),
      cvc: text().slice(0, 9),
    };
  if (field === 'ticketTypes')
    return many(() => ({ name: text(), price: amount(), capacity: random.pick(integers), maxPerOrder: 1 }));
  if (field === 'lines')
    return many(() => ({
      description: text(),
      quantity: random.pick(integers),
      unitPrice: amount(),
      taxRateBasisPoints: random.pick(integers),
      accountId: text(),
      [random.pick(['debit', 'credit'])]: amount(),
    }));
  if (/^ids$|Ids$/.test(field)) return many(text);
  if (typeof value === 'string') return text();
  if (typeof value === 'number') return random.pick(integers);
  if (typeof value === 'bigint') return random.pick(longs);
  if (typeof value === 'boolean') return random.chance(0.5);
  if (Array.isArray(value)) return many(text);
  // An optional field, whose type does not show: what does not fit is not sent.
  return random.pick([undefined, text(), random.pick(integers), amount(), new Date(random.pick(instants))]);
}

/** A cursor in the right wrapping with values no list gave out. */
function forgedCursor(random: Random): string | undefined {
  const values = [random.pick(texts), random.pick(integers), random.pick(texts)];
  return random.pick([
    undefined,
    'not a cursor',
    Buffer.from(JSON.stringify(values.slice(0, 1 + random.int(3)))).toString('base64url'),
    Buffer.from(JSON.stringify(['2026-01-01T00:00:00.000Z', 'x'])).toString('base64url'),
  ]);
}
