import type DataLoader from 'dataloader';
import type {
  PaymentIntent,
  PaymentTransition,
  Refund,
} from '../../proto/generated/erp/payments/v1/payments.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import type { CallOptions } from '../kit/grpc/grpc-client.ts';
import type { PaymentsClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface PaymentsLoaders {
  readonly paymentIntent: DataLoader<string, PaymentIntent | null>;
  readonly refund: DataLoader<string, Refund | null>;
  /** The payment of a reservation, at most one, by reservation id. */
  readonly paymentOfReservation: DataLoader<string, readonly PaymentIntent[]>;
  /** By invoice id. */
  readonly paymentsOfInvoice: DataLoader<string, readonly PaymentIntent[]>;
  /** By payment intent id. */
  readonly refundsOfIntent: DataLoader<string, readonly Refund[]>;
  /** By payment intent id. */
  readonly historyOfIntent: DataLoader<string, readonly PaymentTransition[]>;
}

export function createLoaders(payments: PaymentsClient, call: CallOptions): PaymentsLoaders {
  return {
    paymentIntent: createEntityLoader(
      async (ids) => (await payments.batchGetPaymentIntents({ ids }, call)).paymentIntents,
    ),
    refund: createEntityLoader(async (ids) => (await payments.batchGetRefunds({ ids }, call)).refunds),
    paymentOfReservation: createGroupLoader(
      async (reservationIds) =>
        (await payments.batchGetPaymentIntentsByReservation({ reservationIds }, call)).paymentIntents,
      (intent) => intent.reservationId ?? '',
    ),
    paymentsOfInvoice: createGroupLoader(
      async (invoiceIds) =>
        (await payments.batchListPaymentIntentsByInvoice({ invoiceIds }, call)).paymentIntents,
      (intent) => intent.invoiceId ?? '',
    ),
    refundsOfIntent: createGroupLoader(
      async (paymentIntentIds) =>
        (await payments.batchListRefundsByPaymentIntent({ paymentIntentIds }, call)).refunds,
      (refund) => refund.paymentIntentId,
    ),
    historyOfIntent: createGroupLoader(
      async (paymentIntentIds) =>
        (await payments.batchListTransitionsByPaymentIntent({ paymentIntentIds }, call)).transitions,
      (transition) => transition.paymentIntentId,
    ),
  };
}
