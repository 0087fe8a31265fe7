import { moneyResolvers } from '../../kit/graphql/money-resolver.ts';
import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { Invoice, Reservation } from './paid-entities.ts';
import { attentionMutations, attentionQueries, PaymentAttention } from './payment-attention.ts';
import {
  PaymentIntent,
  PaymentTransition,
  paymentIntentMutations,
  paymentIntentQueries,
} from './payment-intent.ts';
import { Refund, refundMutations } from './refund.ts';

/** All resolvers of `schema/payments.graphql`. */
export const resolvers: Resolvers = {
  DateTime: scalarResolvers.DateTime,
  Decimal: scalarResolvers.Decimal,
  CurrencyCode: scalarResolvers.CurrencyCode,
  Query: { ...paymentIntentQueries, ...attentionQueries },
  Mutation: { ...paymentIntentMutations, ...refundMutations, ...attentionMutations },
  Money: moneyResolvers,
  PaymentAttention,
  PaymentIntent,
  PaymentTransition,
  Refund,
  Reservation,
  Invoice,
};
