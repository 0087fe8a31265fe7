import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { PageRequest } from '../../../proto/generated/erp/type/v1/page.ts';
import { notFound } from '../errors/domain-error.ts';
import type { SqlEngine } from './database.ts';
import { keepStatement } from './kept-statement.ts';
import { type KeysetOrder, type KeysetPage, readKeysetPage } from './keyset-page.ts';
import { readKeysetPagesByGroup } from './keyset-page-by-group.ts';
import type { Columns } from './row-codec.ts';
import { lockRows } from './sql-differences.ts';

/** What every entity of an organization has. */
interface OwnedEntity {
  readonly id: string;
  readonly organizationId: string;
}

/** Reads and writes the entities of one table; every function sees one organization only. */
export interface EntityStore<Entity> {
  /** The entities there are, in any order. */
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly Entity[]>;
  /** Throws NOT_FOUND. */
  find(organizationId: string, id: string): Promise<Entity>;
  /** The entity, locked until the transaction ends. Throws NOT_FOUND. */
  lock(organizationId: string, id: string): Promise<Entity>;
  insert(entities: readonly Entity[]): Promise<void>;
  /** Writes all fields of an entity that exists in its organization. Throws NOT_FOUND. */
  update(entity: Entity): Promise<void>;
  /** Removes the entity for good. Throws NOT_FOUND. */
  remove(organizationId: string, id: string): Promise<void>;
}

/** What a store builds its own queries with. */
export interface EntityTable<Tables, Table extends keyof Tables & string, Entity> {
  /** The six functions that every store has. */
  readonly entities: EntityStore<Entity>;
  /** All rows of the organization. */
  select(organizationId: string): RowQuery<Tables, Table>;
  /** The entities of a query's rows, in its order. */
  read(query: RowQuery<Tables, Table>): Promise<readonly Entity[]>;
  /** One page of a query. The last column of the order is unique. */
  page(
    query: RowQuery<Tables, Table>,
    order: Order<Tables[Table]>,
    request: PageRequest | undefined,
  ): Promise<KeysetPage<Entity>>;
  /** The same page of each group, empty ones included: a connection field of many parents in at most two statements. */
  pageOfEach(
    query: RowQuery<Tables, Table>,
    group: { readonly column: keyof Tables[Table] & string; readonly keys: readonly string[] },
    order: Order<Tables[Table]>,
    request: PageRequest | undefined,
  ): Promise<ReadonlyMap<string, KeysetPage<Entity>>>;
}

/** A query for whole rows of a table. */
export type RowQuery<Tables, Table extends keyof Tables> = SelectQueryBuilder<
  Tables,
  Table,
  Selectable<Tables[Table]>
>;

/** Columns, most significant first: `[['created_at', 'desc'], ['id', 'desc']]`. */
export type Order<Row> = ReadonlyArray<readonly [column: keyof Row & string, direction: 'asc' | 'desc']>;

/** The order of most lists: by creation, the last one first. */
export const newestFirst = [
  ['created_at', 'desc'],
  ['id', 'desc'],
] as const;

/**
 * @param options.connection the database, or a transaction: then everything happens inside it
 * @param options.entity name in error messages, for example `Customer`
 */
export function openEntityTable<
  Tables,
  Table extends keyof Tables & string,
  Entity extends OwnedEntity,
