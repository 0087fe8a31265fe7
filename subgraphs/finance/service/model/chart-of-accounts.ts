import type { AccountPurpose, AccountType } from './ledger-account.ts';

/** An account every organization starts with. */
interface ChartAccount {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly purpose?: AccountPurpose;
}

/** The chart of accounts of new books. Organizations add their own accounts beside these. */
export const standardChart: readonly ChartAccount[] = [
  { code: '1000', name: 'Cash', type: 'ASSET', purpose: 'CASH' },
  { code: '1010', name: 'Bank', type: 'ASSET', purpose: 'BANK' },
  { code: '1020', name: 'Card payments in transit', type: 'ASSET', purpose: 'CARD_CLEARING' },
  { code: '1200', name: 'Accounts receivable', type: 'ASSET', purpose: 'RECEIVABLE' },
  { code: '1500', name: 'Equipment', type: 'ASSET' },
  { code: '2000', name: 'Accounts payable', type: 'LIABILITY' },
  { code: '2100', name: 'Customer prepayments', type: 'LIABILITY', purpose: 'PREPAYMENTS' },
  { code: '2200', name: 'Sales tax payable', type: 'LIABILITY', purpose: 'TAX_PAYABLE' },
  { code: '3000', name: "Owners' equity", type: 'EQUITY' },
  { code: '3100', name: 'Retained earnings', type: 'EQUITY' },
  { code: '4000', name: 'Sales', type: 'INCOME', purpose: 'SALES' },
  { code: '4100', name: 'Ticket sales', type: 'INCOME', purpose: 'TICKET_SALES' },
  { code: '4900', name: 'Refunds and allowances', type: 'INCOME' },
  { code: '5000', name: 'Cost of sales', type: 'EXPENSE' },
  { code: '6000', name: 'Salaries', type: 'EXPENSE' },
  { code: '6100', name: 'Rent and utilities', type: 'EXPENSE' },
  { code: '6200', name: 'Payment provider fees', type: 'EXPENSE' },
  { code: '6300', name: 'Marketing', type: 'EXPENSE' },
  { code: '6900', name: 'Bad debts', type: 'EXPENSE', purpose: 'BAD_DEBTS' },
];
