import type { CreateContactRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Contact, contactFields } from '../model/contact.ts';
import { assertActive } from '../model/customer.ts';
import { contactEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Adds a person to a customer; a primary one takes the place of the former. Needs `crm:customer:write`. */
export async function createContact(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: CreateContactRequest,
): Promise<Contact> {
  const organizationId = requirePermission(call.viewer, 'crm:customer:write');
  const fields = validateInput(contactFields, request);
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const contact: Contact = {
      id: newId(),
      organizationId,
      customerId: request.customerId,
      name: fields.name,
      position: fields.position,
      email: fields.email,
      phone: fields.phone,
      isPrimary: fields.isPrimary,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    assertActive(await stores.customers.lock(organizationId, contact.customerId));
    if (contact.isPrimary) await stores.contacts.clearPrimary(organizationId, contact.customerId, now);
    await stores.contacts.insert([contact]);
    await publish(contactEvent('created', contact));
    return contact;
  });
}
