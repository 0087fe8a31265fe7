import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { containsText, lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Lead, LeadSource, LeadStatus } from '../model/lead.ts';
import type { CrmTables, LeadRow } from './tables.ts';

export interface LeadFilter {
  /** Part of the name, the company or the email address. */
  readonly search?: string;
  readonly status?: LeadStatus;
  readonly source?: LeadSource;
  readonly ownerId?: string;
}

/** Reads and writes leads; every function sees one organization only. */
export interface LeadStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly Lead[]>;
  /** The lead, locked until the transaction ends. Throws NOT_FOUND. */
  lock(organizationId: string, id: string): Promise<Lead>;
  /** Newest first. */
  list(organizationId: string, filter: LeadFilter, page: PageRequest | undefined): Promise<KeysetPage<Lead>>;
  insert(leads: readonly Lead[]): Promise<void>;
  update(lead: Lead): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createLeadStore(connection: Kysely<CrmTables>, engine: SqlEngine): LeadStore {
  const select = (organizationId: string) =>
    connection.selectFrom('leads').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      const rows = await select(organizationId)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toLead);
    },
    lock: async (organizationId, id) => {
      const row = await lockRows(engine, select(organizationId).where('id', '=', id)).executeTakeFirst();
      if (!row) throw notFound('Lead', id);
      return toLead(row);
    },
    list: async (organizationId, filter, page) => {
      let query = select(organizationId);
      const { search, status, source, ownerId } = filter;
      if (search) {
        query = query.where((where) =>
          where.or(
            ['name', 'company', 'email'].map((column) => containsText(engine, sql.ref(column), search)),
          ),
        );
      }
      if (status) query = query.where('status', '=', status);
      if (source) query = query.where('source', '=', source);
      if (ownerId) query = query.where('owner_id', '=', ownerId);
      const found = await readKeysetPage(
        query,
        [
          { column: 'leads.created_at', as: 'created_at', direction: 'desc' },
          { column: 'leads.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(toLead), page: found.page };
    },
    insert: async (leads) => {
      await connection.insertInto('leads').values(leads.map(toRow)).execute();
    },
    update: async (lead) => {
      await connection.updateTable('leads').set(toRow(lead)).where('id', '=', lead.id).execute();
    },
  };
}

function toLead(row: LeadRow): Lead {
  return {
    id: row.id,
    organizationId: row.organization_id,
    status: row.status,
    source: row.source,
    score: row.score,
    name: row.name,
    company: row.company ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    ownerId: row.owner_id ?? undefined,
    lostReason: row.lost_reason ?? undefined,
    customerId: row.customer_id ?? undefined,
    opportunityId: row.opportunity_id ?? undefined,
    convertedAt: row.converted_at === null ? undefined : new Date(row.converted_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(lead: Lead): LeadRow {
  return {
    id: lead.id,
    organization_id: lead.organizationId,
    status: lead.status,
    source: lead.source,
    score: lead.score,
    name: lead.name,
    company: lead.company ?? null,
    email: lead.email ?? null,
    phone: lead.phone ?? null,
    owner_id: lead.ownerId ?? null,
    lost_reason: lead.lostReason ?? null,
    customer_id: lead.customerId ?? null,
    opportunity_id: lead.opportunityId ?? null,
    converted_at: lead.convertedAt?.toISOString() ?? null,
    created_at: lead.createdAt.toISOString(),
    updated_at: lead.updatedAt.toISOString(),
    version: lead.version,
  };
}
