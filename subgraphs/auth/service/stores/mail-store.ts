import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import { type KeysetPage, readKeysetPage } from '../../../kit/database/keyset-page.ts';
import type { AuthTables, MailRow } from './tables.ts';

/** A mail as it is handed to a mail provider. */
export interface Mail {
  readonly id: string;
  readonly organizationId: string;
  readonly to: string;
  readonly kind: string;
  readonly subject: string;
  /** Plain text; may hold a link with a secret. */
  readonly body: string;
  readonly createdAt: Date;
}

/** Outgoing mail, kept for operators and mail workers. */
export interface MailStore {
  insert(mail: Mail): Promise<void>;
  /** Mails of one organization, newest first. */
  list(
    organizationId: string,
    filter: { readonly to?: string | undefined },
    page: PageRequest | undefined,
  ): Promise<KeysetPage<Mail>>;
  deleteBefore(instant: Date): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createMailStore(connection: Kysely<AuthTables>): MailStore {
  return {
    insert: async (mail) => {
      await connection
        .insertInto('mails')
        .values({
          id: mail.id,
          organization_id: mail.organizationId,
          recipient: mail.to,
          kind: mail.kind,
          subject: mail.subject,
          body: mail.body,
          created_at: mail.createdAt.toISOString(),
        })
        .execute();
    },
    list: async (organizationId, { to }, page) => {
      let query = connection.selectFrom('mails').selectAll().where('organization_id', '=', organizationId);
      if (to) query = query.where('recipient', '=', to);
      const found = await readKeysetPage(query, [{ column: 'mails.id', as: 'id', direction: 'desc' }], page);
      return { rows: found.rows.map(toMail), page: found.page };
    },
    deleteBefore: async (instant) => {
      await connection.deleteFrom('mails').where('created_at', '<', instant.toISOString()).execute();
    },
  };
}

function toMail(row: MailRow): Mail {
  return {
    id: row.id,
    organizationId: row.organization_id,
    to: row.recipient,
    kind: row.kind,
    subject: row.subject,
    body: row.body,
    createdAt: new Date(row.created_at),
  };
}
