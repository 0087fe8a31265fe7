/** An account of an organization's general ledger. */
export interface LedgerAccount {
  readonly id: string;
  readonly organizationId: string;
  /** Unique within the organization; sorts the chart. */
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  /** What finance itself posts here; undefined for accounts that only people post to. */
  readonly purpose: AccountPurpose | undefined;
  readonly createdAt: Date;
}

/** The five kinds of accounts. */
export const accountTypes = ['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE'] as const;
/** Kind of an account; decides its direction and its report. */
export type AccountType = (typeof accountTypes)[number];

/** Accounts that use cases post to; every organization has exactly one of each. */
export type AccountPurpose =
  | 'CASH'
  | 'BANK'
  | 'CARD_CLEARING'
  | 'RECEIVABLE'
  | 'PREPAYMENTS'
  | 'TAX_PAYABLE'
  | 'SALES'
  | 'TICKET_SALES'
  | 'BAD_DEBTS';

/**
 * Receivables and prepayments are kept by invoices and payments alone: a manual entry would make them differ from the sum
 * of what invoices say is due and of what is the customers' credit.
 */
export function isControlAccount({ purpose }: Pick<LedgerAccount, 'purpose'>): boolean {
  return purpose === 'RECEIVABLE' || purpose === 'PREPAYMENTS';
}

/**
 * A balance in the direction in which the account normally grows: debit for assets and expenses, credit for
 * the others.
 * @param signedMinorUnits debits minus credits
 */
export function toNormalBalance(type: AccountType, signedMinorUnits: bigint): bigint {
  return type === 'ASSET' || type === 'EXPENSE' ? signedMinorUnits : -signedMinorUnits;
}
