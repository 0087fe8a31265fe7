import type { UpdateCustomerRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { assertActive, type Customer, customerFields } from '../model/customer.ts';
import { customerEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { changeCustomer } from './change-customer.ts';

/** Changes the fields that the mask names. Needs `crm:customer:write`. */
export async function updateCustomer(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: UpdateCustomerRequest,
): Promise<Customer> {
  const organizationId = requirePermission(call.viewer, 'crm:customer:write');
  const { ownerId } = readMaskedUpdate(request, request.updateMask, ['ownerId']);
  if (ownerId !== undefined) {
    const [current] = await unitOfWork.read(dependencies).customers.findByIds(organizationId, [request.id]);
    // An owner who stays is not asked about: they may have been disabled since.
    if (ownerId !== current?.ownerId)
      await dependencies.users.assertOwner(call, { userId: ownerId, permission: 'crm:customer:read' });
  }
  return changeCustomer(
    dependencies,
    call,
    request,
    (customer) => {
      assertActive(customer);
      return readMaskedChanges({ schema: customerFields }, request, customer);
    },
    (customer) => customerEvent('updated', customer),
  );
}
