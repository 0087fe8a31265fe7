import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { isCurrency } from '../../../kit/values/currency.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { readBooksCurrency } from './books-currency.ts';

/** The currency a report is in: the one asked for, or that of the books. Throws BAD_USER_INPUT. */
export async function readReportCurrency(
  dependencies: FinanceDependencies,
  organizationId: string,
  requested: string | undefined,
): Promise<string> {
  if (requested === undefined) return readBooksCurrency(dependencies, organizationId);
  if (!isCurrency(requested))
    throw invalidInput({ path: 'currency', message: 'Not a currency the ERP books in.' });
  return requested;
}
