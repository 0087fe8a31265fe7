import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { findBooksCurrency } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toNormalBalance } from '../model/ledger-account.ts';
import { createJournalStore } from '../stores/journal-store.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';

/** Balances of an account: the currency of the books always and first, then others it was posted in. */
export interface AccountBalances {
  readonly accountId: string;
  readonly balances: readonly Money[];
}

/** Reads balances in the accounts' own directions; unknown ids are left out. Needs `finance:account:read`. */
export async function readAccountBalances(
  { database, settings }: FinanceDependencies,
  viewer: Viewer,
  accountIds: readonly string[],
): Promise<readonly AccountBalances[]> {
  const organizationId = requirePermission(viewer, 'finance:account:read');
  const accounts = await createLedgerAccountStore(database.kysely, database.engine).findByIds(
    organizationId,
    accountIds,
  );
  const sums = await createJournalStore(database.kysely).sumAccounts(organizationId, { accountIds });
  const booksCurrency =
    (await findBooksCurrency(database.kysely, organizationId)) ?? settings.defaultCurrency;
  const sumsOfAccount = Map.groupBy(sums, (sum) => sum.accountId);
  return accounts.map(({ id, type }) => ({
    accountId: id,
    balances: booksCurrencyFirst(
      (sumsOfAccount.get(id) ?? []).map((sum) => money(toNormalBalance(type, sum.amount), sum.currency)),
      booksCurrency,
    ),
  }));
}

/** The amounts with the currency of the books in front, zero when there is none. */
export function booksCurrencyFirst(amounts: readonly Money[], booksCurrency: string): readonly Money[] {
  const own = amounts.find((amount) => amount.currency === booksCurrency) ?? money(0n, booksCurrency);
  return [own, ...amounts.filter((amount) => amount.currency !== booksCurrency)];
}
