import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, newestFirst, openEntityTable } from '../../../kit/database/entity-store.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import { type Int64Column } from '../../../kit/database/sql-differences.ts';
import type { Opportunity, OpportunityStage } from '../model/opportunity.ts';
import type { OpportunityTotal } from '../model/pipeline.ts';
import { type CrmTables, opportunityColumns } from './tables.ts';

interface OpportunityFilter {
  /** Part of the name. */
  readonly search?: string;
  readonly stage?: OpportunityStage;
  readonly ownerId?: string;
  readonly customerId?: string;
}

/** Reads and writes opportunities; every function sees one organization only. */
export interface OpportunityStore extends EntityStore<Opportunity> {
  /** Newest first. */
  list(
    organizationId: string,
    filter: OpportunityFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Opportunity>>;
  /** The same page of the opportunities of each customer, newest first; customers without any have empty ones. */
  listByCustomers(
    organizationId: string,
    customerIds: readonly string[],
    page: PageRequest | undefined,
  ): Promise<ReadonlyMap<string, KeysetPage<Opportunity>>>;
  sumByStage(organizationId: string, ownerId: string | undefined): Promise<readonly OpportunityTotal[]>;
}

/** Amounts are added in whole parts of this size and rests. */
const partSize = 1_000_000_000;
const part = sql.lit(partSize);

/** @param connection the database, or a transaction of it */
export function createOpportunityStore(connection: Kysely<CrmTables>, engine: SqlEngine): OpportunityStore {
  const { entities, select, page, pageOfEach } = openEntityTable({
    connection,
    engine,
    table: 'opportunities',
    columns: opportunityColumns,
    entity: 'Opportunity',
  });
  return {
    ...entities,
    list: (organizationId, filter, request) => {
      let query = select(organizationId);
      const { search, stage, ownerId, customerId } = filter;
      if (search) query = query.where(containsText(sql.ref('search_folded'), search));
      if (stage) query = query.where('stage', '=', stage);
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
      return page(query, newestFirst, request);
    },
    listByCustomers: (organizationId, customerIds, request) => {
      const group = { column: 'customer_id', keys: customerIds } as const;
      return pageOfEach(select(organizationId), group, newestFirst, request);
    },
    sumByStage: async (organizationId, ownerId) => {
      let query = connection
        .selectFrom('opportunities')
        .select([
          'stage',
          'probability',
          'amount_currency',
          sql<Int64Column>`count(*)`.as('count'),
          // In two parts: the sum itself may be more than a column can hold.
          sql<Int64Column>`cast(sum(amount_minor_units / ${part}) as bigint)`.as('parts'),
          sql<Int64Column>`cast(sum(amount_minor_units % ${part}) as bigint)`.as('rest'),
        ])
        .where('organization_id', '=', organizationId)
        .groupBy(['stage', 'probability', 'amount_currency'])
        .orderBy('amount_currency');
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      const rows = await query.execute();
      return rows.map((row) => ({
        stage: row.stage,
        probability: row.probability,
        currency: row.amount_currency,
        count: Number(row.count),
        minorUnits: BigInt(row.parts) * BigInt(partSize) + BigInt(row.rest),
      }));
    },
  };
}
