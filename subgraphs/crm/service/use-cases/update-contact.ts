import type { UpdateContactRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Contact, contactFields } from '../model/contact.ts';
import { assertActive } from '../model/customer.ts';
import { contactEvent } from '../published-events.ts';
import { createStores } from '../stores/stores.ts';

/** Changes the fields that the mask names. Needs `crm:customer:write`. */
export async function updateContact(
  { database, clock }: CrmDependencies,
  viewer: Viewer,
  request: UpdateContactRequest,
): Promise<Contact> {
  const organizationId = requirePermission(viewer, 'crm:customer:write');
  const now = clock();
  return database.transaction(async (transaction) => {
    const { customers, contacts } = createStores(transaction, database.engine);
    const { customerId } = await contacts.find(organizationId, request.id);
    // Customer before contact, as everywhere: whoever moves the primary mark holds the customer.
    assertActive(await customers.lock(organizationId, customerId));
    const current = await contacts.lock(organizationId, request.id);
    assertExpectedVersion('Contact', current, request.expectedVersion);
    const changes = readMaskedUpdate(request, request.updateMask, [
      'name',
      'position',
      'email',
      'phone',
      'isPrimary',
    ]);
    const fields = validateInput(contactFields, { ...current, ...changes });
    const changed: Contact = { ...current, ...fields, updatedAt: now, version: current.version + 1 };
    if (changed.isPrimary && !current.isPrimary) await contacts.clearPrimary(customerId, now);
    await contacts.update(changed);
    await appendEvents(transaction, now, [contactEvent('updated', changed)]);
    return changed;
  });
}
