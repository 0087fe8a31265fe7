/** An object without properties, for answers that have nothing at a position. */
const EMPTY: object = Object.freeze(Object.create(null));

/** No entities: of a step that did not run or whose request failed. */
const NONE: readonly unknown[] = Object.freeze([]);

const escapable = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A JSON string literal. Most strings need no escape, and looking is cheaper than escaping. */
export function quote(text: string): string {
  return escapable.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : EMPTY;
}

function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

function at(list: unknown, index: number): unknown {
  return Array.isArray(list) ? list[index] : undefined;
}

function firstDefined(values: readonly unknown[]): unknown {
  for (const value of values) if (value !== undefined && value !== null) return value;
  return values.includes(null) ? null : undefined;
}

function firstArray(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.find((value) => Array.isArray(value)) as readonly unknown[] | undefined;
}

/** A concrete type name beats the name of an interface object, whichever subgraph said it. */
function pickTypename(isObjectTypeName: (name: string) => boolean, names: readonly unknown[]): unknown {
  let abstractName: unknown;
  for (const name of names) {
    if (typeof name !== 'string') continue;
    if (isObjectTypeName(name)) return name;
    abstractName ??= name;
  }
  return abstractName;
}

/** JSON text of a leaf, or `undefined` when the answer does not have it. */
function leafText(value: unknown): string | undefined {
  if (typeof value === 'string') return quote(value);
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Makes a concatenation one string, so that using it many times does not join it many times. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** What generated functions may call; the names are the names in the generated text. */
export const generatedCodeRuntime = {
  EMPTY,
  NONE,
  quote,
  asObject,
  own,
  at,
  firstDefined,
  firstArray,
  pickTypename,
  leafText,
  flat,
  isArray: Array.isArray,
};
