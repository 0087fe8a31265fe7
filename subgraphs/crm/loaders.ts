import type DataLoader from 'dataloader';
import type {
  Activity,
  ActivitySubject,
  Contact,
  Customer,
  Lead,
  Opportunity,
} from '../../proto/generated/erp/crm/v1/crm.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions } from '../kit/grpc/grpc-client.ts';
import type { CrmClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface CrmLoaders {
  readonly customer: DataLoader<string, Customer | null>;
  readonly lead: DataLoader<string, Lead | null>;
  readonly opportunity: DataLoader<string, Opportunity | null>;
  /** By customer id. */
  readonly contacts: DataLoader<string, readonly Contact[]>;
  /** By customer id. */
  readonly opportunities: DataLoader<string, readonly Opportunity[]>;
  /** The newest `limit` activities, by id of the subject. */
  readonly activities: (args: ActivityArguments) => DataLoader<string, readonly Activity[]>;
}

export interface ActivityArguments {
  readonly subject: ActivitySubject;
  /** 1..100 */
  readonly limit: number;
}

export function createLoaders(crm: CrmClient, call: CallOptions): CrmLoaders {
  return {
    customer: createEntityLoader(async (ids) => (await crm.batchGetCustomers({ ids }, call)).customers),
    lead: createEntityLoader(async (ids) => (await crm.batchGetLeads({ ids }, call)).leads),
    opportunity: createEntityLoader(
      async (ids) => (await crm.batchGetOpportunities({ ids }, call)).opportunities,
    ),
    contacts: createGroupLoader(
      async (customerIds) => (await crm.batchListContactsByCustomer({ customerIds }, call)).contacts,
      (contact) => contact.customerId,
    ),
    opportunities: createGroupLoader(
      async (customerIds) =>
        (await crm.batchListOpportunitiesByCustomer({ customerIds }, call)).opportunities,
      (opportunity) => opportunity.customerId,
    ),
    activities: createLoaderFamily(({ subject, limit }: ActivityArguments) =>
      createGroupLoader(
        async (subjectIds) =>
          (await crm.batchListActivitiesBySubject({ subject, subjectIds, limit }, call)).activities,
        (activity) => subjectId(subject, activity),
      ),
    ),
  };
}

function subjectId(subject: ActivitySubject, activity: Activity): string {
  const id = {
    CUSTOMER: activity.customerId,
    LEAD: activity.leadId,
    OPPORTUNITY: activity.opportunityId,
    UNSPECIFIED: undefined,
  }[subject];
  return id ?? '';
}
