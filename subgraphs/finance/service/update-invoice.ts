import { z } from 'zod';
import type { UpdateInvoiceRequest } from '../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError, notFound } from '../../kit/domain-error.ts';
import type { ServiceCall } from '../../kit/grpc-server.ts';
import { appendEvents } from '../../kit/outbox.ts';
import { validateInput } from '../../kit/validate-input.ts';
import { requirePermission } from '../../kit/viewer.ts';
import { lockBooks } from './books.ts';
import { calendarDateSchema } from './calendar-date.ts';
import type { FinanceDependencies } from './dependencies.ts';
import { findInvoice } from './find-invoice.ts';
import { assertExpectedVersion, changeInvoice, type Invoice } from './invoice.ts';
import { invoiceEvent } from './invoice-events.ts';
import { priceLines } from './invoice-line.ts';
import { createInvoiceStore } from './invoice-store.ts';
import { linesSchema, resolveLines } from './line-input.ts';

const inputSchema = z.object({
  customerId: z.string().min(1).max(100).optional(),
  dueOn: calendarDateSchema.optional(),
  notes: z.string().trim().max(2_000).optional(),
  pricesIncludeTax: z.boolean().optional(),
  lines: linesSchema.optional(),
});

/** Changes what is given of a draft; issued invoices are final. Needs `finance:invoice:write`. */
export async function updateInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: UpdateInvoiceRequest,
): Promise<Invoice> {
  const { database, customers, clock } = dependencies;
  const organizationId = requirePermission(call.viewer, 'finance:invoice:write');
  const input = validateInput(inputSchema, {
    ...request,
    lines: request.lines.length > 0 ? request.lines : undefined,
  });
  if (input.customerId !== undefined && !(await customers.exists(call, organizationId, input.customerId)))
    throw notFound('Customer', input.customerId);
  const now = clock();
  return database.transaction(async (transaction) => {
    const books = await lockBooks(transaction, dependencies, organizationId);
    const invoice = await findInvoice(transaction, organizationId, request.invoiceId);
    assertExpectedVersion(invoice, request.expectedVersion);
    if (invoice.status !== 'DRAFT') {
      throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; only a draft can be changed.`, {
        metadata: { currentState: invoice.status },
      });
    }
    const pricesIncludeTax = input.pricesIncludeTax ?? invoice.pricesIncludeTax;
    const lines = input.lines
      ? await resolveLines(transaction, database.engine, books, input.lines, pricesIncludeTax)
      : priceLines(invoice.lines, pricesIncludeTax);
    const changed = changeInvoice(
      invoice,
      {
        customerId: input.customerId ?? invoice.customerId,
        dueOn: input.dueOn ?? invoice.dueOn,
        notes: input.notes ?? invoice.notes,
        currency: input.lines?.[0]?.unitPrice.currency ?? invoice.currency,
        pricesIncludeTax,
        lines,
      },
      now,
    );
    await createInvoiceStore(transaction).update(changed);
    await appendEvents(transaction, now, [invoiceEvent('finance.invoice-updated.v1', changed)]);
    return changed;
  });
}
