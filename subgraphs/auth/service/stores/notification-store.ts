import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Notification } from '../model/notification.ts';
import type { AuthTables, NotificationRow } from './tables.ts';

/** Whose notifications: a user in one organization. */
export interface Reader {
  readonly organizationId: string;
  readonly userId: string;
}

/** Reads and writes notifications; every function sees one reader's only. */
export interface NotificationStore {
  findByIds(reader: Reader, ids: readonly string[]): Promise<readonly Notification[]>;
  /** Newest first. */
  list(
    reader: Reader,
    filter: { readonly isUnreadOnly: boolean },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Notification>>;
  countUnread(reader: Reader): Promise<number>;
  insert(notification: Notification): Promise<void>;
  /** Marks unread ones, all of them when `ids` is empty; resolves with those that were unread. */
  markRead(reader: Reader, ids: readonly string[], now: Date): Promise<readonly Notification[]>;
}

/** @param connection the database, or a transaction of it */
export function createNotificationStore(connection: Kysely<AuthTables>): NotificationStore {
  const ofReader = ({ organizationId, userId }: Reader) =>
    connection
      .selectFrom('notifications')
      .selectAll()
      .where('user_id', '=', userId)
      .where('organization_id', '=', organizationId);
  return {
    findByIds: async (reader, ids) => {
      if (ids.length === 0) return [];
      const rows = await ofReader(reader)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toNotification);
    },
    list: async (reader, { isUnreadOnly }, page) => {
      let query = ofReader(reader);
      if (isUnreadOnly) query = query.where('read_at', 'is', null);
      const found = await readKeysetPage(
        query,
        [
          { column: 'notifications.created_at', as: 'created_at', direction: 'desc' },
          { column: 'notifications.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(toNotification), page: found.page };
    },
    countUnread: async (reader) => {
      const row = await ofReader(reader)
        .where('read_at', 'is', null)
        .clearSelect()
        .select(sql<number | bigint>`count(*)`.as('unread'))
        .executeTakeFirstOrThrow();
      return Number(row.unread);
    },
    insert: async (notification) => {
      await connection.insertInto('notifications').values(toNotificationRow(notification)).execute();
    },
    markRead: async ({ organizationId, userId }, ids, now) => {
      let query = connection
        .updateTable('notifications')
        .set({ read_at: now.toISOString() })
        .where('user_id', '=', userId)
        .where('organization_id', '=', organizationId)
        .where('read_at', 'is', null);
      if (ids.length > 0) query = query.where('id', 'in', [...ids]);
      const rows = await query.returningAll().execute();
      return rows.map(toNotification);
    },
  };
}

function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    organizationId: row.organization_id,
    userId: row.user_id,
    kind: row.kind,
    title: row.title,
    body: row.body,
    link: row.link ?? undefined,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    createdAt: new Date(row.created_at),
    readAt: row.read_at === null ? undefined : new Date(row.read_at),
  };
}

/** The row of a notification; demo data is inserted in batches of them. */
export function toNotificationRow(notification: Notification): NotificationRow {
  return {
    id: notification.id,
    organization_id: notification.organizationId,
    user_id: notification.userId,
    kind: notification.kind,
    title: notification.title,
    body: notification.body,
    link: notification.link ?? null,
    subject_type: notification.subjectType,
    subject_id: notification.subjectId,
    created_at: notification.createdAt.toISOString(),
    read_at: notification.readAt?.toISOString() ?? null,
  };
}
