import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import type { AuditEntryRow, AuthTables } from './tables.ts';

/** One line of the audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly organizationId: string;
  /** `<entity>.<what happened>`, for example `user.roles-changed`. */
  readonly action: string;
  /** Undefined when nobody was logged in. */
  readonly actorId: string | undefined;
  readonly targetType: string;
  readonly targetId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly details: Readonly<Record<string, string>>;
  readonly occurredAt: Date;
}

/** Which entries a list shows. */
export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly targetId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** The audit log: entries are added and read, never changed. */
export interface AuditStore {
  insert(entry: AuditEntry): Promise<void>;
  /** Entries of one organization, newest first. */
  list(
    organizationId: string,
    filter: AuditFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<AuditEntry>>;
}

/** @param connection the database, or a transaction of it */
export function createAuditStore(connection: Kysely<AuthTables>): AuditStore {
  return {
    insert: async (entry) => {
      await connection.insertInto('audit_entries').values(toAuditRow(entry)).execute();
    },
    list: async (organizationId, filter, page) => {
      let query = connection
        .selectFrom('audit_entries')
        .selectAll()
        .where('organization_id', '=', organizationId);
      if (filter.actorId) query = query.where('actor_id', '=', filter.actorId);
      if (filter.action) query = query.where('action', '=', filter.action);
      if (filter.targetId) query = query.where('target_id', '=', filter.targetId);
      if (filter.from) query = query.where('occurred_at', '>=', filter.from.toISOString());
      if (filter.to) query = query.where('occurred_at', '<', filter.to.toISOString());
      const found = await readKeysetPage(
        query,
        [
          { column: 'audit_entries.occurred_at', as: 'occurred_at', direction: 'desc' },
          { column: 'audit_entries.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(toEntry), page: found.page };
    },
  };
}

function toEntry(row: AuditEntryRow): AuditEntry {
  return {
    id: row.id,
    organizationId: row.organization_id,
    action: row.action,
    actorId: row.actor_id ?? undefined,
    targetType: row.target_type,
    targetId: row.target_id,
    ip: row.ip,
    userAgent: row.user_agent,
    requestId: row.request_id,
    details: JSON.parse(row.details) as Record<string, string>,
    occurredAt: new Date(row.occurred_at),
  };
}

/** The row of an entry; demo data is inserted in batches of them. */
export function toAuditRow(entry: AuditEntry): AuditEntryRow {
  return {
    id: entry.id,
    organization_id: entry.organizationId,
    action: entry.action,
    actor_id: entry.actorId ?? null,
    target_type: entry.targetType,
    target_id: entry.targetId,
    ip: entry.ip,
    user_agent: entry.userAgent,
    request_id: entry.requestId,
    details: JSON.stringify(entry.details),
    occurred_at: entry.occurredAt.toISOString(),
  };
}
