import type { Domain } from '../kit/part/domain.ts';
import { startAuthService } from './service/main.ts';
import { startAuthSubgraph } from './subgraph.ts';

/** Users, organizations, roles, sessions, notifications and the audit log. */
export const domain: Domain = {
  name: 'auth',
  startService: startAuthService,
  startSubgraph: startAuthSubgraph,
};
