import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { createCreditNoteRpcs } from './credit-note.ts';
import { createCustomerPaymentRpcs } from './customer-payment.ts';
import { createInvoiceRpcs } from './invoice.ts';
import { createJournalEntryRpcs } from './journal-entry.ts';
import { createLedgerAccountRpcs } from './ledger-account.ts';
import { createReportRpcs } from './report.ts';

/** The RPCs of `erp.finance.v1.FinanceService` over the use cases. */
export function createRpcs(dependencies: FinanceDependencies): ServiceHandlers<FinanceServiceService> {
  return {
    ...createInvoiceRpcs(dependencies),
    ...createCreditNoteRpcs(dependencies),
    ...createCustomerPaymentRpcs(dependencies),
    ...createLedgerAccountRpcs(dependencies),
    ...createJournalEntryRpcs(dependencies),
    ...createReportRpcs(dependencies),
  };
}
