import { z } from 'zod';
import type { ReverseJournalEntryRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { optionalText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, userIdOf } from '../../../kit/viewer/viewer.ts';
import { postEntry } from '../books/post-entry.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { counterLines, type PostedEntry } from '../model/journal-entry.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  postedOn: calendarDateSchema.optional(),
  description: optionalText({ maxLength: 500, isMultiline: true }),
});

/** An entry that was taken back, and its counter-entry. */
interface ReversedEntry {
  readonly entry: PostedEntry;
  readonly reversed: PostedEntry;
}

/**
 * Takes a manual entry back by its counter-entry, once. Entries of invoices and payments follow their
 * documents and are refused with CONFLICT, as are counter-entries. Needs `finance:journal:post`.
 */
export async function reverseJournalEntry(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: ReverseJournalEntryRequest,
): Promise<ReversedEntry> {
  const organizationId = requirePermission(call.viewer, 'finance:journal:post');
  const input = validateInput(inputSchema, request);
  try {
    return await unitOfWork.change(dependencies, call, async (unit) => {
      const today = toCalendarDate(unit.now);
      const postedOn = input.postedOn ?? today;
      if (postedOn > today)
        throw invalidInput({ path: 'postedOn', message: 'An entry cannot be posted in the future.' });
      const original = await unit.stores.journal.find(organizationId, request.journalEntryId);
      assertReversible(original);
      if (postedOn < original.postedOn)
        throw invalidInput({ path: 'postedOn', message: 'The counter-entry cannot precede the entry.' });
      const entry = await postEntry(unit, {
        organizationId,
        postedOn,
        description: input.description ?? `Reversal: ${original.description}`.slice(0, 500),
        source: 'REVERSAL',
        reversalOfId: original.id,
        postedBy: userIdOf(call.viewer),
        lines: counterLines(original.lines),
      });
      return {
        entry: { ...entry, reversedById: undefined },
        reversed: { ...original, reversedById: entry.id },
      };
    });
  } catch (error: unknown) {
    // Two reversals at the same time: the unique constraint lets one of them pass.
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
      : 'Void or credit the invoice, reverse the recorded payment or refund the card payment instead.';
  throw new DomainError('CONFLICT', `An entry of kind ${entry.source} cannot be reversed. ${advice}`, {
    metadata: { source: entry.source },
  });
}

function alreadyReversed(): DomainError {
  return new DomainError('CONFLICT', 'The journal entry has been reversed already.', {
    metadata: { currentState: 'REVERSED' },
  });
}
