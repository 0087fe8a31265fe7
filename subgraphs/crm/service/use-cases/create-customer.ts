import type { CreateCustomerRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, requireUser } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Customer, customerFields } from '../model/customer.ts';
import { customerEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Adds a customer, looked after by the viewer unless the request names another user. Needs `crm:customer:write`. */
export async function createCustomer(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: CreateCustomerRequest,
): Promise<Customer> {
  const organizationId = requirePermission(call.viewer, 'crm:customer:write');
  const fields = validateInput(customerFields, {
    ...request,
    ownerId: request.ownerId ?? requireUser(call.viewer).userId,
  });
  await dependencies.users.assertOwner(call, { userId: fields.ownerId, permission: 'crm:customer:read' });
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const customer: Customer = {
      id: newId(),
      organizationId,
      kind: fields.kind,
      name: fields.name,
      email: fields.email,
      phone: fields.phone,
      address: fields.address,
      ownerId: fields.ownerId,
      archivedAt: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await stores.customers.insert([customer]);
    await publish(customerEvent('created', customer));
    return customer;
  });
}
