import type { CreateContactRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Contact, contactFields } from '../model/contact.ts';
import { assertActive } from '../model/customer.ts';
import { contactEvent } from '../published-events.ts';
import { createStores } from '../stores/stores.ts';

/** Adds a person to a customer; a primary one takes the place of the former. Needs `crm:customer:write`. */
export async function createContact(
  { database, clock }: CrmDependencies,
  viewer: Viewer,
  request: CreateContactRequest,
): Promise<Contact> {
  const organizationId = requirePermission(viewer, 'crm:customer:write');
  const fields = validateInput(contactFields, request);
  const now = clock();
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
  await database.transaction(async (transaction) => {
    const { customers, contacts } = createStores(transaction, database.engine);
    assertActive(await customers.lock(organizationId, contact.customerId));
    if (contact.isPrimary) await contacts.clearPrimary(contact.customerId, now);
    await contacts.insert([contact]);
    await appendEvents(transaction, now, [contactEvent('created', contact)]);
  });
  return contact;
}
