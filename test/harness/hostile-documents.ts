const spread = (name: string, next: string) => `fragment ${name} on Query { ...${next} ...${next} }`;
const bomb = `{ ...F0 } ${Array.from({ length: 29 }, (_, index) => spread(`F${index}`, `F${index + 1}`)).join(' ')} fragment F29 on Query { b }`;

/** Documents for `type Query { a: Query b: Int }` that are small to send and could be expensive to check. */
export const hostileDocuments: ReadonlyArray<
  readonly [name: string, text: string, decision: 'valid' | 'refused']
> = [
  ['nesting without end', '{ a '.repeat(2_400), 'refused'],
  ['more tokens than allowed', `{ ${'b '.repeat(1_000_000)} }`, 'refused'],
  ['a fragment that spreads itself', '{ ...F } fragment F on Query { b ...F }', 'refused'],
  [
    'fragments that spread each other',
    '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F @skip(if: true) b }',
    'refused',
  ],
  ['a fragment bomb', bomb, 'valid'],
  ['one field 4 900 times', `{ ${'b '.repeat(4_900)} }`, 'refused'],
  ['unknown directives', `{ b ${'@x '.repeat(2_000)} }`, 'refused'],
  ['one directive 700 times', `{ b ${'@skip(if: true) '.repeat(700)} }`, 'refused'],
  ['aliases of nested fields', `{ ${Array.from({ length: 600 }, () => 'x: a { b }').join(' ')} }`, 'refused'],
];
