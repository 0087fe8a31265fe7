import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { type BoundService, bindService } from '../../kit/grpc/grpc-server.ts';
import { createActivityRpcs } from './activity-rpcs.ts';
import { createCustomerRpcs } from './customer-rpcs.ts';
import type { CrmDependencies } from './dependencies.ts';
import { createLeadRpcs } from './lead-rpcs.ts';
import { createOpportunityRpcs } from './opportunity-rpcs.ts';

/** The RPCs of `erp.crm.v1.CrmService` over the use cases. */
export function createCrmService(dependencies: CrmDependencies): BoundService {
  return bindService(CrmServiceService, {
    ...createCustomerRpcs(dependencies),
    ...createLeadRpcs(dependencies),
    ...createOpportunityRpcs(dependencies),
    ...createActivityRpcs(dependencies),
  });
}
