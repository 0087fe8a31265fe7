import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createContact } from '../use-cases/create-contact.ts';
import { deleteContact } from '../use-cases/delete-contact.ts';
import { updateContact } from '../use-cases/update-contact.ts';

type ContactRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  'batchListContactsByCustomer' | 'createContact' | 'updateContact' | 'deleteContact'
>;

/** RPCs about the people at customers. */
export function createContactRpcs(dependencies: CrmDependencies): ContactRpcs {
  const { contacts } = unitOfWork.read(dependencies);
  return {
    batchListContactsByCustomer: async ({ customerIds }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'crm:customer:read');
      return { contacts: [...(await contacts.listByCustomers(organizationId, customerIds))] };
    },
    createContact: async (request, call) => ({ contact: await createContact(dependencies, call, request) }),
    updateContact: async (request, call) => ({ contact: await updateContact(dependencies, call, request) }),
    deleteContact: async (request, call) => {
      const { id, customerId } = await deleteContact(dependencies, call, request);
      return { id, customerId };
    },
  };
}
