import { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import { type ConnectedClient, createGrpcClient, forwardCall } from '../../../kit/grpc/grpc-client.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { ViewerTokens } from '../../../kit/viewer/viewer-token.ts';

/** The customers of the crm domain, as far as finance asks about them. */
export interface CustomerDirectory {
  /** Whether the organization has this customer. Throws UNAVAILABLE when crm cannot be asked. */
  exists(call: ServiceCall, organizationId: string, customerId: string): Promise<boolean>;
  close(): void;
}

/**
 * Asks the crm service. It asks in finance's own name: who may bill a customer need not be allowed to read
 * all of the customer's data.
 * @param address called once, when the first question comes
 */
export function createCustomerDirectory(
  address: () => string,
  viewerTokens: ViewerTokens,
): CustomerDirectory {
  let client: ConnectedClient<CrmServiceService> | undefined;
  return {
    exists: async (call, organizationId, customerId) => {
      client ??= createGrpcClient(CrmServiceService, address());
      const options = await forwardCall(
        { ...call, viewer: { kind: 'service', service: 'finance', organizationId } },
        viewerTokens,
      );
      const { customers } = await client.rpc.batchGetCustomers({ ids: [customerId] }, options);
      return customers.some((customer) => customer.id === customerId);
    },
    close: () => client?.close(),
  };
}
