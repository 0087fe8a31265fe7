import { z } from 'zod';
import type { ReverseJournalEntryRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError, invalidInput, notFound } from '../../../kit/errors/domain-error.ts';
import { calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { counterLines } from '../model/journal-entry.ts';
import { createJournalStore, type PostedEntry } from '../stores/journal-store.ts';

const inputSchema = z.object({
  postedOn: calendarDateSchema.optional(),
  description: z.string().trim().min(1).max(500).optional(),
});

/**
 * Takes a manual entry back by its counter-entry, once. Entries of invoices and payments follow their
 * documents and are refused with CONFLICT, as are counter-entries. Needs `finance:journal:post`.
 */
export async function reverseJournalEntry(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  request: ReverseJournalEntryRequest,
): Promise<{ readonly entry: PostedEntry; readonly reversed: PostedEntry }> {
  const { database, clock } = dependencies;
  const organizationId = requirePermission(viewer, 'finance:journal:post');
  const input = validateInput(inputSchema, request);
  const now = clock();
  const postedOn = input.postedOn ?? toCalendarDate(now);
  if (postedOn > toCalendarDate(now))
    throw invalidInput({ path: 'postedOn', message: 'An entry cannot be posted in the future.' });
  try {
    return await database.transaction(async (transaction) => {
      const [original] = await createJournalStore(transaction).findByIds(organizationId, [
        request.journalEntryId,
      ]);
      if (!original) throw notFound('JournalEntry', request.journalEntryId);
      assertReversible(original);
      if (postedOn < original.postedOn)
        throw invalidInput({ path: 'postedOn', message: 'The counter-entry cannot precede the entry.' });
      const entry = await postEntry(transaction, now, {
        organizationId,
        postedOn,
        description: input.description ?? `Reversal: ${original.description}`.slice(0, 500),
        source: 'REVERSAL',
        reversalOfId: original.id,
        postedBy: viewer.kind === 'user' ? viewer.userId : undefined,
        lines: counterLines(original.lines),
      });
      return {
        entry: { ...entry, reversedById: undefined },
        reversed: { ...original, reversedById: entry.id },
      };
    });
  } catch (error) {
    // Two reversals at once: the unique constraint lets one of them pass.
    if (isUniqueViolation(error)) throw alreadyReversed();
    throw error;
  }
}

function assertReversible(entry: PostedEntry): void {
  if (entry.reversedById !== undefined) throw alreadyReversed();
  if (entry.source === 'MANUAL') return;
  const advice =
    entry.source === 'REVERSAL'
      ? 'Post a new entry instead.'
      : 'Void the invoice or refund the payment instead.';
  throw new DomainError('CONFLICT', `An entry of kind ${entry.source} cannot be reversed. ${advice}`, {
    metadata: { source: entry.source },
  });
}

function alreadyReversed(): DomainError {
  return new DomainError('CONFLICT', 'The journal entry has been reversed already.', {
    metadata: { currentState: 'REVERSED' },
  });
}
