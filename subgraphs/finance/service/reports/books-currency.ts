import { type Money, money } from '../../../kit/values/money.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Currency the organization keeps its books in; for books that are not open yet, the one they would get. */
export async function readBooksCurrency(
  dependencies: FinanceDependencies,
  organizationId: string,
): Promise<string> {
  const { books } = unitOfWork.read(dependencies);
  return (await books.findCurrency(organizationId)) ?? dependencies.settings.defaultCurrency;
}

/** The amounts with the currency of the books in front, zero when there is none. */
export function booksCurrencyFirst(amounts: readonly Money[], booksCurrency: string): readonly Money[] {
  const own = amounts.find((amount) => amount.currency === booksCurrency) ?? money(0n, booksCurrency);
  return [own, ...amounts.filter((amount) => amount.currency !== booksCurrency)];
}
