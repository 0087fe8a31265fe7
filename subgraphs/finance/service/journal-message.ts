import type {
  JournalEntry as JournalEntryMessage,
  LedgerAccount as LedgerAccountMessage,
} from '../../../proto/generated/erp/finance/v1/finance.ts';
import { money, moneyToProto } from '../../kit/values/money.ts';
import { isControlAccount, type LedgerAccount } from './model/ledger-account.ts';
import type { PostedEntry } from './stores/journal-store.ts';

/** The entry as the service answers it: signed amounts become debits and credits. */
export function toJournalEntryMessage(entry: PostedEntry): JournalEntryMessage {
  const { organizationId: _organizationId, lines, ...rest } = entry;
  return {
    ...rest,
    lines: lines.map(({ accountId, currency, amount, memo }) => ({
      accountId,
      debit: amount > 0n ? moneyToProto(money(amount, currency)) : undefined,
      credit: amount < 0n ? moneyToProto(money(-amount, currency)) : undefined,
      memo,
    })),
  };
}

/** The account as the service answers it; balances are read apart. */
export function toLedgerAccountMessage(account: LedgerAccount): LedgerAccountMessage {
  return {
    id: account.id,
    code: account.code,
    name: account.name,
    type: account.type,
    isControlAccount: isControlAccount(account),
    createdAt: account.createdAt,
  };
}
