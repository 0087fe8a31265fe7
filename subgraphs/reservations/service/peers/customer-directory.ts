import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Peer } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';

/** The customers of the caller's organization, as the crm domain knows them. */
export interface CustomerDirectory {
  /** Throws NOT_FOUND for a customer of no or another organization. Ask outside of transactions. */
  assertCustomer(call: ServiceCall, customerId: string): Promise<void>;
}

/** Asks the crm service in the caller's name: who reserves for a customer may read customers. */
export function createCustomerDirectory(crm: Peer<CrmServiceService>): CustomerDirectory {
  return {
    assertCustomer: async (call, customerId) => {
      const { customers } = await crm.rpc(call).batchGetCustomers({ ids: [customerId] });
      if (!customers.some((customer) => customer.id === customerId)) throw notFound('Customer', customerId);
    },
  };
}
