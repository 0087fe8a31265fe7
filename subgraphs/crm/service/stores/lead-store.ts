import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, newestFirst, openEntityTable } from '../../../kit/database/entity-store.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Lead, LeadSource, LeadStatus } from '../model/lead.ts';
import { type CrmTables, leadColumns } from './tables.ts';

interface LeadFilter {
  /** Part of the name, the company or the email address. */
  readonly search?: string;
  readonly status?: LeadStatus;
  readonly source?: LeadSource;
  readonly ownerId?: string;
}

/** Reads and writes leads; every function sees one organization only. */
export interface LeadStore extends EntityStore<Lead> {
  /** Newest first. */
  list(organizationId: string, filter: LeadFilter, page: PageRequest | undefined): Promise<KeysetPage<Lead>>;
}

/** @param connection the database, or a transaction of it */
export function createLeadStore(connection: Kysely<CrmTables>, engine: SqlEngine): LeadStore {
  const { entities, select, page } = openEntityTable({
    connection,
    engine,
    table: 'leads',
    columns: leadColumns,
    entity: 'Lead',
  });
  return {
    ...entities,
    list: (organizationId, filter, request) => {
      let query = select(organizationId);
      const { search, status, source, ownerId } = filter;
      if (search) query = query.where(containsText(sql.ref('search_folded'), search));
      if (status) query = query.where('status', '=', status);
      if (source) query = query.where('source', '=', source);
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      return page(query, newestFirst, request);
    },
  };
}
