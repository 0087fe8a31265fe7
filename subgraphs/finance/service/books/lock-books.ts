import type { FinanceDependencies } from '../dependencies.ts';
import type { AccountPurpose } from '../model/ledger-account.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import { openBooks } from './open-books.ts';

/** The locked books of an organization: its currency and the accounts that use cases post to. */
export interface Books {
  readonly organizationId: string;
  readonly currency: string;
  /** Id of the account with this purpose. */
  account(purpose: AccountPurpose): string;
}

/**
 * Opens the organization's books when it has none and locks them until the transaction ends. Everything that changes
 * invoices or payments starts here: one change at a time in an organization, always locked in the same order, so
 * that numbers have no gaps, sums do not race and nothing deadlocks.
 */
export async function lockBooks(
  unit: FinanceUnit,
  dependencies: Pick<FinanceDependencies, 'settings'>,
  organizationId: string,
): Promise<Books> {
  await openBooks(unit, dependencies, organizationId);
  const currency = await unit.stores.books.lock(organizationId);
  const accounts = await unit.stores.accounts.findAll(organizationId);
  const idOfPurpose = new Map(accounts.map((account) => [account.purpose, account.id]));
  return {
    organizationId,
    currency,
    account: (purpose) => {
      const id = idOfPurpose.get(purpose);
      if (id === undefined) throw new Error(`The books of ${organizationId} have no account ${purpose}.`);
      return id;
    },
  };
}
