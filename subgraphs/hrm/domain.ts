import { HrmServiceService } from '../../proto/generated/erp/hrm/v1/hrm.ts';
import { defineDomain } from '../kit/part/define-domain.ts';
import { createLoaders } from './loaders.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { service } from './service/main.ts';

/** Employees, departments and leave. */
export const domain = defineDomain({
  name: 'hrm',
  proto: HrmServiceService,
  service,
  subgraph: { resolvers, permissions, createLoaders },
});
