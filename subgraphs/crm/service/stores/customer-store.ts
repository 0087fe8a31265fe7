import { type Kysely, sql } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import { containsText } from '../../../kit/database/folded-text.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Customer, CustomerKind } from '../model/customer.ts';
import { type CrmTables, customerColumns } from './tables.ts';

interface CustomerFilter {
  /** Part of the name or the email address. */
  readonly search?: string;
  readonly kind?: CustomerKind;
  readonly ownerId?: string;
  readonly includeArchived?: boolean;
}

/** Reads and writes customers; every function sees one organization only. */
export interface CustomerStore extends EntityStore<Customer> {
  /** By name. */
  list(
    organizationId: string,
    filter: CustomerFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Customer>>;
}

/** @param connection the database, or a transaction of it */
export function createCustomerStore(connection: Kysely<CrmTables>, engine: SqlEngine): CustomerStore {
  const { entities, select, page } = openEntityTable({
    connection,
    engine,
    table: 'customers',
    columns: customerColumns,
    entity: 'Customer',
  });
  return {
    ...entities,
    list: (organizationId, filter, request) => {
      let query = select(organizationId);
      const { search, kind, ownerId } = filter;
      if (search) query = query.where(containsText(sql.ref('search_folded'), search));
      if (kind) query = query.where('kind', '=', kind);
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      if (!filter.includeArchived) query = query.where('archived_at', 'is', null);
      return page(
        query,
        [
          ['name_folded', 'asc'],
          ['id', 'asc'],
        ],
        request,
      );
    },
  };
}
