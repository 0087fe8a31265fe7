import { z } from 'zod';
import type { ReverseWriteOffRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { balanceInvoice } from '../books/balance-invoice.ts';
import { reverseWriteOffs } from '../books/reverse-write-offs.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({
  reason: requiredText({ subject: 'A reason', maxLength: 300, isMultiline: true }),
});

/** Takes a write-off back: the rest is due again. CONFLICT when nothing was written off. Needs `finance:invoice:writeoff`. */
export async function reverseWriteOff(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: ReverseWriteOffRequest,
): Promise<Invoice> {
  requirePermission(call.viewer, 'finance:invoice:writeoff');
  const { reason } = validateInput(inputSchema, request);
  return changeInvoice(dependencies, call, request, async ({ unit, books, invoice }) => {
    const recordedBy = userIdOf(call.viewer);
    const settlements = await reverseWriteOffs(unit, books, invoice, { reason, recordedBy });
    if (settlements.length === 0)
      throw new DomainError('CONFLICT', `Invoice is ${invoice.status}; nothing of it is written off.`, {
        metadata: { currentState: invoice.status },
      });
    // A card payment that arrived after the write-off may be waiting.
    return balanceInvoice(unit, books, invoice, { settlements });
  });
}
