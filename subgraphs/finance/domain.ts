import type { Domain } from '../kit/part/domain.ts';
import { startFinanceService } from './service/main.ts';
import { startFinanceSubgraph } from './subgraph.ts';

/** Ledger, invoices and reports. */
export const domain: Domain = {
  name: 'finance',
  startService: startFinanceService,
  startSubgraph: startFinanceSubgraph,
};
