import type { UpdateContactRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { type Contact, contactFields } from '../model/contact.ts';
import { assertActive } from '../model/customer.ts';
import { contactEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Changes the fields that the mask names. Needs `crm:customer:write`. */
export async function updateContact(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: UpdateContactRequest,
): Promise<Contact> {
  const organizationId = requirePermission(call.viewer, 'crm:customer:write');
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const { customers, contacts } = stores;
    const { customerId } = await contacts.find(organizationId, request.id);
    // Customer before contact, as everywhere: a transaction that moves the primary mark holds the lock of the customer.
    assertActive(await customers.lock(organizationId, customerId));
    const current = await contacts.lock(organizationId, request.id);
    assertExpectedVersion('Contact', current, request.expectedVersion);
    const changes = readMaskedChanges({ schema: contactFields }, request, current);
    const changed: Contact = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    if (changed.isPrimary && !current.isPrimary) await contacts.clearPrimary(organizationId, customerId, now);
    await contacts.update(changed);
    await publish(contactEvent('updated', changed));
    return changed;
  });
}
