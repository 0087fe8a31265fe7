import { FinanceServiceService } from '../../proto/generated/erp/finance/v1/finance.ts';
import { defineDomain } from '../kit/part/define-domain.ts';
import { createLoaders } from './loaders.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { service } from './service/main.ts';

/** Ledger, invoices and reports. */
export const domain = defineDomain({
  name: 'finance',
  proto: FinanceServiceService,
  service,
  subgraph: { resolvers, permissions, createLoaders },
});
