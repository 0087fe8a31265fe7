import { z } from 'zod';
import type { CreateLedgerAccountRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import { openBooks } from '../books/open-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { accountTypes, type LedgerAccount } from '../model/ledger-account.ts';
import { ledgerAccountCreated } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Z][0-9A-Z.-]{0,19}$/, 'A code has 1 to 20 digits, capital letters, dots and dashes.'),
  name: requiredText({ subject: 'A name', maxLength: 200 }),
  type: z.enum(accountTypes, 'A type is required.'),
});

/** Adds an account to the chart. A code that is taken is BAD_USER_INPUT. Needs `finance:account:write`. */
export async function createLedgerAccount(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: CreateLedgerAccountRequest,
): Promise<LedgerAccount> {
  const organizationId = requirePermission(call.viewer, 'finance:account:write');
  const input = validateInput(inputSchema, request);
  try {
    return await unitOfWork.change(dependencies, call, async (unit) => {
      const { stores, now, publish } = unit;
      await openBooks(unit, dependencies, organizationId);
      const account: LedgerAccount = {
        id: newId(),
        organizationId,
        ...input,
        purpose: undefined,
        createdAt: now,
      };
      await stores.accounts.insert([account]);
      await publish(ledgerAccountCreated(account));
      return account;
    });
  } catch (error: unknown) {
    if (isUniqueViolation(error))
      throw invalidInput({ path: 'code', message: `The code ${input.code} is taken.` });
    throw error;
  }
}
