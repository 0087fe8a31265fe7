import type {
  CrmServiceService,
  Customer as CustomerMessage,
} from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { hasPermission, requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import type { Customer } from '../model/customer.ts';
import { createStores } from '../stores/stores.ts';
import { archiveCustomer } from '../use-cases/archive-customer.ts';
import { createContact } from '../use-cases/create-contact.ts';
import { createCustomer } from '../use-cases/create-customer.ts';
import { deleteContact } from '../use-cases/delete-contact.ts';
import { restoreCustomer } from '../use-cases/restore-customer.ts';
import { updateContact } from '../use-cases/update-contact.ts';
import { updateCustomer } from '../use-cases/update-customer.ts';

type CustomerRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  | 'batchGetCustomers'
  | 'listCustomers'
  | 'createCustomer'
  | 'updateCustomer'
  | 'archiveCustomer'
  | 'restoreCustomer'
  | 'batchListContactsByCustomer'
  | 'createContact'
  | 'updateContact'
  | 'deleteContact'
>;

const readPermission = 'crm:customer:read';

/** RPCs about customers and the people there. */
export function createCustomerRpcs(dependencies: CrmDependencies): CustomerRpcs {
  const { database } = dependencies;
  const { customers, contacts } = createStores(database.kysely, database.engine);
  return {
    batchGetCustomers: async ({ ids }, { viewer }) => {
      const found = await customers.findByIds(requireOrganization(viewer), ids);
      return { customers: hasPermission(viewer, readPermission) ? [...found] : found.map(toNameCard) };
    },
    listCustomers: async ({ page, ...filter }, { viewer }) => {
      const found = await customers.list(
        requirePermission(viewer, readPermission),
        { ...filter, kind: filter.kind === 'UNSPECIFIED' ? undefined : filter.kind },
        page,
      );
      return { customers: [...found.rows], page: found.page };
    },
    createCustomer: async (request, call) => ({
      customer: await createCustomer(dependencies, call, request),
    }),
    updateCustomer: async (request, call) => ({
      customer: await updateCustomer(dependencies, call, request),
    }),
    archiveCustomer: async (request, { viewer }) => ({
      customer: await archiveCustomer(dependencies, viewer, request),
    }),
    restoreCustomer: async (request, { viewer }) => ({
      customer: await restoreCustomer(dependencies, viewer, request),
    }),
    batchListContactsByCustomer: async ({ customerIds }, { viewer }) => ({
      contacts: [...(await contacts.listByCustomers(requirePermission(viewer, readPermission), customerIds))],
    }),
    createContact: async (request, { viewer }) => ({
      contact: await createContact(dependencies, viewer, request),
    }),
    updateContact: async (request, { viewer }) => ({
      contact: await updateContact(dependencies, viewer, request),
    }),
    deleteContact: async (request, { viewer }) => {
      const { id, customerId } = await deleteContact(dependencies, viewer, request);
      return { id, customerId };
    },
  };
}

/** What every user of the organization may see of a customer, for example on a reservation. */
function toNameCard({ id, name }: Customer): CustomerMessage {
  return { id, name, kind: 'UNSPECIFIED', ownerId: '', version: 0 };
}
