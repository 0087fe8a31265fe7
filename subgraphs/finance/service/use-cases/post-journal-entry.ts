import type { Transaction } from 'kysely';
import { z } from 'zod';
import type {
  JournalLine as JournalLineMessage,
  PostJournalEntryRequest,
} from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type FieldViolation, invalidInput } from '../../../kit/errors/domain-error.ts';
import { calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { openBooks } from '../books/lock-books.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { assertBalanced, type JournalLine } from '../model/journal-entry.ts';
import { isControlAccount } from '../model/ledger-account.ts';
import type { PostedEntry } from '../stores/journal-store.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';
import type { FinanceTables } from '../stores/tables.ts';

const lineSchema = z
  .object({
    accountId: z.string().min(1, 'An account is required.'),
    debit: positiveAmountSchema.optional(),
    credit: positiveAmountSchema.optional(),
    memo: z.string().trim().max(500).optional(),
  })
  .refine(
    (line) => (line.debit === undefined) !== (line.credit === undefined),
    'A line has a debit or a credit, not both.',
  )
  .transform((line): JournalLine => {
    const side = line.debit ?? line.credit;
    const minorUnits = side?.minorUnits ?? 0n;
    return {
      accountId: line.accountId,
      currency: side?.currency ?? '',
      amount: line.debit ? minorUnits : -minorUnits,
      ...(line.memo ? { memo: line.memo } : {}),
    };
  });

const inputSchema = z.object({
  postedOn: calendarDateSchema.optional(),
  description: z.string().trim().min(1, 'A description is required.').max(500),
  lines: z
    .array(lineSchema)
    .min(2, 'A journal entry needs at least two lines.')
    .max(200, 'At most 200 lines are possible.'),
});

/**
 * Posts a manual entry. Refused with BAD_USER_INPUT: an entry that does not balance in each currency, a date
 * in the future, unknown accounts, and control accounts. Needs `finance:journal:post`.
 */
export async function postJournalEntry(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  request: PostJournalEntryRequest,
): Promise<PostedEntry> {
  const { database, clock, settings } = dependencies;
  const organizationId = requirePermission(viewer, 'finance:journal:post');
  const input = validateInput(inputSchema, {
    ...request,
    lines: request.lines.map((line: JournalLineMessage) => ({ ...line })),
  });
  assertBalanced(input.lines);
  const now = clock();
  const postedOn = input.postedOn ?? toCalendarDate(now);
  if (postedOn > toCalendarDate(now))
    throw invalidInput({ path: 'postedOn', message: 'An entry cannot be posted in the future.' });
  return database.transaction(async (transaction) => {
    await openBooks(transaction, database.engine, {
      organizationId,
      currency: settings.defaultCurrency,
      now,
    });
    await assertOpenToManualEntries(transaction, database.engine, organizationId, input.lines);
    const entry = await postEntry(transaction, now, {
      organizationId,
      postedOn,
      description: input.description,
      source: 'MANUAL',
      postedBy: viewer.kind === 'user' ? viewer.userId : undefined,
      lines: input.lines,
    });
    return { ...entry, reversedById: undefined };
  });
}

async function assertOpenToManualEntries(
  transaction: Transaction<FinanceTables>,
  engine: SqlEngine,
  organizationId: string,
  lines: readonly JournalLine[],
): Promise<void> {
  const accounts = await createLedgerAccountStore(transaction, engine).findByIds(organizationId, [
    ...new Set(lines.map((line) => line.accountId)),
  ]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const violations = lines.flatMap((line, index): FieldViolation[] => {
    const account = byId.get(line.accountId);
    const path = `lines.${index}.accountId`;
    if (!account) return [{ path, message: 'Not an account of the organization.' }];
    if (!isControlAccount(account)) return [];
    return [{ path, message: `Account ${account.code} is kept by invoices and closed to manual entries.` }];
  });
  if (violations.length > 0) throw invalidInput(...violations);
}
