import { z } from 'zod';
import type { CreateCustomerRequest } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../kit/outbox.ts';
import { newId } from '../../kit/uuid-v7.ts';
import { validateInput } from '../../kit/validate-input.ts';
import { requirePermission, requireUser, type Viewer } from '../../kit/viewer.ts';
import type { Customer } from './customer.ts';
import { createCustomerStore } from './customer-store.ts';
import type { CrmDependencies } from './dependencies.ts';

const inputSchema = z.object({
  kind: z.enum(['COMPANY', 'PERSON']),
  name: z.string().trim().min(1, 'A name is required.').max(200),
  email: z.email('Not an email address.').max(254).optional(),
  phone: z.string().trim().max(40).optional(),
});

/** Adds a customer that the viewer looks after. Needs `crm:customer:write`. */
export async function createCustomer(
  dependencies: CrmDependencies,
  viewer: Viewer,
  request: CreateCustomerRequest,
): Promise<Customer> {
  const organizationId = requirePermission(viewer, 'crm:customer:write');
  const input = validateInput(inputSchema, request);
  const now = dependencies.clock();
  const customer: Customer = {
    id: newId(),
    organizationId,
    kind: input.kind,
    name: input.name,
    email: input.email,
    phone: input.phone,
    ownerId: requireUser(viewer).userId,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await dependencies.database.transaction(async (transaction) => {
    await createCustomerStore(transaction, dependencies.database.engine).insert(customer);
    await appendEvents(transaction, now, [
      {
        type: 'crm.customer-created.v1',
        aggregateId: customer.id,
        organizationId,
        data: { customerId: customer.id, name: customer.name, ownerId: customer.ownerId },
      },
    ]);
  });
  return customer;
}
