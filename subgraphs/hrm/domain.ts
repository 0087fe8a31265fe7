import type { Domain } from '../kit/part/domain.ts';
import { startHrmService } from './service/main.ts';
import { startHrmSubgraph } from './subgraph.ts';

/** Employees, departments and leave. */
export const domain: Domain = { name: 'hrm', startService: startHrmService, startSubgraph: startHrmSubgraph };
