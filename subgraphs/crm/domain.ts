import type { Domain } from '../kit/part/domain.ts';
import { startCrmService } from './service/main.ts';
import { startCrmSubgraph } from './subgraph.ts';

/** Customers, leads and opportunities. */
export const domain: Domain = { name: 'crm', startService: startCrmService, startSubgraph: startCrmSubgraph };
