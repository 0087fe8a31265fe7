import type { DeleteContactRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Contact } from '../model/contact.ts';
import { contactEvent } from '../published-events.ts';
import { createStores } from '../stores/stores.ts';

/** Removes a contact for good and returns what it was. Needs `crm:customer:write`. */
export async function deleteContact(
  { database, clock }: CrmDependencies,
  viewer: Viewer,
  request: DeleteContactRequest,
): Promise<Contact> {
  const organizationId = requirePermission(viewer, 'crm:customer:write');
  return database.transaction(async (transaction) => {
    const { contacts } = createStores(transaction, database.engine);
    const contact = await contacts.lock(organizationId, request.id);
    assertExpectedVersion('Contact', contact, request.expectedVersion);
    await contacts.remove(contact.id);
    await appendEvents(transaction, clock(), [contactEvent('deleted', contact)]);
    return contact;
  });
}
