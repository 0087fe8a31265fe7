import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { createActivityRpcs } from './activity.ts';
import { createContactRpcs } from './contact.ts';
import { createCustomerRpcs } from './customer.ts';
import { createLeadRpcs } from './lead.ts';
import { createOpportunityRpcs } from './opportunity.ts';

/** The RPCs of `erp.crm.v1.CrmService` over the use cases. */
export function createRpcs(dependencies: CrmDependencies): ServiceHandlers<CrmServiceService> {
  return {
    ...createCustomerRpcs(dependencies),
    ...createContactRpcs(dependencies),
    ...createLeadRpcs(dependencies),
    ...createOpportunityRpcs(dependencies),
    ...createActivityRpcs(dependencies),
  };
}
