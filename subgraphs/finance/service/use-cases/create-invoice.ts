import { z } from 'zod';
import type { CreateInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { lockBooks } from '../books/lock-books.ts';
import { linesSchema, resolveLines } from '../books/resolve-lines.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { invoiceCreated } from '../published-events.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';

const inputSchema = z.object({
  customerId: z.string().min(1, 'A customer is required.').max(100),
  userId: z.string().min(1).max(100).optional(),
  pricesIncludeTax: z.boolean(),
  lines: linesSchema,
  dueOn: calendarDateSchema.optional(),
  notes: z.string().trim().max(2_000).optional(),
});

/** Drafts an invoice to a customer of the organization. Needs `finance:invoice:write`. */
export async function createInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: CreateInvoiceRequest,
): Promise<Invoice> {
  const { database, customers, clock } = dependencies;
  const organizationId = requirePermission(call.viewer, 'finance:invoice:write');
  const input = validateInput(inputSchema, request);
  if (!(await customers.exists(call, organizationId, input.customerId)))
    throw notFound('Customer', input.customerId);
  const now = clock();
  return database.transaction(async (transaction) => {
    const books = await lockBooks(transaction, dependencies, organizationId);
    const invoice: Invoice = {
      id: newId(),
      organizationId,
      number: undefined,
      status: 'DRAFT',
      customerId: input.customerId,
      userId: input.userId,
      reservationId: undefined,
      currency: input.lines[0]?.unitPrice.currency ?? books.currency,
      pricesIncludeTax: input.pricesIncludeTax,
      lines: await resolveLines(transaction, database.engine, books, input.lines, input.pricesIncludeTax),
      amountPaid: 0n,
      issuedOn: undefined,
      dueOn: input.dueOn,
      voidedOn: undefined,
      voidReason: undefined,
      notes: input.notes,
      issueEntryId: undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await createInvoiceStore(transaction).insert([invoice]);
    await appendEvents(transaction, now, [invoiceCreated(invoice)]);
    return invoice;
  });
}
