/** What newer engines have and the type library does not know yet (ECMAScript, "JSON.parse source text access"). */
interface JsonWithSource {
  rawJSON(text: string): unknown;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
}

const json = JSON as unknown as JsonWithSource;

/** A number that `JSON.stringify` writes with these digits. */
export function exactNumber(digits: string): unknown {
  return json.rawJSON(digits);
}

/** Parses JSON; a whole number that JavaScript would round keeps its digits when it is written again. */
export function parseExactJson(text: string): unknown {
  return json.parse(text, (_, value, { source }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    /^-?\d+$/.test(source)
      ? json.rawJSON(source)
      : value,
  );
}
