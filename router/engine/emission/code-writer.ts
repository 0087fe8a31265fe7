/**
 * Collects the source text of one generated function. Values that are not text (sets, maps, functions) are
 * passed in as constants; names of fields and types only ever enter the source through {@link literal}.
 */
export interface CodeWriter {
  line(text: string): void;
  /** Emits `head {`, what `body` writes, and `}`. */
  block(head: string, body: () => void): void;
  /** A variable name that is used nowhere else in this function. */
  fresh(prefix: string): string;
  /** A name under which the generated code sees `value`. The same value gives the same name. */
  constant(value: unknown): string;
  /** Emits text produced elsewhere, at the end. */
  append(text: string): void;
  /** The text so far. */
  text(): string;
  constants(): readonly unknown[];
}

/** Creates an empty writer; `parent` shares names and constants, so that functions can be nested. */
export function createCodeWriter(parent?: CodeWriter): CodeWriter {
  const lines: string[] = [];
  const values: unknown[] = [];
  const names = new Map<unknown, string>();
  let counter = 0;
  const writer: CodeWriter = {
    line: (text) => void lines.push(text),
    block(head, body) {
      lines.push(`${head} {`);
      body();
      lines.push('}');
    },
    fresh: parent?.fresh ?? ((prefix) => `${prefix}${counter++}`),
    constant:
      parent?.constant ??
      ((value) => {
        let name = names.get(value);
        if (name === undefined) {
          name = `k${values.length}`;
          values.push(value);
          names.set(value, name);
        }
        return name;
      }),
    append: (text) => void lines.push(text),
    text: () => lines.join('\n'),
    constants: parent?.constants ?? (() => values),
  };
  return writer;
}

/** A JavaScript string literal: JSON, with the two line separators that JSON leaves alone escaped as well. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/**
 * Reads `object[key]` as data: keys that `Object.prototype` answers (`constructor`, `__proto__` …) are looked
 * up as own properties only.
 */
export function readProperty(object: string, key: string): string {
  return key in Object.prototype ? `own(${object}, ${literal(key)})` : `${object}[${literal(key)}]`;
}

/** Turns collected text into a function of the runtime object `rt` and its constants. */
export function instantiate<Result>(writer: CodeWriter, runtime: object): Result {
  const names = Object.keys(runtime);
  const values = Object.values(runtime);
  const constants = writer.constants();
  const constantNames = constants.map((_, index) => `k${index}`);
  // The text consists of code written in this folder and of literals made by `literal`.
  const factory = new Function(...names, ...constantNames, `'use strict';\n${writer.text()}`);
  return factory(...values, ...constants) as Result;
}
