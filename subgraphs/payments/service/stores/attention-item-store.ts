import type { Kysely } from 'kysely';
import type { PageRequest } from '../../../../proto/generated/erp/type/v1/page.ts';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { type EntityStore, openEntityTable } from '../../../kit/database/entity-store.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { AttentionItem, AttentionReason } from '../model/attention-item.ts';
import { attentionItemColumns, type PaymentsTables } from './tables.ts';

/** Which items a list shows. */
interface AttentionFilter {
  readonly reason?: AttentionReason;
  /** Only what needs a person in any case is listed when it is newer: the rest often resolves itself. */
  readonly since: Date;
}

/** What never resolves itself is listed immediately. */
const immediateReasons: AttentionReason[] = ['REFUND_FAILED', 'UNEXPECTED_CAPTURE', 'REFUND_CONTRADICTED'];

/** Reads and writes the work list; every function sees one organization only. */
export interface AttentionItemStore extends Pick<EntityStore<AttentionItem>, 'lock' | 'insert' | 'update'> {
  /** Open items, the oldest first. */
  listOpen(
    organizationId: string,
    filter: AttentionFilter,
    page: PageRequest | undefined,
  ): Promise<KeysetPage<AttentionItem>>;
  /** Open items of an intent. */
  findOpen(
    organizationId: string,
    paymentIntentId: string,
    reason: AttentionReason,
  ): Promise<readonly AttentionItem[]>;
}

/** @param connection the database, or a transaction of it */
export function createAttentionItemStore(
  connection: Kysely<PaymentsTables>,
  engine: SqlEngine,
): AttentionItemStore {
  const { entities, select, read, page } = openEntityTable({
    connection,
    engine,
    table: 'attention_items',
    columns: attentionItemColumns,
    entity: 'Payment that needs attention',
  });
  const selectOpen = (organizationId: string) => select(organizationId).where('resolved_at', 'is', null);
  return {
    lock: entities.lock,
    insert: entities.insert,
    update: entities.update,
    listOpen: (organizationId, { reason, since }, request) => {
      let query = selectOpen(organizationId).where((where) =>
        where.or([where('reason', 'in', immediateReasons), where('since', '<=', since.toISOString())]),
      );
      if (reason) query = query.where('reason', '=', reason);
      return page(
        query,
        [
          ['since', 'asc'],
          ['id', 'asc'],
        ],
        request,
      );
    },
    findOpen: (organizationId, paymentIntentId, reason) =>
      read(
        selectOpen(organizationId)
          .where('payment_intent_id', '=', paymentIntentId)
          .where('reason', '=', reason),
      ),
  };
}
