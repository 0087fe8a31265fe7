import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { findBooksCurrency } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { createReceivablesStore } from '../stores/receivables-store.ts';
import { booksCurrencyFirst } from './read-account-balances.ts';

/** What a customer owes, the currency of the books always and first. */
export interface OutstandingBalance {
  readonly customerId: string;
  readonly amounts: readonly Money[];
}

/** Reads what each of the customers owes. Needs `finance:invoice:read`. */
export async function readOutstandingBalances(
  { database, settings }: FinanceDependencies,
  viewer: Viewer,
  customerIds: readonly string[],
): Promise<readonly OutstandingBalance[]> {
  const organizationId = requirePermission(viewer, 'finance:invoice:read');
  const sums = await createReceivablesStore(database.kysely).sumByCustomers(organizationId, customerIds);
  const booksCurrency =
    (await findBooksCurrency(database.kysely, organizationId)) ?? settings.defaultCurrency;
  const sumsOfCustomer = Map.groupBy(sums, (sum) => sum.customerId);
  return customerIds.map((customerId) => ({
    customerId,
    amounts: booksCurrencyFirst(
      (sumsOfCustomer.get(customerId) ?? []).map((sum) => money(sum.amount, sum.currency)),
      booksCurrency,
    ),
  }));
}
