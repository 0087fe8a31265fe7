import { z } from 'zod';
import type { CreateLedgerAccountRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import { openBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { accountTypes, type LedgerAccount } from '../model/ledger-account.ts';
import { ledgerAccountCreated } from '../published-events.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';

const inputSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Z][0-9A-Z.-]{0,19}$/, 'A code has 1 to 20 digits, capital letters, dots and dashes.'),
  name: z.string().trim().min(1, 'A name is required.').max(200),
  type: z.enum(accountTypes, 'A type is required.'),
});

/** Adds an account to the chart. A code that is taken is BAD_USER_INPUT. Needs `finance:account:write`. */
export async function createLedgerAccount(
  dependencies: FinanceDependencies,
  viewer: Viewer,
  request: CreateLedgerAccountRequest,
): Promise<LedgerAccount> {
  const { database, clock, settings } = dependencies;
  const organizationId = requirePermission(viewer, 'finance:account:write');
  const input = validateInput(inputSchema, request);
  const now = clock();
  const account: LedgerAccount = {
    id: newId(),
    organizationId,
    ...input,
    purpose: undefined,
    createdAt: now,
  };
  try {
    await database.transaction(async (transaction) => {
      await openBooks(transaction, database.engine, {
        organizationId,
        currency: settings.defaultCurrency,
        now,
      });
      await createLedgerAccountStore(transaction, database.engine).insert([account]);
      await appendEvents(transaction, now, [ledgerAccountCreated(account)]);
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw invalidInput({ path: 'code', message: `The code ${account.code} is taken.` });
    throw error;
  }
  return account;
}
