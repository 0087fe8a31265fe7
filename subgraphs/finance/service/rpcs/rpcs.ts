import { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { type BoundService, bindService } from '../../../kit/grpc/grpc-server.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { createInvoiceHandlers } from './invoice.ts';
import { createLedgerHandlers } from './ledger.ts';
import { createReportHandlers } from './report.ts';

/** The RPCs of `erp.finance.v1.FinanceService` over the use cases. */
export function createFinanceService(dependencies: FinanceDependencies): BoundService {
  return bindService(FinanceServiceService, {
    ...createInvoiceHandlers(dependencies),
    ...createLedgerHandlers(dependencies),
    ...createReportHandlers(dependencies),
  });
}
