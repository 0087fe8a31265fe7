import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import { isOneOf } from '../../../kit/database/is-one-of.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { AccountType, LedgerAccount } from '../model/ledger-account.ts';
import { type FinanceTables, ledgerAccountColumns } from './tables.ts';

/** Filters of the chart of accounts; what is left out does not filter. */
interface LedgerAccountFilter {
  readonly types?: readonly AccountType[] | undefined;
  /** Part of the name or of the code. */
  readonly search?: string;
}

/** Reads and writes ledger accounts, which never change; every function sees one organization only. */
export interface LedgerAccountStore extends Pick<EntityStore<LedgerAccount>, 'findByIds' | 'insert'> {
  /** By code. */
  findAll(organizationId: string): Promise<readonly LedgerAccount[]>;
  /** By code. */
  list(
    organizationId: string,
    filter: LedgerAccountFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<LedgerAccount>>;
}

const byCode = [
  ['code', 'asc'],
  ['id', 'asc'],
] as const;

/** @param connection the database, or a transaction of it */
export function createLedgerAccountStore(
  connection: Kysely<FinanceTables>,
  engine: SqlEngine,
): LedgerAccountStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'ledger_accounts',
    columns: ledgerAccountColumns,
    entity: 'LedgerAccount',
  });
  return {
    findByIds: entities.findByIds,
    insert: entities.insert,
    findAll: (organizationId) => read(select(organizationId).orderBy('code')),
    list: (organizationId, { types, search }, request) => {
      let query = select(organizationId);
      if (types) query = query.where(isOneOf('type', types));
      if (search) query = query.where(containsText(sql.ref('search_folded'), search));
      return page(query, byCode, request);
    },
  };
}
