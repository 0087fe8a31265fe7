import type { Transaction } from 'kysely';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { assertBalanced, type JournalEntry } from '../model/journal-entry.ts';
import { journalEntryPosted } from '../published-events.ts';
import { createJournalStore } from '../stores/journal-store.ts';
import type { FinanceTables } from '../stores/tables.ts';

type OptionalKey = 'invoiceId' | 'paymentIntentId' | 'reversalOfId' | 'postedBy';

/** An entry to post; its id and time are given by {@link postEntry}. */
export type NewEntry = Omit<JournalEntry, 'id' | 'createdAt' | OptionalKey> &
  Partial<Pick<JournalEntry, OptionalKey>>;

/**
 * The only writer of the journal: refuses what does not balance, stores the entry and says so, all in the
 * transaction of the change that caused it.
 */
export async function postEntry(
  transaction: Transaction<FinanceTables>,
  now: Date,
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
  await createJournalStore(transaction).insert([posted]);
  await appendEvents(transaction, now, [journalEntryPosted(posted)]);
  return posted;
}
