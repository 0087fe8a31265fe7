import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import { formatAmount, money, moneyToProto, parseAmount } from '../values/money.ts';

/** `type Money` over the proto message: amount as exact decimal text. */
export const moneyResolvers = {
  amount: (value: MoneyMessage): string => formatAmount(money(value.minorUnits, value.currencyCode)),
  currency: (value: MoneyMessage): string => value.currencyCode,
};

/** A `MoneyInput` argument as the proto message. Throws BAD_USER_INPUT, naming `field`, for too many decimals. */
export function moneyFromInput(
  input: { readonly amount: string; readonly currency: string },
  field = 'amount',
): MoneyMessage {
  return moneyToProto(parseAmount(input.amount, input.currency, field));
}
