import type { CellColumn, DerivedColumn, GroupColumn } from './columns.ts';

/** The rows of a table and the entities of a model, one to one. */
export interface Columns<Entity, Row> {
  /** Names of all columns. */
  readonly names: readonly string[];
  readonly toEntity: (row: Row) => Entity;
  readonly toRow: (entity: Entity) => Row;
}

/** The row type of a table, for its entry in the domain's `Tables`. */
export type RowOf<Table> = Table extends Columns<infer _Entity, infer Row> ? Row : never;

/**
 * The columns of a table by the fields of its model; a column's name is its field's in snake case, unless the
 * column is a group. A model and its columns are held together where a store is typed: a field without a column,
 * or with one of another type, does not compile there.
 */
export function columns<const Shape extends ColumnShape>(
  shape: Shape,
): Columns<EntityOfShape<Shape>, RowOfShape<Shape>> {
  const cells: CellAccess[] = [];
  const groups: GroupAccess[] = [];
  const derived: Array<{ readonly name: string; readonly write: DerivedColumn['write'] }> = [];
  for (const [field, column] of Object.entries(shape)) {
    if (column.kind === 'cell') cells.push({ ...column, field, name: toSnakeCase(field) });
    else if (column.kind === 'derived') derived.push({ name: toSnakeCase(field), write: column.write });
    else groups.push({ ...column, field });
  }
  type Fields = Record<string, unknown>;
  const toRow = (entity: Fields): Fields => {
    const row: Fields = {};
    for (const { name, field, write } of cells) row[name] = write(entity[field] as never);
    for (const { field, write } of groups) Object.assign(row, write(entity[field] as never));
    for (const { name, write } of derived) row[name] = write(entity);
    return row;
  };
  const toEntity = (row: Fields): Fields => {
    const entity: Fields = {};
    for (const { field, name, read } of cells) entity[field] = read(row[name] as never);
    for (const { field, read } of groups) entity[field] = read(row as never);
    return entity;
  };
  const names = Object.entries(shape).flatMap(([field, column]) =>
    column.kind === 'group' ? column.names : [toSnakeCase(field)],
  );
  // The loops go over the fields of `Shape`, of which both types are made.
  return { names, toEntity, toRow } as unknown as Columns<EntityOfShape<Shape>, RowOfShape<Shape>>;
}

/**
 * An object whose fields are columns of the entity's own row, and which may be absent: then all of them are null.
 * @param mark the column that is never null while the object is there
 */
export function optionalGroup<Value, Row extends object>(
  columnsOfGroup: Columns<Value, Row>,
  mark: keyof Row & string,
): GroupColumn<Value | undefined, { readonly [Name in keyof Row]: Row[Name] | null }> {
  type NullableRow = { readonly [Name in keyof Row]: Row[Name] | null };
  const nulls = Object.fromEntries(columnsOfGroup.names.map((name) => [name, null])) as NullableRow;
  return {
    kind: 'group',
    names: columnsOfGroup.names,
    read: (row) => (row[mark] === null ? undefined : columnsOfGroup.toEntity(row as Row)),
    write: (value) => (value === undefined ? nulls : columnsOfGroup.toRow(value)),
  };
}

/** `organizationId` → `organization_id`. */
function toSnakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A column of any type: what it reads and writes is known where the shape is. */
type AnyCell = {
  readonly kind: 'cell';
  readonly read: (cell: never) => unknown;
  readonly write: (value: never) => unknown;
};
type AnyGroup = {
  readonly kind: 'group';
  readonly names: readonly string[];
  readonly read: (row: never) => unknown;
  readonly write: (value: never) => object;
};
type CellAccess = AnyCell & { readonly field: string; readonly name: string };
type GroupAccess = AnyGroup & { readonly field: string };
type ColumnShape = Readonly<Record<string, AnyCell | AnyGroup | DerivedColumn>>;

type EntityOfShape<Shape> = {
  readonly [Field in keyof Shape as Shape[Field] extends DerivedColumn ? never : Field]: Shape[Field] extends
    | CellColumn<infer Value, infer _Stored>
    | GroupColumn<infer Value, infer _Row>
    ? Value
    : never;
};

type RowOfShape<Shape> = Flat<CellsOfShape<Shape> & GroupsOfShape<Shape>>;

type CellsOfShape<Shape> = {
  readonly [Field in keyof Shape & string as Shape[Field] extends { readonly kind: 'cell' | 'derived' }
    ? SnakeCase<Field>
    : never]: Shape[Field] extends CellColumn<infer _Value, infer Stored> ? Stored : string;
};

type GroupsOfShape<Shape> = Intersection<
  {
    [Field in keyof Shape]: Shape[Field] extends GroupColumn<infer _Value, infer Row> ? Row : never;
  }[keyof Shape]
>;

type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

type Intersection<Union> = [Union] extends [never]
  ? unknown
  : (Union extends unknown ? (member: Union) => void : never) extends (member: infer All) => void
    ? All
    : never;

type Flat<Type> = { readonly [Name in keyof Type]: Type[Name] };
