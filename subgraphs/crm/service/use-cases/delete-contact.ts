import type { DeleteContactRequest } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Contact } from '../model/contact.ts';
import { contactEvent } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Removes a contact for good and returns what it was. Needs `crm:customer:write`. */
export async function deleteContact(
  dependencies: CrmDependencies,
  call: ServiceCall,
  request: DeleteContactRequest,
): Promise<Contact> {
  const organizationId = requirePermission(call.viewer, 'crm:customer:write');
  return unitOfWork.change(dependencies, call, async ({ stores: { contacts }, publish }) => {
    const contact = await contacts.lock(organizationId, request.id);
    assertExpectedVersion('Contact', contact, request.expectedVersion);
    await contacts.remove(organizationId, contact.id);
    await publish(contactEvent('deleted', contact));
    return contact;
  });
}
