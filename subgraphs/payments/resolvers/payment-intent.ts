import type { PaymentIntentStatus as PaymentIntentStatusMessage } from '../../../proto/generated/erp/payments/v1/payments.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import type {
  MutationResolvers,
  PaymentIntentStatus,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers-types.ts';

type PaymentIntentQueries = Pick<QueryResolvers, 'paymentIntent' | 'payments'>;
type PaymentIntentMutations = Pick<
  MutationResolvers,
  'createPaymentIntent' | 'processPayment' | 'cancelPaymentIntent'
>;

export const paymentIntentQueries: PaymentIntentQueries = {
  paymentIntent: (_parent, { id }, { loaders }) => loaders.paymentIntent.load(id),
  payments: async (_parent, args, { payments, call }) => {
    const found = await payments.listPaymentIntents(
      {
        page: toPageRequest(args),
        status: args.status ?? undefined,
        reservationId: args.reservationId ?? undefined,
        invoiceId: args.invoiceId ?? undefined,
        userId: args.userId ?? undefined,
      },
      call,
    );
    return toConnection(found.paymentIntents, found.page);
  },
};

export const paymentIntentMutations: PaymentIntentMutations = {
  createPaymentIntent: async (_parent, { input }, { payments, call }) => {
    const { paymentIntent } = await payments.createPaymentIntent(
      {
        reservationId: input.reservationId ?? undefined,
        invoiceId: input.invoiceId ?? undefined,
        idempotencyKey: input.idempotencyKey ?? undefined,
      },
      call,
    );
    return { paymentIntent: required(paymentIntent) };
  },
  processPayment: async (_parent, { input }, { payments, call }) => {
    const { paymentIntent } = await payments.processPayment(
      {
        paymentIntentId: input.paymentIntentId,
        card: input.card,
        expectedVersion: input.expectedVersion ?? undefined,
      },
      call,
    );
    return { paymentIntent: required(paymentIntent) };
  },
  cancelPaymentIntent: async (_parent, { input }, { payments, call }) => {
    const { paymentIntent } = await payments.cancelPaymentIntent(
      { paymentIntentId: input.paymentIntentId, expectedVersion: input.expectedVersion ?? undefined },
      call,
    );
    return { paymentIntent: required(paymentIntent) };
  },
};

export const PaymentIntent: Resolvers['PaymentIntent'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.paymentIntent.load(id),
  amount: ({ amount }) => required(amount),
  refundedAmount: ({ refundedAmount }) => required(refundedAmount),
  refundableAmount: ({ refundableAmount }) => required(refundableAmount),
  reservation: ({ reservationId }) => (reservationId === undefined ? null : { id: reservationId }),
  invoice: ({ invoiceId }) => (invoiceId === undefined ? null : { id: invoiceId }),
  user: ({ userId }) => ({ id: userId }),
  refunds: ({ id }, _args, { loaders }) => loaders.refundsOfIntent.load(id),
  history: ({ id }, _args, { loaders }) => loaders.historyOfIntent.load(id),
};

export const PaymentTransition: Resolvers['PaymentTransition'] = {
  from: ({ fromStatus }) => (fromStatus === undefined ? null : toStatusName(fromStatus)),
  to: ({ toStatus }) => toStatusName(toStatus),
};

function toStatusName(status: PaymentIntentStatusMessage): PaymentIntentStatus {
  if (status === 'UNSPECIFIED') throw new Error('The service left out the status of a transition.');
  return status;
}
