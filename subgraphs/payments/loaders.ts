import type DataLoader from 'dataloader';
import type {
  PaymentIntent,
  PaymentsServiceService,
  PaymentTransition,
  Refund,
} from '../../proto/generated/erp/payments/v1/payments.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface PaymentsLoaders {
  readonly paymentIntentById: DataLoader<string, PaymentIntent | null>;
  readonly refundById: DataLoader<string, Refund | null>;
  /** The payment that counts for a reservation: at most one. */
  readonly paymentByReservation: DataLoader<string, readonly PaymentIntent[]>;
  readonly paymentsByInvoice: DataLoader<string, readonly PaymentIntent[]>;
  readonly refundsByIntent: DataLoader<string, readonly Refund[]>;
  readonly historyByIntent: DataLoader<string, readonly PaymentTransition[]>;
}

/** The loaders of one request, for one viewer. */
export function createLoaders(
  service: ServiceClient<PaymentsServiceService>,
  call: CallOptions,
): PaymentsLoaders {
  return {
    paymentIntentById: createEntityLoader(
      async (ids) => (await service.batchGetPaymentIntents({ ids }, call)).paymentIntents,
    ),
    refundById: createEntityLoader(async (ids) => (await service.batchGetRefunds({ ids }, call)).refunds),
    paymentByReservation: createGroupLoader(
      async (reservationIds) =>
        (await service.batchGetPaymentIntentsByReservation({ reservationIds }, call)).paymentIntents,
      (intent) => intent.reservationId ?? '',
    ),
    paymentsByInvoice: createGroupLoader(
      async (invoiceIds) =>
        (await service.batchListPaymentIntentsByInvoice({ invoiceIds }, call)).paymentIntents,
      (intent) => intent.invoiceId ?? '',
    ),
    refundsByIntent: createGroupLoader(
      async (paymentIntentIds) =>
        (await service.batchListRefundsByPaymentIntent({ paymentIntentIds }, call)).refunds,
      (refund) => refund.paymentIntentId,
    ),
    historyByIntent: createGroupLoader(
      async (paymentIntentIds) =>
        (await service.batchListTransitionsByPaymentIntent({ paymentIntentIds }, call)).transitions,
      (transition) => transition.paymentIntentId,
    ),
  };
}
