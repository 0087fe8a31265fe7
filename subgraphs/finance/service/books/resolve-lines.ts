import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type FieldViolation, invalidInput } from '../../../kit/errors/domain-error.ts';
import { priceSchema } from '../model/amount-schema.ts';
import { type InvoiceLine, priceLines } from '../model/invoice-line.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import type { Books } from './lock-books.ts';

const lineSchema = z.object({
  description: z.string().trim().min(1, 'A description is required.').max(500),
  quantity: z.number().int().min(1, 'The quantity must be at least 1.').max(100_000),
  unitPrice: priceSchema,
  taxRateBasisPoints: z
    .number()
    .int()
    .min(0, 'The tax rate must not be negative.')
    .max(10_000, 'The tax rate must be at most 10000 basis points (100 %).'),
  accountId: z.string().optional(),
});

/** Lines of untrusted input, 1..200, all in one currency. */
export const linesSchema = z
  .array(lineSchema)
  .min(1, 'At least one line is required.')
  .max(200, 'At most 200 lines are possible.')
  .refine(
    (lines) => lines.every((line) => line.unitPrice.currency === lines[0]?.unitPrice.currency),
    'All lines must be in one currency.',
  );

/** A line of {@link linesSchema}. */
export type LineInput = z.output<typeof lineSchema>;

/** The lines priced, with their income accounts: the one given, or sales. Throws BAD_USER_INPUT for a bad account. */
export async function resolveLines(
  transaction: Transaction<FinanceTables>,
  engine: SqlEngine,
  books: Books,
  inputs: readonly LineInput[],
  pricesIncludeTax: boolean,
): Promise<readonly InvoiceLine[]> {
  const wanted = [...new Set(inputs.flatMap((line) => line.accountId ?? []))];
  const accounts = await createLedgerAccountStore(transaction, engine).findByIds(
    books.organizationId,
    wanted,
  );
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
