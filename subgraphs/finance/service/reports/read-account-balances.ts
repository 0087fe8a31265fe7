import type { BatchGetLedgerAccountBalancesRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toNormalBalance } from '../model/ledger-account.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { booksCurrencyFirst, readBooksCurrency } from './books-currency.ts';

/** Balances of an account: the currency of the books always and first, then others it was posted in. */
interface AccountBalances {
  readonly accountId: string;
  readonly balances: readonly Money[];
}

/** Reads balances in the accounts' own directions; unknown ids are left out. Needs `finance:account:read`. */
export async function readAccountBalances(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  { accountIds }: BatchGetLedgerAccountBalancesRequest,
): Promise<readonly AccountBalances[]> {
  const organizationId = requirePermission(call.viewer, 'finance:account:read');
  const { accounts, journal } = unitOfWork.read(dependencies);
  const found = await accounts.findByIds(organizationId, accountIds);
  const sums = await journal.sumAccounts(organizationId, { accountIds });
  const booksCurrency = await readBooksCurrency(dependencies, organizationId);
  const sumsOfAccount = Map.groupBy(sums, (sum) => sum.accountId);
  return found.map(({ id, type }) => ({
    accountId: id,
    balances: booksCurrencyFirst(
      (sumsOfAccount.get(id) ?? []).map((sum) => money(toNormalBalance(type, sum.amount), sum.currency)),
      booksCurrency,
    ),
  }));
}
