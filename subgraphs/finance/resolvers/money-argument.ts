import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import { DomainError, invalidInput } from '../../kit/domain-error.ts';
import { moneyFromInput } from '../../kit/money-resolver.ts';

/** A `MoneyInput` as the proto message; a bad amount is BAD_USER_INPUT at `path`. */
export function moneyArgument(
  input: { readonly amount: string; readonly currency: string },
  path: string,
): MoneyMessage {
  try {
    return moneyFromInput(input);
  } catch (error) {
    if (error instanceof DomainError && error.fields.length === 0)
      throw invalidInput({ path, message: error.message });
    throw error;
  }
}
