import type { Domain } from '../kit/part/domain.ts';
import { startFinanceService } from './service/main.ts';
import { settings } from './service/settings.ts';
import { startFinanceSubgraph } from './subgraph.ts';

/** Ledger, invoices and reports. */
export const domain: Domain = {
  name: 'finance',
  settings,
  startService: startFinanceService,
  startSubgraph: startFinanceSubgraph,
};
