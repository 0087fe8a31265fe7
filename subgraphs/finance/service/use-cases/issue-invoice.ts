import { z } from 'zod';
import type { IssueInvoiceRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { addDays, calendarDateSchema, laterDate, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { assertExpectedVersion } from '../../../kit/values/expected-version.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { issueDraft } from '../books/issue-draft.ts';
import { lockBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { assertDraft, type Invoice } from '../model/invoice.ts';
import { findInvoice } from '../stores/find-invoice.ts';

const inputSchema = z.object({ dueOn: calendarDateSchema.optional() });

/**
 * Issues a draft today. Due on the date given here, else on the draft's (today when that has passed), else
 * after the payment term. Needs `finance:invoice:issue`.
 */
export async function issueInvoice(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  request: IssueInvoiceRequest,
): Promise<Invoice> {
  const { database, clock, settings } = dependencies;
  const organizationId = requirePermission(viewer, 'finance:invoice:issue');
  const { dueOn } = validateInput(inputSchema, request);
  const now = clock();
  const today = toCalendarDate(now);
  if (dueOn !== undefined && dueOn < today)
    throw invalidInput({ path: 'dueOn', message: 'An invoice cannot be due before it is issued.' });
  return database.transaction(async (transaction) => {
    const books = await lockBooks(transaction, dependencies, organizationId);
    const draft = await findInvoice(transaction, organizationId, request.invoiceId);
    assertExpectedVersion('Invoice', draft, request.expectedVersion);
    assertDraft(draft);
    return issueDraft(transaction, books, draft, {
      dueOn:
        dueOn ??
        (draft.dueOn === undefined
          ? addDays(today, settings.paymentTermDays)
          : laterDate(draft.dueOn, today)),
      postedBy: viewer.kind === 'user' ? viewer.userId : undefined,
      now,
    });
  });
}
