import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Activity, ActivityKind, ActivitySubject } from '../model/activity.ts';
import { activityColumns, type CrmTables } from './tables.ts';

interface ActivityFilter {
  readonly customerId?: string;
  readonly leadId?: string;
  readonly opportunityId?: string;
  readonly kind?: ActivityKind;
}

/** Reads and writes activities, which never change; every function sees one organization only. */
export interface ActivityStore extends Pick<EntityStore<Activity>, 'insert'> {
  /** Newest first. */
  list(
    organizationId: string,
    filter: ActivityFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Activity>>;
  /** The same page of the activities of each subject, newest first; subjects without any have empty ones. */
  listBySubjects(
    organizationId: string,
    subject: ActivitySubject,
    subjectIds: readonly string[],
    page: PageRequest | undefined,
  ): Promise<ReadonlyMap<string, KeysetPage<Activity>>>;
  /** Puts what was done for a lead on the record of the customer it became. */
  addCustomerToLead(organizationId: string, leadId: string, customerId: string): Promise<void>;
}

const columnOfSubject = {
  CUSTOMER: 'customer_id',
  LEAD: 'lead_id',
  OPPORTUNITY: 'opportunity_id',
} as const;

const lastFirst = [
  ['occurred_at', 'desc'],
  ['id', 'desc'],
] as const;

/** @param connection the database, or a transaction of it */
export function createActivityStore(connection: Kysely<CrmTables>, engine: SqlEngine): ActivityStore {
  const { entities, select, page, pageOfEach } = openEntityTable({
    connection,
    engine,
    table: 'activities',
    columns: activityColumns,
    entity: 'Activity',
  });
  return {
    insert: entities.insert,
    list: (organizationId, filter, request) => {
      let query = select(organizationId);
      const { customerId, leadId, opportunityId, kind } = filter;
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
      if (leadId !== undefined) query = query.where('lead_id', '=', leadId);
      if (opportunityId !== undefined) query = query.where('opportunity_id', '=', opportunityId);
      if (kind) query = query.where('kind', '=', kind);
      return page(query, lastFirst, request);
    },
    listBySubjects: (organizationId, subject, subjectIds, request) => {
      const group = { column: columnOfSubject[subject], keys: subjectIds };
      return pageOfEach(select(organizationId), group, lastFirst, request);
    },
    addCustomerToLead: async (organizationId, leadId, customerId) => {
      await connection
        .updateTable('activities')
        .set({ customer_id: customerId })
        .where('organization_id', '=', organizationId)
        .where('lead_id', '=', leadId)
        .execute();
    },
  };
}
