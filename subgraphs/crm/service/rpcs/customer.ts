import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { hasPermission, requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { toCustomerNameCard } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { archiveCustomer } from '../use-cases/archive-customer.ts';
import { createCustomer } from '../use-cases/create-customer.ts';
import { restoreCustomer } from '../use-cases/restore-customer.ts';
import { updateCustomer } from '../use-cases/update-customer.ts';

type CustomerRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  | 'batchGetCustomers'
  | 'listCustomers'
  | 'createCustomer'
  | 'updateCustomer'
  | 'archiveCustomer'
  | 'restoreCustomer'
>;

const readPermission = 'crm:customer:read';

/** RPCs about customers. */
export function createCustomerRpcs(dependencies: CrmDependencies): CustomerRpcs {
  const { customers } = unitOfWork.read(dependencies);
  return {
    batchGetCustomers: async ({ ids }, { viewer }) => {
      const found = await customers.findByIds(requireOrganization(viewer), ids);
      return {
        customers: hasPermission(viewer, readPermission) ? [...found] : found.map(toCustomerNameCard),
      };
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
      customer: await once(call, () => createCustomer(dependencies, call, request)),
    }),
    updateCustomer: async (request, call) => ({
      customer: await once(call, () => updateCustomer(dependencies, call, request)),
    }),
    archiveCustomer: async (request, call) => ({
      customer: await archiveCustomer(dependencies, call, request),
    }),
    restoreCustomer: async (request, call) => ({
      customer: await restoreCustomer(dependencies, call, request),
    }),
  };
}
