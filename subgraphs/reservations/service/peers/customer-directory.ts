import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { DomainError, notFound } from '../../../kit/errors/domain-error.ts';
import type { Peer } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';

/** The customers of the caller's organization, as the crm domain knows them. */
export interface CustomerDirectory {
  /**
   * Throws NOT_FOUND for a customer of no or another organization, and CONFLICT for an archived one, which gets no new
   * business. Ask outside of transactions.
   */
  assertCustomer(call: ServiceCall, customerId: string): Promise<void>;
}

/** Asks the crm service in the caller's name: who reserves for a customer may read customers. */
export function createCustomerDirectory(crm: Peer<CrmServiceService>): CustomerDirectory {
  return {
    assertCustomer: async (call, customerId) => {
      const { customers } = await crm.rpc(call).batchGetCustomers({ ids: [customerId] });
      const customer = customers.find(({ id }) => id === customerId);
      if (customer === undefined) throw notFound('Customer', customerId);
      if (customer.archivedAt !== undefined)
        throw new DomainError('CONFLICT', `Customer ${customerId} is archived.`, {
          metadata: { currentState: 'ARCHIVED' },
        });
    },
  };
}
