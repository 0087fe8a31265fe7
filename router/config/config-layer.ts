/** Raw values of one source, as nested objects, and where each came from for error messages. */
export interface ConfigLayer {
  readonly values: Readonly<Record<string, unknown>>;
  /** Dotted option path to a text like `environment variable ERP_SERVER_PORT`. */
  readonly origins: ReadonlyMap<string, string>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** A layer under construction. */
export class ConfigLayerBuilder {
  readonly #values: Record<string, unknown> = {};
  readonly #origins = new Map<string, string>();
  readonly #errors: string[] = [];
  readonly #warnings: string[] = [];

  /** Sets one option. */
  set(path: readonly string[], value: unknown, origin: string): void {
    let target = this.#values;
    for (const key of path.slice(0, -1)) {
      const next = (target[key] ??= {});
      // A value of a wrong kind above this option is a mistake the schema reports.
      if (!isPlainObject(next)) return;
      target = next;
    }
    target[path.at(-1) ?? ''] = value;
    this.#origins.set(path.join('.'), origin);
  }

  /** Notes a mistake that stops the start. */
  refuse(message: string): void {
    this.#errors.push(message);
  }

  /** Notes something suspicious that is only logged. */
  warn(message: string): void {
    this.#warnings.push(message);
  }

  /** The finished layer. */
  build(): ConfigLayer {
    return { values: this.#values, origins: this.#origins, errors: this.#errors, warnings: this.#warnings };
  }
}

/**
 * Lays `over` on `under`: objects are merged key by key, everything else (lists too) is replaced.
 */
export function mergeValues(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const existing = merged[key];
    merged[key] = isPlainObject(existing) && isPlainObject(value) ? mergeValues(existing, value) : value;
  }
  return merged;
}

/** Whether a value is an object with keys, not a list or null. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
