import type { Domain } from '../kit/part/domain.ts';
import { startPaymentsService } from './service/main.ts';
import { startPaymentsSubgraph } from './subgraph.ts';

/** Payment intents and refunds over a payment provider. */
export const domain: Domain = {
  name: 'payments',
  startService: startPaymentsService,
  startSubgraph: startPaymentsSubgraph,
};
