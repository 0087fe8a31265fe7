interface JsonWithSource {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
}

/** Texts that may hold a number which a double does not give back as it was written. */
const inexactNumber = /\d{16}|\d[.eE]|-0/;

/**
 * Parses JSON so that writing it again gives the same numbers. One that a double would change comes as an object that
 * `JSON.stringify` writes as it was read (`JSON.rawJSON`).
 */
export function parseExactly(text: string): unknown {
  // Reading with the sources of numbers takes several times as long.
  if (!inexactNumber.test(text)) return JSON.parse(text) as unknown;
  const json = JSON as unknown as JsonWithSource;
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && source !== JSON.stringify(value)
      ? json.rawJSON(source)
      : value,
  );
}
