import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { VisibleRows } from '../model/visible-rows.ts';
import type { PaymentsTables } from './tables.ts';

/** Subquery of the ids a viewer may see: what hangs on an intent is as visible as the intent. */
export function visibleIntentIds(
  connection: Kysely<PaymentsTables>,
  visible: VisibleRows,
): SelectQueryBuilder<PaymentsTables, 'payment_intents', { id: string }> {
  const query = connection
    .selectFrom('payment_intents')
    .select('id')
    .where('organization_id', '=', visible.organizationId);
  return visible.ownerId === undefined ? query : query.where('user_id', '=', visible.ownerId);
}
