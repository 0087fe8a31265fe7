import { ReservationsServiceService } from '../../proto/generated/erp/reservations/v1/reservations.ts';
import { defineDomain } from '../kit/part/define-domain.ts';
import { createLoaders } from './loaders.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { service } from './service/main.ts';

/** Events, tickets, reservations and waiting rooms. */
export const domain = defineDomain({
  name: 'reservations',
  proto: ReservationsServiceService,
  service,
  subgraph: { resolvers, permissions, createLoaders },
});
