import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, Resolvers } from '../generated/resolvers-types.ts';

type RefundMutations = Pick<MutationResolvers, 'refundPayment' | 'retryRefund' | 'recordRefund'>;

/** Mutation fields about refunds. */
export const refundMutations: RefundMutations = {
  retryRefund: async (_parent, { input }, { service, call }) => {
    const { refund, paymentIntent } = await service.retryRefund(input, call);
    return { refund: required(refund), paymentIntent: required(paymentIntent) };
  },
  recordRefund: async (_parent, { input }, { service, call }) => {
    const { refund, paymentIntent } = await service.recordRefund(withoutNulls(input), call);
    return { refund: required(refund), paymentIntent: required(paymentIntent) };
  },
  refundPayment: async (_parent, { input }, { service, call }) => {
    const { refund, paymentIntent } = await service.refundPayment(
      { ...withoutNulls(input), amount: input.amount ? moneyFromInput(input.amount) : undefined },
      call,
    );
    return { refund: required(refund), paymentIntent: required(paymentIntent) };
  },
};

/** Fields of `Refund` that differ from the message, or are loaded. */
export const Refund: Resolvers['Refund'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.refundById.load(id),
  paymentIntent: ({ paymentIntentId }, _args, { loaders }) =>
    loadRequired(loaders.paymentIntentById, 'Payment intent', paymentIntentId),
  amount: ({ amount }) => required(amount),
  requestedBy: ({ requestedBy }) => (requestedBy === undefined ? null : { id: requestedBy }),
};
