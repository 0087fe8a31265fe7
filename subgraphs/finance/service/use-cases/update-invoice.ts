import type { UpdateInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readMaskedChanges } from '../../../kit/values/masked-update.ts';
import { readMaskedUpdate } from '../../../kit/values/update-mask.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { resolveLines } from '../books/resolve-lines.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { assertDraft, type Invoice, nextInvoice } from '../model/invoice.ts';
import { invoiceFields } from '../model/invoice-fields.ts';
import { priceLines } from '../model/invoice-line.ts';
import { invoiceUpdated } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { changeInvoice } from './change-invoice.ts';

/** Changes the fields of a draft that the mask names; issued invoices are final. Needs `finance:invoice:write`. */
export async function updateInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: UpdateInvoiceRequest,
): Promise<Invoice> {
  const organizationId = requirePermission(call.viewer, 'finance:invoice:write');
  const { customerId, userId } = readMaskedUpdate(request, request.updateMask, ['customerId', 'userId']);
  if (customerId !== undefined || userId !== undefined) {
    const [current] = await unitOfWork
      .read(dependencies)
      .invoices.findByIds({ organizationId }, [request.invoiceId]);
    // Who stays is not asked about: the customer may have been archived since, the user disabled.
    if (customerId !== undefined && customerId !== current?.customerId)
      await dependencies.customers.assertCustomer(call, customerId);
    if (userId !== undefined && userId !== current?.userId)
      await dependencies.users.assertMember(call, userId);
  }
  return changeInvoice(dependencies, call, request, async ({ unit, books, invoice }) => {
    assertDraft(invoice);
    const { lines, ...fields } = readMaskedChanges({ schema: invoiceFields }, request, invoice);
    const pricesIncludeTax = fields.pricesIncludeTax ?? invoice.pricesIncludeTax;
    const changes = {
      ...fields,
      currency: lines?.[0]?.unitPrice.currency ?? invoice.currency,
      lines: lines
        ? await resolveLines(unit, books, lines, pricesIncludeTax)
        : priceLines(invoice.lines, pricesIncludeTax),
    };
    const changed = nextInvoice(invoice, changes, unit.now);
    await unit.stores.invoices.update(changed);
    await unit.publish(invoiceUpdated(changed));
    return changed;
  });
}
