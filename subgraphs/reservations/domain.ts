import type { Domain } from '../kit/part/domain.ts';
import { startReservationsService } from './service/main.ts';
import { startReservationsSubgraph } from './subgraph.ts';

/** Events, tickets, reservations and waiting rooms. */
export const domain: Domain = {
  name: 'reservations',
  startService: startReservationsService,
  startSubgraph: startReservationsSubgraph,
};
