import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import { containsText } from '../../../kit/database/sql-differences.ts';
import type { AccountType, LedgerAccount } from '../model/ledger-account.ts';
import type { FinanceTables, LedgerAccountRow } from './tables.ts';

/** Reads and writes ledger accounts; every function sees one organization only. */
export interface LedgerAccountStore {
  findByIds(organizationId: string, ids: readonly string[]): Promise<readonly LedgerAccount[]>;
  findAll(organizationId: string): Promise<readonly LedgerAccount[]>;
  /** By code. */
  list(
    organizationId: string,
    filter: { readonly types: readonly AccountType[]; readonly search?: string },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<LedgerAccount>>;
  insert(accounts: readonly LedgerAccount[]): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createLedgerAccountStore(
  connection: Kysely<FinanceTables>,
  engine: SqlEngine,
): LedgerAccountStore {
  const ofOrganization = (organizationId: string) =>
    connection.selectFrom('ledger_accounts').selectAll().where('organization_id', '=', organizationId);
  return {
    findByIds: async (organizationId, ids) => {
      if (ids.length === 0) return [];
      const rows = await ofOrganization(organizationId)
        .where('id', 'in', [...ids])
        .execute();
      return rows.map(toLedgerAccount);
    },
    findAll: async (organizationId) =>
      (await ofOrganization(organizationId).orderBy('code').execute()).map(toLedgerAccount),
    list: async (organizationId, { types, search }, page) => {
      let query = ofOrganization(organizationId);
      if (types.length > 0) query = query.where('type', 'in', [...types]);
      if (search) {
        query = query.where((where) =>
          where.or([
            containsText(engine, sql.ref('name'), search),
            containsText(engine, sql.ref('code'), search),
          ]),
        );
      }
      const found = await readKeysetPage(
        query,
        [
          { column: 'ledger_accounts.code', as: 'code', direction: 'asc' },
          { column: 'ledger_accounts.id', as: 'id', direction: 'asc' },
        ],
        page,
      );
      return { rows: found.rows.map(toLedgerAccount), page: found.page };
    },
    insert: async (accounts) => {
      await connection.insertInto('ledger_accounts').values(accounts.map(toRow)).execute();
    },
  };
}

function toLedgerAccount(row: LedgerAccountRow): LedgerAccount {
  return {
    id: row.id,
    organizationId: row.organization_id,
    code: row.code,
    name: row.name,
    type: row.type,
    purpose: row.purpose ?? undefined,
    createdAt: new Date(row.created_at),
  };
}

function toRow(account: LedgerAccount): LedgerAccountRow {
  return {
    id: account.id,
    organization_id: account.organizationId,
    code: account.code,
    name: account.name,
    type: account.type,
    purpose: account.purpose ?? null,
    created_at: account.createdAt.toISOString(),
  };
}
