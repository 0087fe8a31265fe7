import type { FinanceServiceService } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { moneyToProto } from '../../../kit/values/money.ts';
import { requireOrganization, requirePermission } from '../../../kit/viewer/viewer.ts';
import { ensureBooks } from '../books/open-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { toLedgerAccountMessage } from '../messages.ts';
import { readAccountBalances } from '../reports/read-account-balances.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createLedgerAccount } from '../use-cases/create-ledger-account.ts';
import { parseAccountFilter } from './list-filters.ts';

type LedgerAccountRpcs = Pick<
  ServiceHandlers<FinanceServiceService>,
  'batchGetLedgerAccounts' | 'batchGetLedgerAccountBalances' | 'listLedgerAccounts' | 'createLedgerAccount'
>;

/** RPCs about accounts. */
export function createLedgerAccountRpcs(dependencies: FinanceDependencies): LedgerAccountRpcs {
  const { accounts } = unitOfWork.read(dependencies);
  return {
    // Every user of the organization may read codes and names: an invoice line shows its account.
    batchGetLedgerAccounts: async ({ ids }, { viewer }) => ({
      accounts: (await accounts.findByIds(requireOrganization(viewer), ids)).map(toLedgerAccountMessage),
    }),
    batchGetLedgerAccountBalances: async (request, call) => ({
      balances: (await readAccountBalances(dependencies, call, request)).map(({ accountId, balances }) => ({
        accountId,
        balances: balances.map(moneyToProto),
      })),
    }),
    listLedgerAccounts: async (request, { viewer }) => {
      const organizationId = requirePermission(viewer, 'finance:account:read');
      const filter = parseAccountFilter(request);
      await ensureBooks(dependencies, organizationId);
      const found = await accounts.list(organizationId, filter, request.page);
      return { accounts: found.rows.map(toLedgerAccountMessage), page: found.page };
    },
    createLedgerAccount: async (request, call) => ({
      account: toLedgerAccountMessage(await createLedgerAccount(dependencies, call, request)),
    }),
  };
}
