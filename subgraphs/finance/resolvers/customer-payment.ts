import { loadReferred } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type CustomerPaymentQueries = Pick<QueryResolvers, 'unappliedPayments'>;
type CustomerPaymentMutations = Pick<MutationResolvers, 'applyCredit' | 'refundCredit'>;

/** Reads of customers' payments. */
export const customerPaymentQueries: CustomerPaymentQueries = {
  unappliedPayments: async (_parent, { customerId, ...page }, { service, call }, info) => {
    const found = await service.listUnappliedPayments(
      { page: toPageRequest(page, info), ...withoutNulls({ customerId }) },
      call,
    );
    return toConnection(found.payments, found.page);
  },
};

/** What becomes of a customer's credit. */
export const customerPaymentMutations: CustomerPaymentMutations = {
  applyCredit: async (_parent, { input }, { service, call }) => {
    const { amount, ...fields } = input;
    const applied = await service.applyCredit(
      { ...withoutNulls(fields), amount: amount ? moneyFromInput(amount) : undefined },
      call,
    );
    return {
      invoice: required(applied.invoice),
      settlement: required(applied.settlement),
      payment: required(applied.payment),
    };
  },
  refundCredit: async (_parent, { input }, { service, call }) => {
    const { amount, ...fields } = input;
    const { payment } = await service.refundCredit(
      { ...fields, amount: amount ? moneyFromInput(amount) : undefined },
      call,
    );
    return { payment: required(payment) };
  },
};

/** A customer's payment; what other domains own is referred to by id. */
export const CustomerPayment: Resolvers['CustomerPayment'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.customerPaymentById.load(id),
  method: ({ method }) => (method === 'UNSPECIFIED' ? 'CARD' : method),
  invoice: ({ invoiceId }, _args, { loaders }) => loadReferred(loaders.invoiceById, 'Invoice', invoiceId),
  reservation: ({ reservationId }) => (reservationId === undefined ? null : { id: reservationId }),
  customer: ({ customerId }) => (customerId === undefined ? null : { id: customerId }),
  user: ({ userId }) => (userId === undefined ? null : { id: userId }),
  paymentIntent: ({ paymentIntentId }) => (paymentIntentId === undefined ? null : { id: paymentIntentId }),
};
