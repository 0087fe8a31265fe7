import type { CompiledQuery, QueryExecutorProvider, QueryResult } from 'kysely';

/**
 * A statement that kysely builds and compiles once for each database, and that runs with other values each time: for
 * what requests read and write over and over. It belongs to a module, not into a function.
 *
 * `build` gets marks in the place of the values, so it hands them to kysely and does nothing else with them. A list is
 * one for `in (…)` and never empty. A value that is undefined is undefined in `build` too: a filter that is left out
 * makes another statement, which is kept as well.
 *
 * @param build the statement; `variant` is what its text depends on besides, for example the name of a table
 */
export function keepStatement<Connection extends QueryExecutorProvider, Values extends object, Row>(
  build: (connection: Connection, values: Values) => CompiledQuery<Row>,
): (connection: Connection, values: Values) => Promise<QueryResult<Row>>;
export function keepStatement<
  Connection extends QueryExecutorProvider,
  Values extends object,
  Row,
  Variant extends string,
>(
  build: (connection: Connection, values: Values, variant: Variant) => CompiledQuery<Row>,
): (connection: Connection, values: Values, variant: Variant) => Promise<QueryResult<Row>>;
export function keepStatement<Connection extends QueryExecutorProvider, Row>(
  build: (connection: Connection, values: Fields, variant: string) => CompiledQuery<Row>,
): (connection: Connection, values: Fields, variant?: string) => Promise<QueryResult<Row>> {
  // By the adapter, which a database shares with its transactions.
  const keptByDatabase = new WeakMap<object, Map<string, CompiledQuery<Row>>>();
  return async (connection, values, variant = '') => {
    const executor = connection.getExecutor();
    const kept = keptByDatabase.get(executor.adapter) ?? new Map<string, CompiledQuery<Row>>();
    keptByDatabase.set(executor.adapter, kept);
    const shape = shapeOf(values, variant);
    const statement = kept.get(shape) ?? build(connection, marksFor(values), variant);
    kept.set(shape, statement);
    const parameters = statement.parameters.map((parameter) =>
      parameter instanceof Mark ? parameter.read(values) : parameter,
    );
    return executor.executeQuery<Row>({ ...statement, parameters });
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The place of a value in a statement that is being built. */
class Mark {
  readonly #name: string;
  readonly #index: number | undefined;

  constructor(name: string, index?: number) {
    this.#name = name;
    this.#index = index;
  }

  read(values: Fields): unknown {
    const value = values[this.#name];
    if (this.#index === undefined) return value;
    const list = value as readonly unknown[];
    return list[this.#index] ?? list.at(-1);
  }
}

function marksFor(values: Fields): Fields {
  const marks = Object.entries(values).map(([name, value]) => {
    if (value === undefined) return [name, undefined];
    if (!Array.isArray(value)) return [name, new Mark(name)];
    return [name, Array.from({ length: roomFor(value.length) }, (_, index) => new Mark(name, index))];
  });
  return Object.fromEntries(marks) as Fields;
}

/** What the text of a statement depends on: its variant, which values there are, and how long lists are. */
function shapeOf(values: Fields, variant: string): string {
  let shape = variant;
  for (const name in values) {
    const value = values[name];
    if (Array.isArray(value)) shape += ` ${name}:${roomFor(value.length)}`;
    else if (value !== undefined) shape += ` ${name}`;
  }
  return shape;
}

/** Lists have room for a power of two, so that few lengths make few statements; the last value fills the rest. */
function roomFor(length: number): number {
  return length <= 1 ? length : 2 ** (32 - Math.clz32(length - 1));
}
