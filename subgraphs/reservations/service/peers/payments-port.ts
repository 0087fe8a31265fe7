import type {
  Card,
  PaymentIntent,
  PaymentsServiceService,
} from '../../../../proto/generated/erp/payments/v1/payments.ts';
import type { Peer } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { required } from '../../../kit/values/required.ts';

/** What reservations needs from the payments service; every call is made for the caller being served. */
export interface PaymentsPort {
  findIntent(call: ServiceCall, id: string): Promise<PaymentIntent | undefined>;
  /** The intent that counts for a reservation: the paid one, otherwise the newest. */
  findIntentOfReservation(call: ServiceCall, reservationId: string): Promise<PaymentIntent | undefined>;
  createIntent(call: ServiceCall, reservationId: string): Promise<PaymentIntent>;
  /** Rejects with PAYMENT_DECLINED when the card is refused. */
  process(call: ServiceCall, intentId: string, card: Card): Promise<PaymentIntent>;
}

/** Asks the payments service. */
export function createPaymentsPort(payments: Peer<PaymentsServiceService>): PaymentsPort {
  return {
    findIntent: async (call, id) => {
      const { paymentIntents } = await payments.rpc(call).batchGetPaymentIntents({ ids: [id] });
      return paymentIntents.at(0);
    },
    findIntentOfReservation: async (call, reservationId) => {
      const { paymentIntents } = await payments
        .rpc(call)
        .batchGetPaymentIntentsByReservation({ reservationIds: [reservationId] });
      return paymentIntents.at(0);
    },
    createIntent: async (call, reservationId) => {
      const idempotencyKey = `purchase-${reservationId}`;
      const { paymentIntent } = await payments
        .rpc(call)
        .createPaymentIntent({ reservationId, idempotencyKey });
      return required(paymentIntent);
    },
    process: async (call, paymentIntentId, card) => {
      const { paymentIntent } = await payments.rpc(call).processPayment({ paymentIntentId, card });
      return required(paymentIntent);
    },
  };
}
