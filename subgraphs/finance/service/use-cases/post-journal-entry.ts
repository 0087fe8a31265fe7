import { z } from 'zod';
import type { PostJournalEntryRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { type FieldViolation, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { optionalText, requiredText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { openBooks } from '../books/open-books.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { positiveAmountSchema } from '../model/amount-schema.ts';
import { assertBalanced, type JournalLine, type PostedEntry } from '../model/journal-entry.ts';
import { isControlAccount } from '../model/ledger-account.ts';
import type { FinanceStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

const lineSchema = z
  .object({
    accountId: z.string().min(1, 'An account is required.'),
    debit: positiveAmountSchema.optional(),
    credit: positiveAmountSchema.optional(),
    memo: optionalText({ maxLength: 500, isMultiline: true }),
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
      memo: line.memo,
    };
  });

const inputSchema = z.object({
  postedOn: calendarDateSchema.optional(),
  description: requiredText({ subject: 'A description', maxLength: 500, isMultiline: true }),
  lines: listField(lineSchema, { max: 200 }).min(2, 'A journal entry needs at least two lines.'),
});

/**
 * Posts a manual entry. Refused with BAD_USER_INPUT: an entry that does not balance in each currency, a date
 * in the future, unknown accounts, and control accounts. Needs `finance:journal:post`.
 */
export async function postJournalEntry(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: PostJournalEntryRequest,
): Promise<PostedEntry> {
  const organizationId = requirePermission(call.viewer, 'finance:journal:post');
  const input = validateInput(inputSchema, request);
  assertBalanced(input.lines);
  return unitOfWork.change(dependencies, call, async (unit) => {
    const today = toCalendarDate(unit.now);
    const postedOn = input.postedOn ?? today;
    if (postedOn > today)
      throw invalidInput({ path: 'postedOn', message: 'An entry cannot be posted in the future.' });
    await openBooks(unit, dependencies, organizationId);
    await assertOpenToManualEntries(unit.stores, organizationId, input.lines);
    const entry = await postEntry(unit, {
      organizationId,
      postedOn,
      description: input.description,
      source: 'MANUAL',
      postedBy: userIdOf(call.viewer),
      lines: input.lines,
    });
    return { ...entry, reversedById: undefined };
  });
}

async function assertOpenToManualEntries(
  { accounts }: FinanceStores,
  organizationId: string,
  lines: readonly JournalLine[],
): Promise<void> {
  const ids = [...new Set(lines.map((line) => line.accountId))];
  const found = await accounts.findByIds(organizationId, ids);
  const byId = new Map(found.map((account) => [account.id, account]));
  const violations = lines.flatMap((line, index): FieldViolation[] => {
    const account = byId.get(line.accountId);
    const path = `lines.${index}.accountId`;
    if (!account) return [{ path, message: 'Not an account of the organization.' }];
    if (!isControlAccount(account)) return [];
    return [
      {
        path,
        message: `Account ${account.code} is kept by invoices and payments and closed to manual entries.`,
      },
    ];
  });
  if (violations.length > 0) throw invalidInput(...violations);
}
