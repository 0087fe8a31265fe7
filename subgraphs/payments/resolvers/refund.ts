import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import type { MutationResolvers, Resolvers } from '../generated/resolvers-types.ts';

type RefundMutations = Pick<MutationResolvers, 'refundPayment'>;

export const refundMutations: RefundMutations = {
  refundPayment: async (_parent, { input }, { payments, call }) => {
    const { refund, paymentIntent } = await payments.refundPayment(
      {
        paymentIntentId: input.paymentIntentId,
        amount: input.amount ? moneyFromInput(input.amount) : undefined,
        reason: input.reason,
        idempotencyKey: input.idempotencyKey ?? undefined,
        expectedVersion: input.expectedVersion ?? undefined,
      },
      call,
    );
    return { refund: required(refund), paymentIntent: required(paymentIntent) };
  },
};

export const Refund: Resolvers['Refund'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.refund.load(id),
  paymentIntent: ({ paymentIntentId }, _args, { loaders }) =>
    loadRequired(loaders.paymentIntent, 'Payment intent', paymentIntentId),
  amount: ({ amount }) => required(amount),
  requestedBy: ({ requestedBy }) => (requestedBy === undefined ? null : { id: requestedBy }),
};
