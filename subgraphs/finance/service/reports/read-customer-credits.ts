import type { BatchGetCustomerCreditsRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { booksCurrencyFirst, readBooksCurrency } from './books-currency.ts';

/** What a customer has paid and is not used, the currency of the books always and first. */
interface CustomerCredit {
  readonly customerId: string;
  readonly amounts: readonly Money[];
}

/** Reads the credit of each of the customers. Needs `finance:invoice:read`. */
export async function readCustomerCredits(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  { customerIds }: BatchGetCustomerCreditsRequest,
): Promise<readonly CustomerCredit[]> {
  const organizationId = requirePermission(call.viewer, 'finance:invoice:read');
  const { payments } = unitOfWork.read(dependencies);
  const sums = await payments.sumCreditByCustomers(organizationId, customerIds);
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
