import type DataLoader from 'dataloader';
import type {
  Activity,
  ActivitySubject,
  Contact,
  CrmServiceService,
  Customer,
  Lead,
  Opportunity,
  OwnedPage,
} from '../../proto/generated/erp/crm/v1/crm.ts';
import type { PageInfo, PageRequest } from '../../proto/generated/erp/type/v1/page.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import { createLoaderFamily } from '../kit/graphql/loader-family.ts';
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface CrmLoaders {
  readonly customerById: DataLoader<string, Customer | null>;
  readonly leadById: DataLoader<string, Lead | null>;
  readonly opportunityById: DataLoader<string, Opportunity | null>;
  readonly contactsByCustomer: DataLoader<string, readonly Contact[]>;
  readonly opportunitiesByCustomer: (page: PageRequest) => DataLoader<string, PageOf<Opportunity> | null>;
  /** By id of the subject. */
  readonly activitiesBySubject: (args: ActivityArguments) => DataLoader<string, PageOf<Activity> | null>;
}

interface ActivityArguments {
  readonly subject: ActivitySubject;
  readonly page: PageRequest;
}

/** A page of what belongs to a customer, lead or opportunity; the id is the owner's. */
interface PageOf<Row> {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly page: PageInfo | undefined;
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
    opportunitiesByCustomer: createLoaderFamily((page: PageRequest) =>
      createEntityLoader(async (customerIds) => {
        const found = await service.batchListOpportunitiesByCustomer({ customerIds, page }, call);
        return toPages(found.pages, found.opportunities, ({ customerId }) => customerId);
      }),
    ),
    activitiesBySubject: createLoaderFamily(({ subject, page }: ActivityArguments) =>
      createEntityLoader(async (subjectIds) => {
        const found = await service.batchListActivitiesBySubject(
          { subject, subjectIds, page, limit: 0 },
          call,
        );
        return toPages(found.pages, found.activities, (activity) => subjectId(subject, activity));
      }),
    ),
  };
}

function toPages<Row>(
  pages: readonly OwnedPage[],
  rows: readonly Row[],
  ownerOf: (row: Row) => string,
): ReadonlyArray<PageOf<Row>> {
  const byOwner = Map.groupBy(rows, ownerOf);
  return pages.map(({ ownerId, page }) => ({ id: ownerId, rows: byOwner.get(ownerId) ?? [], page }));
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
