import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Activity, ActivityKind, ActivitySubject } from '../model/activity.ts';
import type { ActivityRow, CrmTables } from './tables.ts';

export interface ActivityFilter {
  readonly customerId?: string;
  readonly leadId?: string;
  readonly opportunityId?: string;
  readonly kind?: ActivityKind;
}

/** Reads and writes activities; every function sees one organization only. */
export interface ActivityStore {
  /** Newest first. */
  list(
    organizationId: string,
    filter: ActivityFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Activity>>;
  /** The newest `limit` activities of each subject, newest first. */
  listBySubjects(
    organizationId: string,
    subject: ActivitySubject,
    subjectIds: readonly string[],
    limit: number,
  ): Promise<readonly Activity[]>;
  insert(activities: readonly Activity[]): Promise<void>;
  /** Puts what was done for a lead on the record of the customer it became. */
  addCustomerToLead(leadId: string, customerId: string): Promise<void>;
}

const columnOfSubject = {
  CUSTOMER: 'customer_id',
  LEAD: 'lead_id',
  OPPORTUNITY: 'opportunity_id',
} as const;

/** @param connection the database, or a transaction of it */
export function createActivityStore(connection: Kysely<CrmTables>): ActivityStore {
  const select = (organizationId: string) =>
    connection.selectFrom('activities').selectAll().where('organization_id', '=', organizationId);
  return {
    list: async (organizationId, filter, page) => {
      let query = select(organizationId);
      const { customerId, leadId, opportunityId, kind } = filter;
      if (customerId) query = query.where('customer_id', '=', customerId);
      if (leadId) query = query.where('lead_id', '=', leadId);
      if (opportunityId) query = query.where('opportunity_id', '=', opportunityId);
      if (kind) query = query.where('kind', '=', kind);
      const found = await readKeysetPage(
        query,
        [
          { column: 'activities.occurred_at', as: 'occurred_at', direction: 'desc' },
          { column: 'activities.id', as: 'id', direction: 'desc' },
        ],
        page,
      );
      return { rows: found.rows.map(toActivity), page: found.page };
    },
    listBySubjects: async (organizationId, subject, subjectIds, limit) => {
      if (subjectIds.length === 0) return [];
      const column = columnOfSubject[subject];
      const rows = await connection
        .selectFrom(
          select(organizationId)
            .select(
              sql<number>`row_number() over (partition by ${sql.ref(column)} order by occurred_at desc, id desc)`.as(
                'place',
              ),
            )
            .where(column, 'in', [...subjectIds])
            .as('ranked'),
        )
        .selectAll()
        .where('place', '<=', limit)
        .orderBy('occurred_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toActivity);
    },
    insert: async (activities) => {
      await connection.insertInto('activities').values(activities.map(toRow)).execute();
    },
    addCustomerToLead: async (leadId, customerId) => {
      await connection
        .updateTable('activities')
        .set({ customer_id: customerId })
        .where('lead_id', '=', leadId)
        .execute();
    },
  };
}

function toActivity(row: ActivityRow): Activity {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    title: row.title,
    body: row.body ?? undefined,
    occurredAt: new Date(row.occurred_at),
    authorId: row.author_id,
    customerId: row.customer_id ?? undefined,
    leadId: row.lead_id ?? undefined,
    opportunityId: row.opportunity_id ?? undefined,
    createdAt: new Date(row.created_at),
  };
}

function toRow(activity: Activity): ActivityRow {
  return {
    id: activity.id,
    organization_id: activity.organizationId,
    kind: activity.kind,
    title: activity.title,
    body: activity.body ?? null,
    occurred_at: activity.occurredAt.toISOString(),
    author_id: activity.authorId,
    customer_id: activity.customerId ?? null,
    lead_id: activity.leadId ?? null,
    opportunity_id: activity.opportunityId ?? null,
    created_at: activity.createdAt.toISOString(),
  };
}
