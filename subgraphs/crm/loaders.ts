import type DataLoader from 'dataloader';
import type {
  Activity,
  ActivitySubject,
  Contact,
  CrmServiceService,
  Customer,
  Lead,
  Opportunity,
} from '../../proto/generated/erp/crm/v1/crm.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface CrmLoaders {
  readonly customerById: DataLoader<string, Customer | null>;
  readonly leadById: DataLoader<string, Lead | null>;
  readonly opportunityById: DataLoader<string, Opportunity | null>;
  readonly contactsByCustomer: DataLoader<string, readonly Contact[]>;
  readonly opportunitiesByCustomer: DataLoader<string, readonly Opportunity[]>;
  /** The newest `limit` activities, by id of the subject. */
  readonly activitiesBySubject: (args: ActivityArguments) => DataLoader<string, readonly Activity[]>;
}

interface ActivityArguments {
  readonly subject: ActivitySubject;
  /** 1..100 */
  readonly limit: number;
}

/** The loaders of one request, for one viewer. */
export function createLoaders(service: ServiceClient<CrmServiceService>, call: CallOptions): CrmLoaders {
  return {
    customerById: createEntityLoader(
      async (ids) => (await service.batchGetCustomers({ ids }, call)).customers,
    ),
    leadById: createEntityLoader(async (ids) => (await service.batchGetLeads({ ids }, call)).leads),
    opportunityById: createEntityLoader(
      async (ids) => (await service.batchGetOpportunities({ ids }, call)).opportunities,
    ),
    contactsByCustomer: createGroupLoader(
      async (customerIds) => (await service.batchListContactsByCustomer({ customerIds }, call)).contacts,
      (contact) => contact.customerId,
    ),
    opportunitiesByCustomer: createGroupLoader(
      async (customerIds) =>
        (await service.batchListOpportunitiesByCustomer({ customerIds }, call)).opportunities,
      (opportunity) => opportunity.customerId,
    ),
    activitiesBySubject: createLoaderFamily(({ subject, limit }: ActivityArguments) =>
      createGroupLoader(
        async (subjectIds) =>
          (await service.batchListActivitiesBySubject({ subject, subjectIds, limit }, call)).activities,
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
