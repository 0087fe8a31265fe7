import type { CreateInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { lockBooks } from '../books/lock-books.ts';
import { resolveLines } from '../books/resolve-lines.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { invoiceFields } from '../model/invoice-fields.ts';
import { invoiceCreated } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Drafts an invoice to a customer of the organization. Needs `finance:invoice:write`. */
export async function createInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: CreateInvoiceRequest,
): Promise<Invoice> {
  const organizationId = requirePermission(call.viewer, 'finance:invoice:write');
  const { lines, ...fields } = validateInput(invoiceFields, request);
  await dependencies.customers.assertCustomer(call, fields.customerId);
  if (fields.userId !== undefined) await dependencies.users.assertMember(call, fields.userId);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now, publish } = unit;
    const books = await lockBooks(unit, dependencies, organizationId);
    const invoice: Invoice = {
      id: newId(),
      organizationId,
      number: undefined,
      status: 'DRAFT',
      customerId: fields.customerId,
      userId: fields.userId,
      reservationId: undefined,
      currency: lines[0]?.unitPrice.currency ?? books.currency,
      pricesIncludeTax: fields.pricesIncludeTax,
      lines: await resolveLines(unit, books, lines, fields.pricesIncludeTax),
      amountPaid: 0n,
      amountCredited: 0n,
      amountWrittenOff: 0n,
      issuedOn: undefined,
      dueOn: fields.dueOn,
      voidedOn: undefined,
      voidReason: undefined,
      notes: fields.notes,
      issueEntryId: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await stores.invoices.insert([invoice]);
    await publish(invoiceCreated(invoice));
    return invoice;
  });
}
