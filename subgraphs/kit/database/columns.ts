import { type Money, money as moneyOf } from '../values/money.ts';
import { foldParts, type TextParts } from './folded-text.ts';
import { type BooleanColumn, fromBoolean, type Int64Column } from './sql-differences.ts';

/** A field kept in one column: `Value` in the model, `Cell` in the row, alike on both engines. */
export interface CellColumn<Value, Cell> {
  readonly kind: 'cell';
  readonly read: (cell: Cell) => Value;
  readonly write: (value: Value) => Cell;
}

/** A field kept in several columns, for example an amount. */
export interface GroupColumn<Value, Row> {
  readonly kind: 'group';
  /** Names of its columns. */
  readonly names: readonly string[];
  readonly read: (row: Row) => Value;
  readonly write: (value: Value) => Row;
}

/** A column worked out of other fields of the entity whenever its row is written; the model does not have it. */
export interface DerivedColumn {
  readonly kind: 'derived';
  readonly write: (entity: Readonly<Record<string, unknown>>) => string;
}

/** A column that also exists as one that may be empty: undefined in the model, null in the row. */
export interface Cell<Value, Stored> extends CellColumn<Value, Stored> {
  readonly optional: CellColumn<Value | undefined, Stored | null>;
}

/** Text. */
export const text: Cell<string, string> = same<string>();
/** A whole number within 32 bits, or a float. */
export const number: Cell<number, number> = same<number>();
/** A calendar date `YYYY-MM-DD`. */
export const date: Cell<string, string> = same<string>();
/** A whole number beyond 32 bits. */
export const int64: Cell<bigint, Int64Column> = cell<bigint, Int64Column>(BigInt, (value) => value);
/** An instant. */
export const instant: Cell<Date, string> = cell(
  (stored) => new Date(stored),
  (value) => value.toISOString(),
);
/** True or false. */
export const flag: Cell<boolean, BooleanColumn> = cell<boolean, BooleanColumn>(fromBoolean, (value) => value);

/**
 * The compare form of other fields, for search, order and uniqueness: `folded('name')`,
 * `folded(['firstName', 'lastName'], 'email')`.
 */
export function folded(...parts: TextParts): DerivedColumn {
  return { kind: 'derived', write: (entity) => foldParts(entity, parts) };
}

/** Text that is one of few, for example a status. */
export function choice<Value extends string>(): Cell<Value, Value> {
  return same<Value>();
}

/** A JSON value in a text column; what was written is trusted to be of its type. */
export function json<Value>(): Cell<Value, string> {
  return cell(
    (stored) => JSON.parse(stored) as Value,
    (value) => JSON.stringify(value),
  );
}

/** An amount in the columns `<prefix>_minor_units` and `<prefix>_currency`. */
export function money<const Prefix extends string>(prefix: Prefix): GroupColumn<Money, MoneyRow<Prefix>> {
  const units = `${prefix}_minor_units`;
  const currency = `${prefix}_currency`;
  return {
    kind: 'group',
    names: [units, currency],
    read: (row) => {
      const cells = row as Readonly<Record<string, Int64Column | string>>;
      return moneyOf(BigInt(cells[units] ?? 0), String(cells[currency]));
    },
    write: (value) => ({ [units]: value.minorUnits, [currency]: value.currency }) as MoneyRow<Prefix>,
  };
}

type MoneyRow<Prefix extends string> = {
  readonly [Name in `${Prefix}_minor_units`]: Int64Column;
} & { readonly [Name in `${Prefix}_currency`]: string };

function cell<Value, Stored>(
  read: (stored: Stored) => Value,
  write: (value: Value) => Stored,
): Cell<Value, Stored> {
  return {
    kind: 'cell',
    read,
    write,
    optional: {
      kind: 'cell',
      read: (stored) => (stored === null ? undefined : read(stored)),
      write: (value) => (value === undefined ? null : write(value)),
    },
  };
}

function same<Value>(): Cell<Value, Value> {
  return cell(
    (stored: Value) => stored,
    (value: Value) => value,
  );
}
