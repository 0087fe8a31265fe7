import type { Card, PaymentIntent } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { PaymentsServiceService } from '../../../../proto/generated/erp/payments/v1/payments.ts';
import { type ConnectedClient, createGrpcClient, forwardCall } from '../../../kit/grpc/grpc-client.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { required } from '../../../kit/values/required.ts';
import type { ViewerTokens } from '../../../kit/viewer/viewer-token.ts';

/** What reservations needs from the payments service; every call is made for the caller being served. */
export interface PaymentsPort {
  findIntent(call: ServiceCall, id: string): Promise<PaymentIntent | undefined>;
  /** The intent that counts for a reservation: the paid one, otherwise the newest. */
  findIntentOfReservation(call: ServiceCall, reservationId: string): Promise<PaymentIntent | undefined>;
  createIntent(call: ServiceCall, reservationId: string): Promise<PaymentIntent>;
  /** Rejects with PAYMENT_DECLINED when the card is refused. */
  process(call: ServiceCall, intentId: string, card: Card): Promise<PaymentIntent>;
  close(): void;
}

/** Talks to the payments service over gRPC; connects with the first call. */
export function createPaymentsPort(
  peerAddress: (domain: string) => string,
  viewerTokens: ViewerTokens,
): PaymentsPort {
  let connected: ConnectedClient<PaymentsServiceService> | undefined;
  const rpc = () => {
    connected ??= createGrpcClient(PaymentsServiceService, peerAddress('payments'));
    return connected.rpc;
  };
  return {
    findIntent: async (call, id) => {
      const options = await forwardCall(call, viewerTokens);
      return (await rpc().batchGetPaymentIntents({ ids: [id] }, options)).paymentIntents.at(0);
    },
    findIntentOfReservation: async (call, reservationId) => {
      const options = await forwardCall(call, viewerTokens);
      const found = await rpc().batchGetPaymentIntentsByReservation(
        { reservationIds: [reservationId] },
        options,
      );
      return found.paymentIntents.at(0);
    },
    createIntent: async (call, reservationId) => {
      const options = await forwardCall(call, viewerTokens);
      const idempotencyKey = `purchase-${reservationId}`;
      return required(
        (await rpc().createPaymentIntent({ reservationId, idempotencyKey }, options)).paymentIntent,
      );
    },
    process: async (call, paymentIntentId, card) => {
      const options = await forwardCall(call, viewerTokens);
      return required((await rpc().processPayment({ paymentIntentId, card }, options)).paymentIntent);
    },
    close: () => connected?.close(),
  };
}