>(options: {
  readonly connection: Kysely<Tables>;
  readonly engine: SqlEngine;
  readonly table: Table;
  readonly columns: Columns<Entity, Tables[Table]>;
  readonly entity: string;
}): EntityTable<Tables, Table, Entity> {
  const { engine, columns, entity: entityName } = options;
  // kysely checks names against the tables it knows. Here the table is any domain's: what is known of it is that it
  // has `id` and `organization_id`, and that its rows are what `columns` makes of entities.
  const table = options.table as string as 'owned';
  const rows = options.connection as unknown as Kysely<OwnedTables>;
  const toEntity = columns.toEntity as unknown as (row: OwnedRow) => Entity;
  const toRow = columns.toRow as unknown as (entity: Entity) => OwnedRow;
  const selectRows = (organizationId: string) =>
    rows.selectFrom(table).selectAll().where('organization_id', '=', organizationId);
  const requireEntity = (row: OwnedRow | undefined, id: string): Entity => {
    if (row === undefined) throw notFound(entityName, id);
    return toEntity(row);
  };
  const requireRow = (affected: bigint | undefined, id: string): void => {
    if (affected === 0n) throw notFound(entityName, id);
  };
  type Query = RowQuery<Tables, Table>;
  const toKeyset = (
    order: ReadonlyArray<readonly [column: string, direction: 'asc' | 'desc']>,
  ): KeysetOrder =>
    order.map(([column, direction]) => ({ column: `${table}.${column}`, as: column, direction }));
  const asRows = (query: Query) => query as unknown as SelectQueryBuilder<OwnedTables, 'owned', OwnedRow>;

  return {
    entities: {
      findByIds: async (organizationId, ids) => {
        if (ids.length === 0) return [];
        const found = await selectByIds(rows, { organizationId, ids }, table);
        return found.rows.map(toEntity);
      },
      find: async (organizationId, id) => {
        const found = await selectOne(rows, { organizationId, id }, table);
        return requireEntity(found.rows[0], id);
      },
      lock: async (organizationId, id) => {
        const found = await lockOne[engine](rows, { organizationId, id }, table);
        return requireEntity(found.rows[0], id);
      },
      insert: async (entities) => {
        if (entities.length > 0) await rows.insertInto(table).values(entities.map(toRow)).execute();
      },
      update: async (entity) => {
        const { numAffectedRows } = await updateOne(rows, toRow(entity), table);
        requireRow(numAffectedRows, entity.id);
      },
      remove: async (organizationId, id) => {
        const { numAffectedRows } = await deleteOne(rows, { organizationId, id }, table);
        requireRow(numAffectedRows, id);
      },
    },
    select: (organizationId) => selectRows(organizationId) as unknown as Query,
    read: async (query) => (await asRows(query).execute()).map(toEntity),
    page: async (query, order, request) => {
      const found = await readKeysetPage(asRows(query), toKeyset(order), request);
      return { rows: found.rows.map(toEntity), page: found.page };
    },
    pageOfEach: async (query, { column, keys }, order, request) => {
      const pages = await readKeysetPagesByGroup({
        connection: rows,
        query: asRows(query),
        group: { column: `${table}.${column}`, as: column },
        groupKeys: keys,
        order: toKeyset(order),
        request,
      });
      return new Map(
        [...pages].map(([key, found]) => [key, { rows: found.rows.map(toEntity), page: found.page }]),
      );
    },
  };
}

interface OneRow {
  readonly organizationId: string;
  readonly id: string;
}

const selectByIds = keepStatement(
  (
    rows: Kysely<OwnedTables>,
    { organizationId, ids }: { readonly organizationId: string; readonly ids: readonly string[] },
    table: 'owned',
  ) =>
    rows
      .selectFrom(table)
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', 'in', [...ids])
      .compile(),
);

function queryOne(rows: Kysely<OwnedTables>, { organizationId, id }: OneRow, table: 'owned') {
  return rows
    .selectFrom(table)
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id);
}

const selectOne = keepStatement((rows: Kysely<OwnedTables>, one: OneRow, table: 'owned') =>
  queryOne(rows, one, table).compile(),
);

/** SQLite has one writer: there, nothing is to be locked. */
const lockOne: Readonly<Record<SqlEngine, typeof selectOne>> = {
  sqlite: selectOne,
  postgres: keepStatement((rows: Kysely<OwnedTables>, one: OneRow, table: 'owned') =>
    lockRows('postgres', queryOne(rows, one, table)).compile(),
  ),
};

const updateOne = keepStatement((rows: Kysely<OwnedTables>, row: OwnedRow, table: 'owned') => {
  const { id, organization_id, ...changes } = row;
  return rows
    .updateTable(table)
    .set(changes)
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .compile();
});

const deleteOne = keepStatement((rows: Kysely<OwnedTables>, one: OneRow, table: 'owned') =>
  rows.deleteFrom(table).where('organization_id', '=', one.organizationId).where('id', '=', one.id).compile(),
);

type OwnedRow = { readonly id: string; readonly organization_id: string };
type OwnedTables = { readonly owned: OwnedRow };
