import type { RestoreCustomerRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Customer } from '../model/customer.ts';
import { customerEvent } from '../published-events.ts';
import { changeCustomer } from './change-customer.ts';

/** Brings an archived customer back; restoring again changes nothing. Needs `crm:customer:write`. */
export async function restoreCustomer(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: RestoreCustomerRequest,
): Promise<Customer> {
  requirePermission(call.viewer, 'crm:customer:write');
  return changeCustomer(
    dependencies,
    call,
    request,
    (customer) => (customer.archivedAt ? { archivedAt: undefined } : undefined),
    (customer) => customerEvent('restored', customer),
  );
}
