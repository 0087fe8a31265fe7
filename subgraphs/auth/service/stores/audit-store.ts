import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { AuditEntry } from '../model/audit-entry.ts';
import { type AuthTables, auditEntryColumns } from './tables.ts';

/** Which entries a list shows. */
interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly targetId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** The audit log: entries are added and read, never changed. */
export interface AuditStore extends Pick<EntityStore<AuditEntry>, 'insert'> {
  /** Entries of one organization, newest first. */
  list(
    organizationId: string,
    filter: AuditFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<AuditEntry>>;
}

const lastFirst = [
  ['occurred_at', 'desc'],
  ['id', 'desc'],
] as const;

/** @param connection the database, or a transaction of it */
export function createAuditStore(connection: Kysely<AuthTables>, engine: SqlEngine): AuditStore {
  const { entities, select, page } = openEntityTable({
    connection,
    engine,
    table: 'audit_entries',
    columns: auditEntryColumns,
    entity: 'Audit entry',
  });
  return {
    insert: entities.insert,
    list: (organizationId, { actorId, action, targetId, from, to }, request) => {
      let query = select(organizationId);
      if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
      if (action !== undefined) query = query.where('action', '=', action);
      if (targetId !== undefined) query = query.where('target_id', '=', targetId);
      if (from) query = query.where('occurred_at', '>=', from.toISOString());
      if (to) query = query.where('occurred_at', '<', to.toISOString());
      return page(query, lastFirst, request);
    },
  };
}
