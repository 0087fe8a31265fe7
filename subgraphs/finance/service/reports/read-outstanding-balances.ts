import type { BatchGetOutstandingBalancesRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { booksCurrencyFirst, readBooksCurrency } from './books-currency.ts';

/** What a customer owes, the currency of the books always and first. */
interface OutstandingBalance {
  readonly customerId: string;
  readonly amounts: readonly Money[];
}

/** Reads what each of the customers owes. Needs `finance:invoice:read`. */
export async function readOutstandingBalances(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  { customerIds }: BatchGetOutstandingBalancesRequest,
): Promise<readonly OutstandingBalance[]> {
  const organizationId = requirePermission(call.viewer, 'finance:invoice:read');
  const { receivables } = unitOfWork.read(dependencies);
  const sums = await receivables.sumByCustomers(organizationId, customerIds);
  const booksCurrency = await readBooksCurrency(dependencies, organizationId);
  const sumsOfCustomer = Map.groupBy(sums, (sum) => sum.customerId);
  return customerIds.map((customerId) => ({
    customerId,
    amounts: booksCurrencyFirst(
      (sumsOfCustomer.get(customerId) ?? []).map((sum) => money(sum.amount, sum.currency)),
      booksCurrency,
    ),
  }));
}
