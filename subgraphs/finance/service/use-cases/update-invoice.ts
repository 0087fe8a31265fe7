import { z } from 'zod';
import type { UpdateInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { lockBooks } from '../books/lock-books.ts';
import { linesSchema, resolveLines } from '../books/resolve-lines.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { assertDraft, changeInvoice, type Invoice } from '../model/invoice.ts';
import { priceLines } from '../model/invoice-line.ts';
import { invoiceUpdated } from '../published-events.ts';
import { findInvoice } from '../stores/find-invoice.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';

const fieldsSchema = z.object({
  customerId: z.string().min(1, 'A customer is required.').max(100),
  userId: z.string().min(1).max(100).optional(),
  dueOn: calendarDateSchema.optional(),
  notes: z.string().trim().max(2_000).optional(),
  pricesIncludeTax: z.boolean(),
});

/** Changes the fields of a draft that the mask names; issued invoices are final. Needs `finance:invoice:write`. */
export async function updateInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: UpdateInvoiceRequest,
): Promise<Invoice> {
  const { database, customers, clock } = dependencies;
  const organizationId = requirePermission(call.viewer, 'finance:invoice:write');
  const { lines: newLines, ...changes } = readMaskedUpdate(request, request.updateMask, [
    'customerId',
    'userId',
    'dueOn',
    'notes',
    'pricesIncludeTax',
    'lines',
  ]);
  const inputs = newLines && validateInput(z.object({ lines: linesSchema }), { lines: newLines }).lines;
  const { customerId } = changes;
  if (customerId !== undefined && !(await customers.exists(call, organizationId, customerId)))
    throw notFound('Customer', customerId);
  const now = clock();
  return database.transaction(async (transaction) => {
    const books = await lockBooks(transaction, dependencies, organizationId);
    const invoice = await findInvoice(transaction, organizationId, request.invoiceId);
    assertExpectedVersion('Invoice', invoice, request.expectedVersion);
    assertDraft(invoice);
    const fields = validateInput(fieldsSchema, { ...invoice, ...changes });
    const changed = changeInvoice(
      invoice,
      {
        ...fields,
        currency: inputs?.[0]?.unitPrice.currency ?? invoice.currency,
        lines: inputs
          ? await resolveLines(transaction, database.engine, books, inputs, fields.pricesIncludeTax)
          : priceLines(invoice.lines, fields.pricesIncludeTax),
      },
      now,
    );
    await createInvoiceStore(transaction).update(changed);
    await appendEvents(transaction, now, [invoiceUpdated(changed)]);
    return changed;
  });
}
