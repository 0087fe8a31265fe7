import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { defineDomain } from '../kit/part/define-domain.ts';
import { createLoaders } from './loaders.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { service } from './service/main.ts';

/** Customers, leads and opportunities. */
export const domain = defineDomain({
  name: 'crm',
  proto: CrmServiceService,
  service,
  subgraph: { resolvers, permissions, createLoaders },
});
