/** The type with `undefined` wherever it had `null`, at any depth. */
export type WithoutNulls<Value> = Value extends null
  ? undefined
  : Value extends Date
    ? Value
    : Value extends ReadonlyArray<infer Item>
      ? Array<WithoutNulls<Item>>
      : Value extends object
        ? { readonly [Name in keyof Value]: WithoutNulls<Value[Name]> }
        : Value;

/**
 * GraphQL inputs hold null where a message holds an absent field: a copy with undefined in the place of null, at
 * any depth.
 */
export function withoutNulls<Value>(value: Value): WithoutNulls<Value> {
  return replaceNulls(value) as WithoutNulls<Value>;
}

function replaceNulls(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(replaceNulls);
  if (typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, replaceNulls(field)]));
}
