import { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { type BoundService, bindService } from '../../../kit/grpc/grpc-server.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { createActivityRpcs } from './activity.ts';
import { createCustomerRpcs } from './customer.ts';
import { createLeadRpcs } from './lead.ts';
import { createOpportunityRpcs } from './opportunity.ts';

/** The RPCs of `erp.crm.v1.CrmService` over the use cases. */
export function createCrmService(dependencies: CrmDependencies): BoundService {
  return bindService(CrmServiceService, {
    ...createCustomerRpcs(dependencies),
    ...createLeadRpcs(dependencies),
    ...createOpportunityRpcs(dependencies),
    ...createActivityRpcs(dependencies),
  });
}
