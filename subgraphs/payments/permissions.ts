import {
  anyone,
  anyUser,
  fields,
  type Permissions,
  withAnyPermission,
  withPermission,
} from '../kit/graphql/permission-rules.ts';

const pays = withAnyPermission('payments:intent:create', 'payments:intent:write');
const looksAfter = withPermission('payments:attention:read');
const refunds = withPermission('payments:refund:write');

/**
 * The rule of every field of `schema/payments.graphql`; a field that is missing here is denied. Which rows a
 * viewer sees is decided by the service: without `payments:intent:read` only their own.
 */
export const permissions: Permissions = {
  Query: { paymentIntent: anyUser, payments: anyUser, paymentsNeedingAttention: looksAfter },
  Mutation: {
    createPaymentIntent: pays,
    processPayment: pays,
    cancelPaymentIntent: pays,
    refundPayment: refunds,
    retryRefund: refunds,
    recordRefund: refunds,
    reconcilePayment: withPermission('payments:intent:write'),
    resolvePaymentAttention: withPermission('payments:attention:write'),
  },
  PaymentIntent: fields(
    [
      'id',
      'amount',
      'refundedAmount',
      'refundableAmount',
      'reservation',
      'invoice',
      'user',
      'status',
      'provider',
      'providerReference',
      'card',
      'failure',
      'refunds',
      'history',
      'capturedAt',
      'createdAt',
      'updatedAt',
      'version',
    ],
    anyUser,
  ),
  PaymentCard: fields(['brand', 'last4'], anyone),
  PaymentFailure: fields(['code', 'message'], anyone),
  PaymentTransition: fields(['id', 'from', 'to', 'cause', 'failure', 'occurredAt'], anyUser),
  Refund: fields(
    [
      'id',
      'paymentIntent',
      'amount',
      'status',
      'reason',
      'requestedBy',
      'providerReference',
      'failure',
      'paidBackBy',
      'createdAt',
      'updatedAt',
    ],
    anyUser,
  ),
  Reservation: { id: anyone, payment: anyUser },
  Invoice: { id: anyone, payments: anyUser },
  User: { id: anyone },
  Money: fields(['amount', 'currency'], anyone),
  PaymentIntentConnection: fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone),
  PaymentIntentEdge: fields(['cursor', 'node'], anyone),
  PageInfo: fields(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], anyone),
  CreatePaymentIntentPayload: { paymentIntent: anyone },
  ProcessPaymentPayload: { paymentIntent: anyone },
  CancelPaymentIntentPayload: { paymentIntent: anyone },
  PaymentAttention: fields(
    ['id', 'reason', 'paymentIntent', 'refund', 'amount', 'since', 'resolvedAt', 'resolvedBy', 'note'],
    anyone,
  ),
  PaymentAttentionConnection: fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone),
  PaymentAttentionEdge: fields(['cursor', 'node'], anyone),
  RetryRefundPayload: fields(['refund', 'paymentIntent'], anyone),
  RecordRefundPayload: fields(['refund', 'paymentIntent'], anyone),
  ReconcilePaymentPayload: { paymentIntent: anyone },
  ResolvePaymentAttentionPayload: { item: anyone },
  RefundPaymentPayload: fields(['refund', 'paymentIntent'], anyone),
};
