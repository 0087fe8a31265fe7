import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { requireOrganization } from '../../../kit/viewer/viewer.ts';
import { type Books, lockBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { type FinanceUnit, unitOfWork } from '../unit-of-work.ts';

/** What a change of an invoice works with, under the lock of the books. */
interface InvoiceChange {
  readonly unit: FinanceUnit;
  readonly books: Books;
  /** As it is stored, in the version that the client expects. */
  readonly invoice: Invoice;
}

/**
 * Runs a change of one invoice under the lock of the organization's books. Throws NOT_FOUND for unknown and foreign
 * invoices alike, CONFLICT when the client has seen an older version.
 */
export function changeInvoice<Result>(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  target: { readonly invoiceId: string; readonly expectedVersion?: number },
  change: (invoiceChange: InvoiceChange) => Promise<Result>,
): Promise<Result> {
  const organizationId = requireOrganization(call.viewer);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const books = await lockBooks(unit, dependencies, organizationId);
    const invoice = await unit.stores.invoices.find(organizationId, target.invoiceId);
    assertExpectedVersion('Invoice', invoice, target.expectedVersion);
    return change({ unit, books, invoice });
  });
}
