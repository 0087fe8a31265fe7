import type { ListPaymentIntentsRequest } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { KeysetPage } from '../../../kit/database/keyset-page.ts';
import type { Viewer } from '../../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../dependencies.ts';
import type { PaymentIntent } from '../model/payment-intent.ts';
import { visibleRowsOf } from '../model/visible-rows.ts';
import { createPaymentIntentStore } from '../stores/payment-intent-store.ts';

/** Intents the viewer may see, newest first. */
export function listPaymentIntents(
  { database }: PaymentsDependencies,
  viewer: Viewer,
  request: ListPaymentIntentsRequest,
): Promise<KeysetPage<PaymentIntent>> {
  const { status, reservationId, invoiceId, userId } = request;
  return createPaymentIntentStore(database.kysely, database.engine).list(
    visibleRowsOf(viewer),
    {
      status: status === undefined || status === 'UNSPECIFIED' ? undefined : status,
      reservationId,
      invoiceId,
      userId,
    },
    request.page,
  );
}

/** The intent that counts for each reservation: the paid one, otherwise the newest. */
export async function findIntentsOfReservations(
  { database }: PaymentsDependencies,
  viewer: Viewer,
  reservationIds: readonly string[],
): Promise<readonly PaymentIntent[]> {
  const found = await createPaymentIntentStore(database.kysely, database.engine).listByReservations(
    visibleRowsOf(viewer),
    reservationIds,
  );
  return [...Map.groupBy(found, (intent) => intent.reservationId).values()].flatMap((intents) => {
    const counting = intents.find((intent) => intent.status === 'SUCCEEDED') ?? intents.at(-1);
    return counting ? [counting] : [];
  });
}
