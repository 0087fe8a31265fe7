import { z } from 'zod';
import type {
  BatchListInvoicesByCustomerRequest,
  ListInvoicesRequest,
  ListJournalEntriesRequest,
  ListLedgerAccountsRequest,
} from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { calendarDateSchema } from '../../../kit/values/calendar-date.ts';
import { readGivenLists } from '../../../kit/values/given-lists.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { invoiceStatuses } from '../model/invoice.ts';
import { journalEntrySources } from '../model/journal-entry.ts';
import { accountTypes } from '../model/ledger-account.ts';

/** Statuses, sources or types a filter may name: more than there are of any. */
const maxChoices = 50;

const invoiceFilter = z.object({
  statuses: listField(z.enum(invoiceStatuses), { max: maxChoices }).optional(),
  customerId: z.string().optional(),
  number: z.number().int().optional(),
  onlyOverdue: z.boolean(),
  issuedFrom: calendarDateSchema.optional(),
  issuedTo: calendarDateSchema.optional(),
});

/** Filters of the list of invoices. Throws BAD_USER_INPUT. */
export function parseInvoiceFilter(request: ListInvoicesRequest): z.output<typeof invoiceFilter> {
  return validateInput(invoiceFilter, readGivenLists(request, ['statuses']));
}

const customerInvoiceFilter = z.object({
  statuses: listField(z.enum(invoiceStatuses), { max: maxChoices }).optional(),
});

/** Filters of the lists of invoices by customer. Throws BAD_USER_INPUT. */
export function parseCustomerInvoiceFilter(
  request: BatchListInvoicesByCustomerRequest,
): z.output<typeof customerInvoiceFilter> {
  return validateInput(customerInvoiceFilter, readGivenLists(request, ['statuses']));
}

const creditNoteFilter = z.object({
  invoiceId: z.string().optional(),
  customerId: z.string().optional(),
  number: z.number().int().optional(),
  issuedFrom: calendarDateSchema.optional(),
  issuedTo: calendarDateSchema.optional(),
});

/** Filters of the list of credit notes. Throws BAD_USER_INPUT. */
export function parseCreditNoteFilter(request: unknown): z.output<typeof creditNoteFilter> {
  return validateInput(creditNoteFilter, request);
}

const accountFilter = z.object({
  types: listField(z.enum(accountTypes), { max: maxChoices }).optional(),
  search: optionalText({ maxLength: 100 }),
});

/** Filters of the chart of accounts. Throws BAD_USER_INPUT. */
export function parseAccountFilter(request: ListLedgerAccountsRequest): z.output<typeof accountFilter> {
  return validateInput(accountFilter, readGivenLists(request, ['types']));
}

const journalFilter = z.object({
  accountId: z.string().optional(),
  sources: listField(z.enum(journalEntrySources), { max: maxChoices }).optional(),
  postedFrom: calendarDateSchema.optional(),
  postedTo: calendarDateSchema.optional(),
});

/** Filters of the journal. Throws BAD_USER_INPUT. */
export function parseJournalFilter(request: ListJournalEntriesRequest): z.output<typeof journalFilter> {
  return validateInput(journalFilter, readGivenLists(request, ['sources']));
}
