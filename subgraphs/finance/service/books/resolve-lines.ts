import { type FieldViolation, invalidInput } from '../../../kit/errors/domain-error.ts';
import type { LineInput } from '../model/invoice-fields.ts';
import { type InvoiceLine, priceLines } from '../model/invoice-line.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';

/** The lines priced, with their income accounts: the one given, or sales. Throws BAD_USER_INPUT for a bad account. */
export async function resolveLines(
  { stores }: FinanceUnit,
  books: Books,
  inputs: readonly LineInput[],
  pricesIncludeTax: boolean,
): Promise<readonly InvoiceLine[]> {
  const wanted = [...new Set(inputs.flatMap((line) => line.accountId ?? []))];
  const accounts = await stores.accounts.findByIds(books.organizationId, wanted);
  const incomeIds = new Set(
    accounts.filter((account) => account.type === 'INCOME').map((account) => account.id),
  );
  const violations = inputs.flatMap((line, index): FieldViolation[] =>
    line.accountId === undefined || incomeIds.has(line.accountId)
      ? []
      : [{ path: `lines.${index}.accountId`, message: 'Not an income account of the organization.' }],
  );
  if (violations.length > 0) throw invalidInput(...violations);
  return priceLines(
    inputs.map((line) => ({
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unitPrice.minorUnits,
      taxRateBasisPoints: line.taxRateBasisPoints,
      accountId: line.accountId ?? books.account('SALES'),
    })),
    pricesIncludeTax,
  );
}
