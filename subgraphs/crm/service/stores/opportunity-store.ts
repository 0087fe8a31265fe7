import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { containsText, type Int64Column, lockRows } from '../../../kit/database/sql-differences.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { money } from '../../../kit/values/money.ts';
import type { Opportunity, OpportunityStage } from '../model/opportunity.ts';
import type { CrmTables, OpportunityRow } from './tables.ts';

export interface OpportunityFilter {
  /** Part of the name. */
  readonly search?: string;
  readonly stage?: OpportunityStage;
  readonly ownerId?: string;
  readonly customerId?: string;
}

/** The opportunities that share a stage, a probability and a currency. */
export interface OpportunityTotal {
  readonly stage: OpportunityStage;
  readonly probability: number;
  readonly currency: string;
  readonly count: number;
  readonly minorUnits: bigint;
}

/** Reads and writes opportunities; every function sees one organization only. */
export interface OpportunityStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly Opportunity[]>;
  /** The opportunity, locked until the transaction ends. Throws NOT_FOUND. */
  lock(organizationId: string, id: string): Promise<Opportunity>;
  /** Newest first. */
  list(
    organizationId: string,
    filter: OpportunityFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Opportunity>>;
  /** The newest `limit` opportunities of each customer, newest first. */
  listByCustomers(
    organizationId: string,
    customerIds: readonly string[],
    limit: number,
  ): Promise<readonly Opportunity[]>;
  sumByStage(organizationId: string, ownerId: string | undefined): Promise<readonly OpportunityTotal[]>;
  insert(opportunities: readonly Opportunity[]): Promise<void>;
  update(opportunity: Opportunity): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createOpportunityStore(connection: Kysely<CrmTables>, engine: SqlEngine): OpportunityStore {
  const select = (organizationId: string) =>
    connection.selectFrom('opportunities').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      const rows = await select(organizationId)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toOpportunity);
    },
    lock: async (organizationId, id) => {
      const row = await lockRows(engine, select(organizationId).where('id', '=', id)).executeTakeFirst();
      if (!row) throw notFound('Opportunity', id);
      return toOpportunity(row);
    },
    list: async (organizationId, filter, page) => {
      let query = select(organizationId);
      const { search, stage, ownerId, customerId } = filter;
      if (search) query = query.where(containsText(engine, sql.ref('name'), search));
      if (stage) query = query.where('stage', '=', stage);
      if (ownerId) query = query.where('owner_id', '=', ownerId);
      if (customerId) query = query.where('customer_id', '=', customerId);
      const found = await readKeysetPage(
        query,
        [
          { column: 'opportunities.created_at', as: 'created_at', direction: 'desc' },
          { column: 'opportunities.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(toOpportunity), page: found.page };
    },
    listByCustomers: async (organizationId, customerIds, limit) => {
      if (customerIds.length === 0) return [];
      const rows = await connection
        .selectFrom(
          select(organizationId)
            .select(
              sql<number>`row_number() over (partition by customer_id order by created_at desc, id desc)`.as(
                'place',
              ),
            )
            .where('customer_id', 'in', [...customerIds])
            .as('ranked'),
        )
        .selectAll()
        .where('place', '<=', limit)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toOpportunity);
    },
    sumByStage: async (organizationId, ownerId) => {
      let query = connection
        .selectFrom('opportunities')
        .select([
          'stage',
          'probability',
          'amount_currency',
          sql<Int64Column>`count(*)`.as('count'),
          sql<Int64Column>`cast(sum(amount_minor_units) as bigint)`.as('minor_units'),
        ])
        .where('organization_id', '=', organizationId)
        .groupBy(['stage', 'probability', 'amount_currency'])
        .orderBy('amount_currency');
      if (ownerId) query = query.where('owner_id', '=', ownerId);
      const rows = await query.execute();
      return rows.map((row) => ({
        stage: row.stage,
        probability: row.probability,
        currency: row.amount_currency,
        count: Number(row.count),
        minorUnits: BigInt(row.minor_units),
      }));
    },
    insert: async (opportunities) => {
      await connection.insertInto('opportunities').values(opportunities.map(toRow)).execute();
    },
    update: async (opportunity) => {
      await connection
        .updateTable('opportunities')
        .set(toRow(opportunity))
        .where('id', '=', opportunity.id)
        .execute();
    },
  };
}

function toOpportunity(row: OpportunityRow): Opportunity {
  return {
    id: row.id,
    organizationId: row.organization_id,
    customerId: row.customer_id,
    leadId: row.lead_id ?? undefined,
    name: row.name,
    stage: row.stage,
    amount: money(BigInt(row.amount_minor_units), row.amount_currency),
    probability: row.probability,
    closeOn: row.close_on ?? undefined,
    ownerId: row.owner_id,
    lostReason: row.lost_reason ?? undefined,
    closedAt: row.closed_at === null ? undefined : new Date(row.closed_at),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    version: row.version,
  };
}

function toRow(opportunity: Opportunity): OpportunityRow {
  return {
    id: opportunity.id,
    organization_id: opportunity.organizationId,
    customer_id: opportunity.customerId,
    lead_id: opportunity.leadId ?? null,
    name: opportunity.name,
    stage: opportunity.stage,
    amount_minor_units: opportunity.amount.minorUnits,
    amount_currency: opportunity.amount.currency,
    probability: opportunity.probability,
    close_on: opportunity.closeOn ?? null,
    owner_id: opportunity.ownerId,
    lost_reason: opportunity.lostReason ?? null,
    closed_at: opportunity.closedAt?.toISOString() ?? null,
    created_at: opportunity.createdAt.toISOString(),
    updated_at: opportunity.updatedAt.toISOString(),
    version: opportunity.version,
  };
}
