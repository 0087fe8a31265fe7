import type { UpdateCustomerRequest } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { readMaskedUpdate } from '../../kit/update-mask.ts';
import { validateInput } from '../../kit/validate-input.ts';
import { requirePermission, type Viewer } from '../../kit/viewer.ts';
import { changeCustomer } from './change-customer.ts';
import { customerEvent } from './crm-events.ts';
import { assertActive, type Customer, customerFields } from './customer.ts';
import type { CrmDependencies } from './dependencies.ts';

/** Changes the fields that the mask names. Needs `crm:customer:write`. */
export async function updateCustomer(
  dependencies: CrmDependencies,
  viewer: Viewer,
  request: UpdateCustomerRequest,
): Promise<Customer> {
  const organizationId = requirePermission(viewer, 'crm:customer:write');
  return changeCustomer(
    dependencies,
    organizationId,
    request,
    (customer) => {
      assertActive(customer);
      const changes = readMaskedUpdate(request, request.updateMask, [
        'kind',
        'name',
        'email',
        'phone',
        'address',
        'ownerId',
      ]);
      return validateInput(customerFields, { ...customer, ...changes });
    },
    (customer) => customerEvent('updated', customer),
  );
}
