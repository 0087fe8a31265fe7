import { z } from 'zod';
import type { VoidInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { withdrawInvoice } from '../books/withdraw-invoice.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({ reason: optionalText({ maxLength: 500, isMultiline: true }) });

/** Takes back an invoice without payments, or discards a draft. Needs `finance:invoice:issue`. */
export async function voidInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: VoidInvoiceRequest,
): Promise<Invoice> {
  requirePermission(call.viewer, 'finance:invoice:issue');
  const { reason } = validateInput(inputSchema, request);
  return changeInvoice(dependencies, call, request, ({ unit, books, invoice }) =>
    withdrawInvoice(unit, books, invoice, { reason, postedBy: userIdOf(call.viewer) }),
  );
}
