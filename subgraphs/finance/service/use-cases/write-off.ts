import { z } from 'zod';
import type { WriteOffRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { applySettlements } from '../books/apply-settlements.ts';
import { postEntry } from '../books/post-entry.ts';
import { takenLines } from '../books/taken-lines.ts';
import { spreadWriteOff, writeOffEntryLines } from '../books/write-off-lines.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { amountDue, type Invoice } from '../model/invoice.ts';
import { createSettlement, type Settlement } from '../model/settlement.ts';
import { invoiceWrittenOff } from '../published-events.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({
  reason: requiredText({ subject: 'A reason', maxLength: 300, isMultiline: true }),
});

/**
 * Gives up what is still due on an invoice: debits bad debts with its net and the tax payable with its tax, which is not
 * owed for money that never comes; credits receivables. CONFLICT when nothing is due. Needs `finance:invoice:writeoff`.
 */
export async function writeOff(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: WriteOffRequest,
): Promise<{ readonly invoice: Invoice; readonly settlement: Settlement }> {
  requirePermission(call.viewer, 'finance:invoice:writeoff');
  const { reason } = validateInput(inputSchema, request);
  return changeInvoice(dependencies, call, request, async ({ unit, books, invoice }) => {
    const due = amountDue(invoice);
    if (due === 0n)
      throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; nothing is due.`, {
        metadata: { currentState: invoice.status },
      });
    const recordedBy = userIdOf(call.viewer);
    const lines = spreadWriteOff(invoice, await takenLines(unit, invoice), due);
    const entry = await postEntry(unit, {
      organizationId: books.organizationId,
      postedOn: toCalendarDate(unit.now),
      description: `Write-off of invoice ${invoice.number ?? ''}. ${reason}`,
      source: 'WRITTEN_OFF',
      invoiceId: invoice.id,
      postedBy: recordedBy,
      lines: writeOffEntryLines(books, invoice.currency, lines),
    });
    const settlement = createSettlement(
      invoice,
      {
        kind: 'WRITE_OFF',
        amount: due,
        settledOn: entry.postedOn,
        reference: reason,
        recordedBy,
        journalEntryId: entry.id,
      },
      unit.now,
    );
    await unit.stores.writeOffs.insertLines(
      lines.map((line) => ({
        ...line,
        organizationId: books.organizationId,
        settlementId: settlement.id,
        invoiceId: invoice.id,
      })),
    );
    const written = await applySettlements(unit, invoice, [settlement]);
    await unit.publish(invoiceWrittenOff(written, due, reason));
    return { invoice: written, settlement };
  });
}
