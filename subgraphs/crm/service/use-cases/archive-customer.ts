import type { ArchiveCustomerRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Customer } from '../model/customer.ts';
import { customerEvent } from '../published-events.ts';
import { changeCustomer } from './change-customer.ts';

/** Takes a customer out of the lists; archiving again changes nothing. Needs `crm:customer:write`. */
export async function archiveCustomer(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: ArchiveCustomerRequest,
): Promise<Customer> {
  requirePermission(call.viewer, 'crm:customer:write');
  return changeCustomer(
    dependencies,
    call,
    request,
    (customer, now) => (customer.archivedAt ? undefined : { archivedAt: now }),
    (customer) => customerEvent('archived', customer),
  );
}
