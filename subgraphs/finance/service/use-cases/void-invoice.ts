import { z } from 'zod';
import type { VoidInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { lockBooks } from '../books/lock-books.ts';
import { withdrawInvoice } from '../books/withdraw-invoice.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type Invoice } from '../model/invoice.ts';
import { findInvoice } from '../stores/find-invoice.ts';

const inputSchema = z.object({ reason: z.string().trim().max(500).optional() });

/** Takes back an invoice nobody has paid, or discards a draft. Needs `finance:invoice:issue`. */
export async function voidInvoice(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  request: VoidInvoiceRequest,
): Promise<Invoice> {
  const { database, clock } = dependencies;
  const organizationId = requirePermission(viewer, 'finance:invoice:issue');
  const { reason } = validateInput(inputSchema, request);
  const now = clock();
  return database.transaction(async (transaction) => {
    const books = await lockBooks(transaction, dependencies, organizationId);
    const invoice = await findInvoice(transaction, organizationId, request.invoiceId);
    assertExpectedVersion('Invoice', invoice, request.expectedVersion);
    return withdrawInvoice(transaction, books, invoice, {
      reason,
      postedBy: viewer.kind === 'user' ? viewer.userId : undefined,
      now,
    });
  });
}
