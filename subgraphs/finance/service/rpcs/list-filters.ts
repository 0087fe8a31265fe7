import { z } from 'zod';
import { calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { invoiceStatuses } from '../model/invoice.ts';
import { journalEntrySources } from '../model/journal-entry.ts';
import { accountTypes } from '../model/ledger-account.ts';

const invoiceFilter = z.object({
  statuses: z.array(z.enum(invoiceStatuses)),
  customerId: z.string().optional(),
  number: z.number().int().optional(),
  onlyOverdue: z.boolean(),
  issuedFrom: calendarDateSchema.optional(),
  issuedTo: calendarDateSchema.optional(),
});

/** Filters of the list of invoices. Throws BAD_USER_INPUT. */
export function parseInvoiceFilter(request: unknown): z.output<typeof invoiceFilter> {
  return validateInput(invoiceFilter, request);
}

const customerInvoiceFilter = z.object({ statuses: z.array(z.enum(invoiceStatuses)) });

/** Filters of the lists of invoices by customer. Throws BAD_USER_INPUT. */
export function parseCustomerInvoiceFilter(request: unknown): z.output<typeof customerInvoiceFilter> {
  return validateInput(customerInvoiceFilter, request);
}

const accountFilter = z.object({
  types: z.array(z.enum(accountTypes)),
  search: z.string().trim().max(100).optional(),
});

/** Filters of the chart of accounts. Throws BAD_USER_INPUT. */
export function parseAccountFilter(request: unknown): z.output<typeof accountFilter> {
  return validateInput(accountFilter, request);
}

const journalFilter = z.object({
  accountId: z.string().optional(),
  sources: z.array(z.enum(journalEntrySources)),
  postedFrom: calendarDateSchema.optional(),
  postedTo: calendarDateSchema.optional(),
});

/** Filters of the journal. Throws BAD_USER_INPUT. */
export function parseJournalFilter(request: unknown): z.output<typeof journalFilter> {
  return validateInput(journalFilter, request);
}
