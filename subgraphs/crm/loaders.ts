import type DataLoader from 'dataloader';
import type { Customer } from '../../proto/generated/erp/crm/v1/crm.ts';
import { createEntityLoader } from '../kit/batch-loader.ts';
import type { CallOptions } from '../kit/grpc-client.ts';
import type { CrmClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface CrmLoaders {
  readonly customer: DataLoader<string, Customer | null>;
}

export function createLoaders(crm: CrmClient, call: CallOptions): CrmLoaders {
  return {
    customer: createEntityLoader(async (ids) => (await crm.batchGetCustomers({ ids }, call)).customers),
  };
}
