import type { AttentionReason } from '../../../proto/generated/erp/payments/v1/payments.ts';
import { loadReferred, loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { withClientNames } from '../../kit/graphql/with-client-names.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type {
  MutationResolvers,
  PaymentAttentionReason,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers-types.ts';

type AttentionQueries = Pick<QueryResolvers, 'paymentsNeedingAttention'>;
type AttentionMutations = Pick<MutationResolvers, 'reconcilePayment' | 'resolvePaymentAttention'>;

/** The work list. */
export const attentionQueries: AttentionQueries = {
  paymentsNeedingAttention: async (_parent, { reason, ...page }, { service, call }, info) => {
    const found = await service.listPaymentsNeedingAttention(
      { ...withoutNulls({ reason }), page: toPageRequest(page, info) },
      call,
    );
    return toConnection(found.items, found.page);
  },
};

/** What takes payments off the work list. */
export const attentionMutations: AttentionMutations = {
  reconcilePayment: async (_parent, { input }, { service, call }) => {
    const { paymentIntent } = await service.reconcilePayment(input, call);
    return { paymentIntent: required(paymentIntent) };
  },
  resolvePaymentAttention: async (_parent, { input: { paymentAttentionId, note } }, { service, call }) => {
    const { item } = await withClientNames(
      { id: 'paymentAttentionId' },
      service.resolvePaymentAttention({ id: paymentAttentionId, note }, call),
    );
    return { item: required(item) };
  },
};

/** Fields of an item that differ from its message, or are loaded. */
export const PaymentAttention: Resolvers['PaymentAttention'] = {
  reason: ({ reason }) => toReasonName(reason),
  paymentIntent: ({ paymentIntentId }, _args, { loaders }) =>
    loadRequired(loaders.paymentIntentById, 'Payment intent', paymentIntentId),
  refund: ({ refundId }, _args, { loaders }) => loadReferred(loaders.refundById, 'Refund', refundId),
  amount: ({ amount }) => required(amount),
  since: ({ since }) => required(since),
  resolvedBy: ({ resolvedBy }) => (resolvedBy === undefined ? null : { id: resolvedBy }),
};

function toReasonName(reason: AttentionReason): PaymentAttentionReason {
  if (reason === 'UNSPECIFIED') throw new Error('The service left out the reason of an item.');
  return reason;
}
