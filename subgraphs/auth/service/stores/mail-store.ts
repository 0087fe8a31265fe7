import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Mail } from '../model/mail.ts';
import { type AuthTables, mailColumns } from './tables.ts';

/** Outgoing mail, kept for operators and mail workers. */
export interface MailStore extends Pick<EntityStore<Mail>, 'insert'> {
  /**
   * Mails of one organization, newest first.
   * @param filter.recipient folded
   */
  list(
    organizationId: string,
    filter: { readonly recipient?: string | undefined },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Mail>>;
  /** In all organizations. */
  deleteBefore(instant: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createMailStore(connection: Kysely<AuthTables>, engine: SqlEngine): MailStore {
  const { entities, select, page } = openEntityTable({
    connection,
    engine,
    table: 'mails',
    columns: mailColumns,
    entity: 'Mail',
  });
  return {
    insert: entities.insert,
    list: (organizationId, { recipient }, request) => {
      let query = select(organizationId);
      if (recipient) query = query.where('recipient', '=', recipient);
      return page(query, [['id', 'desc']], request);
    },
    deleteBefore: async (instant) => {
      await connection.deleteFrom('mails').where('created_at', '<', instant.toISOString()).execute();
    },
  };
}
