import { z } from 'zod';
import type { IssueInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { addDays, calendarDateSchema, laterDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { balanceIssued } from '../books/balance-invoice.ts';
import { issueDraft } from '../books/issue-draft.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { assertDraft, type Invoice } from '../model/invoice.ts';
import { changeInvoice } from './change-invoice.ts';

const inputSchema = z.object({ dueOn: calendarDateSchema.optional() });

/**
 * Issues a draft today and applies what was paid in advance. Due on the date given here, else on the draft's (today when that has passed), else
 * after the payment term. Needs `finance:invoice:issue`.
 */
export async function issueInvoice(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: IssueInvoiceRequest,
): Promise<Invoice> {
  requirePermission(call.viewer, 'finance:invoice:issue');
  const { dueOn } = validateInput(inputSchema, request);
  return changeInvoice(dependencies, call, request, async ({ unit, books, invoice: draft }) => {
    const today = toCalendarDate(unit.now);
    if (dueOn !== undefined && dueOn < today)
      throw invalidInput({ path: 'dueOn', message: 'An invoice cannot be due before it is issued.' });
    assertDraft(draft);
    const usualDueOn =
      draft.dueOn === undefined
        ? addDays(today, dependencies.settings.paymentTermDays)
        : laterDate(draft.dueOn, today);
    const issued = await issueDraft(unit, books, draft, {
      dueOn: dueOn ?? usualDueOn,
      postedBy: userIdOf(call.viewer),
    });
    return balanceIssued(unit, books, issued);
  });
}
