import type { Transaction } from 'kysely';
import { appendEvents } from '../../kit/events/outbox.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { assertBalanced, type JournalEntry } from './journal-entry.ts';
import { createJournalStore } from './journal-store.ts';
import type { FinanceTables } from './tables.ts';

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
  await appendEvents(transaction, now, [
    {
      type: 'finance.journal-entry-posted.v1',
      aggregateId: posted.id,
      organizationId: posted.organizationId,
      data: {
        journalEntryId: posted.id,
        source: posted.source,
        postedOn: posted.postedOn,
        ...(posted.invoiceId ? { invoiceId: posted.invoiceId } : {}),
        ...(posted.paymentIntentId ? { paymentIntentId: posted.paymentIntentId } : {}),
        ...(posted.reversalOfId ? { reversalOfId: posted.reversalOfId } : {}),
        lines: posted.lines.map(({ accountId, currency, amount }) => ({
          accountId,
          amount: { minorUnits: String(amount), currency },
        })),
      },
    },
  ]);
  return posted;
}
