import type { UpdateCustomerRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertActive, type Customer, customerFields } from '../model/customer.ts';
import { customerEvent } from '../published-events.ts';
import { changeCustomer } from './change-customer.ts';

/** Changes the fields that the mask names. Needs `crm:customer:write`. */
export async function updateCustomer(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: UpdateCustomerRequest,
): Promise<Customer> {
  const organizationId = requirePermission(call.viewer, 'crm:customer:write');
  const changes = readMaskedUpdate(request, request.updateMask, [
    'kind',
    'name',
    'email',
    'phone',
    'address',
    'ownerId',
  ]);
  if (changes.ownerId !== undefined) await dependencies.users.assertMember(call, changes.ownerId);
  return changeCustomer(
    dependencies,
    organizationId,
    request,
    (customer) => {
      assertActive(customer);
      return validateInput(customerFields, { ...customer, ...changes });
    },
    (customer) => customerEvent('updated', customer),
  );
}
