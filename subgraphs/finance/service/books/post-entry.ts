import { newId } from '../../../kit/values/uuid-v7.ts';
import { assertBalanced, type JournalEntry } from '../model/journal-entry.ts';
import { journalEntryPosted } from '../published-events.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

type OptionalKey = 'invoiceId' | 'paymentIntentId' | 'reversalOfId' | 'postedBy';

/** An entry to post; its id and time are given by {@link postEntry}. */
type NewEntry = Omit<JournalEntry, 'id' | 'createdAt' | OptionalKey> &
  Partial<Pick<JournalEntry, OptionalKey>>;

/**
 * The only writer of the journal: refuses what does not balance, stores the entry and publishes it, all in the
 * transaction of the change that caused it.
 */
export async function postEntry(
  { stores, now, publish }: FinanceUnit,
  entry: NewEntry,
): Promise<JournalEntry> {
  assertBalanced(entry.lines);
  const posted: JournalEntry = {
    invoiceId: undefined,
    paymentIntentId: undefined,
    reversalOfId: undefined,
    postedBy: undefined,
    ...entry,
    id: newId(),
    createdAt: now,
  };
  await stores.journal.insert([posted]);
  await publish(journalEntryPosted(posted));
  return posted;
}
