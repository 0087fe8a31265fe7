import { type Kysely, type RawBuilder, sql } from 'kysely';
import { invalidInput } from '../errors/domain-error.ts';
import { acceptText, foldText } from '../values/text.ts';
import type { SqlEngine } from './database.ts';
import { rowLimit } from './row-limit.ts';

/**
 * Columns with the compare form of texts (`foldText`). Engines fold letters differently, and PostgreSQL sorts by the
 * locale of its database: kept folded, texts are found, ordered and unique in one way everywhere.
 */

/** What a folded column holds: fields one after the other; a list of fields is read as one text with blanks between. */
export type TextParts = ReadonlyArray<string | readonly string[]>;

/** The folded text of an entity's or a row's fields. No part holds a line break, which therefore keeps them apart. */
export function foldParts(source: Readonly<Record<string, unknown>>, parts: TextParts): string {
  return parts
    .map((part) =>
      foldText(
        [part]
          .flat()
          .map((field) => textOf(source[field]))
          .join(' '),
      ),
    )
    .join('\n');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const batchSize = 500;

/**
 * Step of a migration: adds folded columns to a table and fills them for the rows there are.
 * @param folded the columns they are made of, by the name of the new one
 */
export async function addFoldedColumns(
  schema: Kysely<unknown>,
  engine: SqlEngine,
  table: string,
  folded: Readonly<Record<string, TextParts>>,
): Promise<void> {
  const collation = engine === 'postgres' ? sql` collate "C"` : sql``;
  for (const name of Object.keys(folded))
    await sql`alter table ${sql.table(table)} add column ${sql.ref(name)} text${collation} not null default ''`.execute(
      schema,
    );
  let lastId = '';
  for (;;) {
    const { rows } = await sql<{ readonly id: string } & Readonly<Record<string, unknown>>>`
      select * from ${sql.table(table)} where id > ${lastId} order by id limit ${rowLimit(batchSize)}`.execute(
      schema,
    );
    for (const row of rows) {
      const changes = Object.entries(folded).map(
        ([name, parts]) => sql`${sql.ref(name)} = ${foldParts(row, parts)}`,
      );
      await sql`update ${sql.table(table)} set ${sql.join(changes)} where id = ${row.id}`.execute(schema);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    lastId = last.id;
  }
}

/**
 * Whether a folded column contains a text as a person compares them; `%`, `_` and `\` in the needle are literal. Throws
 * BAD_USER_INPUT for a needle with control characters or of more than 200 characters.
 */
export function containsText(column: RawBuilder<unknown>, needle: string): RawBuilder<boolean> {
  const accepted = acceptText(needle, { maxLength: maxNeedleLength });
  if (accepted.kind === 'refused') throw invalidInput({ path: 'search', message: accepted.message });
  const pattern = `%${foldText(accepted.text).replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return sql<boolean>`${column} like ${pattern} escape '\\'`;
}

const maxNeedleLength = 200;
