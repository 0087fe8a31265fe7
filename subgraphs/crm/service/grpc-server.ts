import {
  CrmServiceService,
  type Customer as CustomerMessage,
} from '../../../proto/generated/erp/crm/v1/crm.ts';
import { type BoundService, bindService } from '../../kit/grpc-server.ts';
import { requireOrganization, requirePermission } from '../../kit/viewer.ts';
import { createCustomer } from './create-customer.ts';
import type { Customer } from './customer.ts';
import { createCustomerStore } from './customer-store.ts';
import type { CrmDependencies } from './dependencies.ts';

/** The RPCs of `erp.crm.v1.CrmService` over the use cases. */
export function createCrmService(dependencies: CrmDependencies): BoundService {
  const { database } = dependencies;
  const customers = createCustomerStore(database.kysely, database.engine);
  return bindService(CrmServiceService, {
    batchGetCustomers: async ({ ids }, { viewer }) => ({
      customers: (await customers.findByIds(requireOrganization(viewer), ids)).map(toCustomerMessage),
    }),
    listCustomers: async ({ page, search }, { viewer }) => {
      const found = await customers.list(requirePermission(viewer, 'crm:customer:read'), { search }, page);
      return { customers: found.rows.map(toCustomerMessage), page: found.page };
    },
    createCustomer: async (request, { viewer }) => ({
      customer: toCustomerMessage(await createCustomer(dependencies, viewer, request)),
    }),
  });
}

function toCustomerMessage(customer: Customer): CustomerMessage {
  return customer;
}
