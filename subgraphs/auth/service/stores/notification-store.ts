import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, newestFirst, openEntityTable } from '../../../kit/database/entity-store.ts';
import { isOneOf } from '../../../kit/database/is-one-of.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Notification, NotificationReader } from '../model/notification.ts';
import { type AuthTables, notificationColumns } from './tables.ts';

/** Reads and writes notifications; every function that reads or changes sees one reader's only. */
export interface NotificationStore extends Pick<EntityStore<Notification>, 'insert'> {
  findByIds(reader: NotificationReader, ids: readonly string[]): Promise<readonly Notification[]>;
  /** Newest first. */
  list(
    reader: NotificationReader,
    filter: { readonly isUnreadOnly: boolean },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Notification>>;
  countUnread(reader: NotificationReader): Promise<number>;
  /** Marks unread ones, all of them without `ids`; resolves with those that were unread. */
  markRead(
    reader: NotificationReader,
    ids: readonly string[] | undefined,
    now: Date,
  ): Promise<readonly Notification[]>;
}

/** @param connection the database, or a transaction of it */
export function createNotificationStore(
  connection: Kysely<AuthTables>,
  engine: SqlEngine,
): NotificationStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'notifications',
    columns: notificationColumns,
    entity: 'Notification',
  });
  const selectOf = ({ organizationId, userId }: NotificationReader) =>
    select(organizationId).where('user_id', '=', userId);
  return {
    insert: entities.insert,
    findByIds: async (reader, ids) =>
      ids.length === 0 ? [] : read(selectOf(reader).where('id', 'in', [...ids])),
    list: (reader, { isUnreadOnly }, request) => {
      let query = selectOf(reader);
      if (isUnreadOnly) query = query.where('read_at', 'is', null);
      return page(query, newestFirst, request);
    },
    countUnread: async (reader) => {
      const row = await selectOf(reader)
        .where('read_at', 'is', null)
        .clearSelect()
        .select(sql<number | bigint>`count(*)`.as('unread'))
        .executeTakeFirstOrThrow();
      return Number(row.unread);
    },
    markRead: async ({ organizationId, userId }, ids, now) => {
      let query = connection
        .updateTable('notifications')
        .set({ read_at: now.toISOString() })
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .where('read_at', 'is', null);
      if (ids) query = query.where(isOneOf('id', ids));
      const rows = await query.returningAll().execute();
      return rows.map(notificationColumns.toEntity);
    },
  };
}
