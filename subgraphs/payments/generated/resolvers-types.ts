import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import type { AttentionItem as AttentionItemMessage, PaymentIntent as PaymentIntentMessage, PaymentTransition as PaymentTransitionMessage, Refund as RefundMessage } from '../../../proto/generated/erp/payments/v1/payments.ts';
import type { EntityReference } from '../../kit/graphql/entity-reference.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217 currency code, for example EUR. */
  CurrencyCode: { input: string; output: string; }
  /** Instant, `date-time` of RFC 3339: answers are in UTC, for example 2026-01-31T12:00:00.000Z; input may have any offset. */
  DateTime: { input: Date; output: Date | string; }
  /** Exact decimal number as text, for example "12.34". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type CancelPaymentIntentInput = {
  /** The version you have seen; another one is a CONFLICT. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly paymentIntentId: Scalars['ID']['input'];
};

export type CancelPaymentIntentPayload = {
  readonly __typename?: 'CancelPaymentIntentPayload';
  readonly paymentIntent: PaymentIntent;
};

/** A card as the payer typed it. It goes to the payment provider and is never stored. */
export type CardInput = {
  /** Three or four digits. */
  readonly cvc: Scalars['String']['input'];
  /** 1 to 12. */
  readonly expMonth: Scalars['Int']['input'];
  /** Four digits. */
  readonly expYear: Scalars['Int']['input'];
  /** 12 to 19 digits; spaces and dashes are ignored. */
  readonly number: Scalars['String']['input'];
};

/** Give either a reservation or an invoice. */
export type CreatePaymentIntentInput = {
  /** The same key answers the intent that was created with it. At most 255 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** An invoice of yours that is ISSUED or PARTIALLY_PAID. */
  readonly invoiceId?: InputMaybe<Scalars['ID']['input']>;
  /** A reservation of yours that is HELD. */
  readonly reservationId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreatePaymentIntentPayload = {
  readonly __typename?: 'CreatePaymentIntentPayload';
  readonly paymentIntent: PaymentIntent;
};

export type Invoice = {
  readonly __typename?: 'Invoice';
  readonly id: Scalars['ID']['output'];
  /** Payments of this invoice that you may see, oldest first. */
  readonly payments: ReadonlyArray<PaymentIntent>;
};

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Exact decimal number with as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount of money. */
export type MoneyInput = {
  /** Decimal number with at most as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Gives up an intent that has taken no money. */
  readonly cancelPaymentIntent?: Maybe<CancelPaymentIntentPayload>;
  /**
   * Opens a payment intent for a held reservation or an open invoice, or returns the one that is open. The amount
   * is what the reservation or invoice says.
   */
  readonly createPaymentIntent?: Maybe<CreatePaymentIntentPayload>;
  /**
   * Charges a card. The intent comes back as SUCCEEDED, or as UNKNOWN when the provider did not answer: then it
   * is looked up in the background, so watch it and do not pay again. A refused card is the error
   * PAYMENT_DECLINED; the intent is FAILED then, and another card may be tried.
   */
  readonly processPayment?: Maybe<ProcessPaymentPayload>;
  /**
   * Asks the provider now what became of a payment that is PROCESSING or UNKNOWN; any other comes back as it is. Needs the
   * permission payments:intent:write.
   */
  readonly reconcilePayment?: Maybe<ReconcilePaymentPayload>;
  /**
   * Records that the amount of a refund which the provider refused was given back by hand. It has the effect of a refund:
   * tickets, invoice and books follow. A failed refund is recorded or tried again once; the same request answers the same
   * refund. Needs the permission payments:refund:write.
   */
  readonly recordRefund?: Maybe<RecordRefundPayload>;
  /**
   * Gives money back. The refund comes back as SUCCEEDED, or as PENDING when the provider did not answer: then it
   * is repeated in the background. It lowers the price of what was paid for; another invoice that the money had paid as
   * applied credit is due again. Needs the permission payments:refund:write.
   */
  readonly refundPayment?: Maybe<RefundPaymentPayload>;
  /**
   * Takes off the work list what needs nothing more, with a note. What was given back by hand is recorded with recordRefund
   * instead: a note changes neither tickets nor books. A payment without a known
   * outcome stays until the provider has answered: CONFLICT. Needs the permission payments:attention:write.
   */
  readonly resolvePaymentAttention?: Maybe<ResolvePaymentAttentionPayload>;
  /**
   * Asks the provider once more for a refund that failed: a new refund of the same amount. The same failed refund is tried
   * again once; a retry that fails is retried itself. Needs the permission payments:refund:write.
   */
  readonly retryRefund?: Maybe<RetryRefundPayload>;
};


export type MutationCancelPaymentIntentArgs = {
  input: CancelPaymentIntentInput;
};


export type MutationCreatePaymentIntentArgs = {
  input: CreatePaymentIntentInput;
};


export type MutationProcessPaymentArgs = {
  input: ProcessPaymentInput;
};


export type MutationReconcilePaymentArgs = {
  input: ReconcilePaymentInput;
};


export type MutationRecordRefundArgs = {
  input: RecordRefundInput;
};


export type MutationRefundPaymentArgs = {
  input: RefundPaymentInput;
};


export type MutationResolvePaymentAttentionArgs = {
  input: ResolvePaymentAttentionInput;
};


export type MutationRetryRefundArgs = {
  input: RetryRefundInput;
};

/** An object that can be looked up by nothing but its id: see node. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** A page of a list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last row; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are rows after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are rows before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A payment that a person has to look at. */
export type PaymentAttention = {
  readonly __typename?: 'PaymentAttention';
  /** The money it is about. */
  readonly amount: Money;
  readonly id: Scalars['ID']['output'];
  /** What was done about it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly paymentIntent: PaymentIntent;
  readonly reason: PaymentAttentionReason;
  /** The refund that failed; null for other reasons. */
  readonly refund?: Maybe<Refund>;
  /** Null while it is open. */
  readonly resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** User who resolved it by hand. */
  readonly resolvedBy?: Maybe<User>;
  /** Since when it needs attention. */
  readonly since: Scalars['DateTime']['output'];
};

/** A page of the work list. */
export type PaymentAttentionConnection = {
  readonly __typename?: 'PaymentAttentionConnection';
  readonly edges: ReadonlyArray<PaymentAttentionEdge>;
  readonly nodes: ReadonlyArray<PaymentAttention>;
  readonly pageInfo: PageInfo;
  /** Number of payments that need attention, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type PaymentAttentionEdge = {
  readonly __typename?: 'PaymentAttentionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PaymentAttention;
};

/** Why a payment needs attention. */
export type PaymentAttentionReason =
  /** The provider has not said for long whether it captured: reconcilePayment. */
  | 'OUTCOME_UNKNOWN'
  /**
   * The provider says otherwise of a refund than it did before: it gave back what it had refused, or the other way round.
   * Settle it with the provider, then resolvePaymentAttention.
   */
  | 'REFUND_CONTRADICTED'
  /** The provider refused a refund: retryRefund, or give it back by hand and recordRefund. */
  | 'REFUND_FAILED'
  /**
   * The provider says that it captured an attempt which had failed or was given up, or captured twice: money that no
   * payment shows. Give it back at the provider, then resolvePaymentAttention.
   */
  | 'UNEXPECTED_CAPTURE'
  /** Money came in that belongs to no invoice: apply or refund the customer's credit. */
  | 'UNMATCHED_MONEY';

/** All that is kept of a card. */
export type PaymentCard = {
  readonly __typename?: 'PaymentCard';
  /** For example visa, mastercard, amex. */
  readonly brand: Scalars['String']['output'];
  /** The last four digits. */
  readonly last4: Scalars['String']['output'];
};

/** Why the payment provider refused. */
export type PaymentFailure = {
  readonly __typename?: 'PaymentFailure';
  /** For example card_declined, insufficient_funds, expired_card, not_processed. */
  readonly code: Scalars['String']['output'];
  /** A sentence that can be shown to the payer. */
  readonly message: Scalars['String']['output'];
};

/** The will to pay one reservation or one invoice, and what became of it. */
export type PaymentIntent = Node & {
  readonly __typename?: 'PaymentIntent';
  /** What is charged, set by the reservation or invoice. */
  readonly amount: Money;
  /** When the money was captured; null before. */
  readonly capturedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Card of the last attempt. */
  readonly card?: Maybe<PaymentCard>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** Why the last attempt failed; set while the status is FAILED. */
  readonly failure?: Maybe<PaymentFailure>;
  /** Every step of the status, oldest first. */
  readonly history: ReadonlyArray<PaymentTransition>;
  readonly id: Scalars['ID']['output'];
  /** The invoice that is paid; for a reservation, the invoice that bills it, once it is issued. */
  readonly invoice?: Maybe<Invoice>;
  /** Name of the payment provider, for example sandbox. */
  readonly provider: Scalars['String']['output'];
  /** The provider's id of the capture. */
  readonly providerReference?: Maybe<Scalars['String']['output']>;
  /** What can still be refunded. */
  readonly refundableAmount: Money;
  /** Refunds the provider has confirmed. */
  readonly refundedAmount: Money;
  /** Refunds, oldest first. */
  readonly refunds: ReadonlyArray<Refund>;
  /** The reservation that is paid, unless the intent was opened for an invoice. */
  readonly reservation?: Maybe<Reservation>;
  readonly status: PaymentIntentStatus;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Owner of what is paid. */
  readonly user: User;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
};

/** A page of payments. */
export type PaymentIntentConnection = {
  readonly __typename?: 'PaymentIntentConnection';
  readonly edges: ReadonlyArray<PaymentIntentEdge>;
  readonly nodes: ReadonlyArray<PaymentIntent>;
  readonly pageInfo: PageInfo;
  /** Number of intents that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type PaymentIntentEdge = {
  readonly __typename?: 'PaymentIntentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PaymentIntent;
};

/** Where a payment intent stands. */
export type PaymentIntentStatus =
  /** Given up, no money was taken. */
  | 'CANCELLED'
  /** The provider refused; another card may be tried. */
  | 'FAILED'
  /** The payment provider is being asked. */
  | 'PROCESSING'
  /** Waits for a card. */
  | 'REQUIRES_CONFIRMATION'
  /** The amount was captured. What is given back later is a refund. */
  | 'SUCCEEDED'
  /** The provider did not say whether it captured; it is looked up in the background. */
  | 'UNKNOWN';

/** One step of a payment intent. */
export type PaymentTransition = {
  readonly __typename?: 'PaymentTransition';
  /** What caused it: client, provider-reply, webhook, reconciliation or event. */
  readonly cause: Scalars['String']['output'];
  /** Why it failed, when it did. */
  readonly failure?: Maybe<PaymentFailure>;
  /** Null for the creation. */
  readonly from?: Maybe<PaymentIntentStatus>;
  readonly id: Scalars['ID']['output'];
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly to: PaymentIntentStatus;
};

export type ProcessPaymentInput = {
  readonly card: CardInput;
  /** The version you have seen; another one is a CONFLICT. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly paymentIntentId: Scalars['ID']['input'];
};

export type ProcessPaymentPayload = {
  readonly __typename?: 'ProcessPaymentPayload';
  readonly paymentIntent: PaymentIntent;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A payment intent that you may see; null when there is none with this id. */
  readonly paymentIntent?: Maybe<PaymentIntent>;
  /** Payment intents, newest first: your own, or with the permission payments:intent:read all of the organization. */
  readonly payments?: Maybe<PaymentIntentConnection>;
  /**
   * Payments that a person has to look at, the longest waiting first: refunds that the provider refused, captures without a
   * known outcome or against it, and money that belongs to no invoice. Needs the permission payments:attention:read.
   */
  readonly paymentsNeedingAttention?: Maybe<PaymentAttentionConnection>;
};


export type QueryPaymentIntentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  invoiceId?: InputMaybe<Scalars['ID']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  reservationId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<PaymentIntentStatus>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryPaymentsNeedingAttentionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<PaymentAttentionReason>;
};

export type ReconcilePaymentInput = {
  readonly paymentIntentId: Scalars['ID']['input'];
};

export type ReconcilePaymentPayload = {
  readonly __typename?: 'ReconcilePaymentPayload';
  readonly paymentIntent: PaymentIntent;
};

export type RecordRefundInput = {
  /** For example the reference of the transfer, at most 500 characters; the reason of the failed refund when left out. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Decides the account in the books. */
  readonly paidBackBy: RefundMethod;
  /** The refund that failed. */
  readonly refundId: Scalars['ID']['input'];
};

export type RecordRefundPayload = {
  readonly __typename?: 'RecordRefundPayload';
  /** The payment, with what is left to refund. */
  readonly paymentIntent: PaymentIntent;
  /** The refund that was given back by hand. */
  readonly refund: Refund;
};

/** Money given back from one payment. */
export type Refund = Node & {
  readonly __typename?: 'Refund';
  readonly amount: Money;
  readonly createdAt: Scalars['DateTime']['output'];
  /** Why the provider refused; set when the status is FAILED. */
  readonly failure?: Maybe<PaymentFailure>;
  readonly id: Scalars['ID']['output'];
  /** How it was given back by hand; null when the provider gives it back to the card. */
  readonly paidBackBy?: Maybe<RefundMethod>;
  readonly paymentIntent: PaymentIntent;
  /** The provider's id of the refund. */
  readonly providerReference?: Maybe<Scalars['String']['output']>;
  /** Why the money went back. */
  readonly reason: Scalars['String']['output'];
  /** Who asked for it; null when the system did, for example for a cancelled reservation. */
  readonly requestedBy?: Maybe<User>;
  readonly status: RefundStatus;
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** How money is given back by hand. */
export type RefundMethod =
  /** From the bank account. */
  | 'BANK_TRANSFER'
  /** In cash. */
  | 'CASH';

export type RefundPaymentInput = {
  /** All that can still be refunded when left out. */
  readonly amount?: InputMaybe<MoneyInput>;
  /** The version you have seen; another one is a CONFLICT. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The same key for the same payment answers the refund that was made with it. At most 255 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly paymentIntentId: Scalars['ID']['input'];
  /** Why, at most 500 characters. */
  readonly reason: Scalars['String']['input'];
};

export type RefundPaymentPayload = {
  readonly __typename?: 'RefundPaymentPayload';
  /** The payment, with what is left to refund. */
  readonly paymentIntent: PaymentIntent;
  readonly refund: Refund;
};

/** Where a refund stands. */
export type RefundStatus =
  /** The provider refused. */
  | 'FAILED'
  /** Asked for; the provider has not confirmed it yet. */
  | 'PENDING'
  /** The money is on its way back. */
  | 'SUCCEEDED';

export type Reservation = {
  readonly __typename?: 'Reservation';
  readonly id: Scalars['ID']['output'];
  /** The payment that counts: the successful one, otherwise the newest; null when none was started or it is not yours to see. */
  readonly payment?: Maybe<PaymentIntent>;
};

export type ResolvePaymentAttentionInput = {
  /** What was done about it, at most 500 characters. */
  readonly note: Scalars['String']['input'];
  /** An item of paymentsNeedingAttention. */
  readonly paymentAttentionId: Scalars['ID']['input'];
};

export type ResolvePaymentAttentionPayload = {
  readonly __typename?: 'ResolvePaymentAttentionPayload';
  readonly item: PaymentAttention;
};

export type RetryRefundInput = {
  /** The refund that failed. */
  readonly refundId: Scalars['ID']['input'];
};

export type RetryRefundPayload = {
  readonly __typename?: 'RetryRefundPayload';
  /** The payment, with what is left to refund. */
  readonly paymentIntent: PaymentIntent;
  /** The new refund. */
  readonly refund: Refund;
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Invoice: Invoice;
  PaymentIntent: PaymentIntent;
  Refund: Refund;
  Reservation: Reservation;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  PaymentIntent:
    ( { __typename: 'PaymentIntent' }
    & GraphQLRecursivePick<FederationTypes['PaymentIntent'], {"id":true}> );
  Refund:
    ( { __typename: 'Refund' }
    & GraphQLRecursivePick<FederationTypes['Refund'], {"id":true}> );
  Reservation:
    ( { __typename: 'Reservation' }
    & GraphQLRecursivePick<FederationTypes['Reservation'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( PaymentIntentMessage )
    | ( RefundMessage )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CancelPaymentIntentInput: CancelPaymentIntentInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CancelPaymentIntentPayload: ResolverTypeWrapper<Omit<CancelPaymentIntentPayload, 'paymentIntent'> & { paymentIntent: ResolversTypes['PaymentIntent'] }>;
  CardInput: CardInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreatePaymentIntentInput: CreatePaymentIntentInput;
  CreatePaymentIntentPayload: ResolverTypeWrapper<Omit<CreatePaymentIntentPayload, 'paymentIntent'> & { paymentIntent: ResolversTypes['PaymentIntent'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Invoice: ResolverTypeWrapper<EntityReference>;
  Money: ResolverTypeWrapper<MoneyMessage>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PaymentAttention: ResolverTypeWrapper<AttentionItemMessage>;
  PaymentAttentionConnection: ResolverTypeWrapper<Omit<PaymentAttentionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PaymentAttentionEdge']>, nodes: ReadonlyArray<ResolversTypes['PaymentAttention']> }>;
  PaymentAttentionEdge: ResolverTypeWrapper<Omit<PaymentAttentionEdge, 'node'> & { node: ResolversTypes['PaymentAttention'] }>;
  PaymentAttentionReason: PaymentAttentionReason;
  PaymentCard: ResolverTypeWrapper<PaymentCard>;
  PaymentFailure: ResolverTypeWrapper<PaymentFailure>;
  PaymentIntent: ResolverTypeWrapper<PaymentIntentMessage>;
  PaymentIntentConnection: ResolverTypeWrapper<Omit<PaymentIntentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PaymentIntentEdge']>, nodes: ReadonlyArray<ResolversTypes['PaymentIntent']> }>;
  PaymentIntentEdge: ResolverTypeWrapper<Omit<PaymentIntentEdge, 'node'> & { node: ResolversTypes['PaymentIntent'] }>;
  PaymentIntentStatus: PaymentIntentStatus;
  PaymentTransition: ResolverTypeWrapper<PaymentTransitionMessage>;
  ProcessPaymentInput: ProcessPaymentInput;
  ProcessPaymentPayload: ResolverTypeWrapper<Omit<ProcessPaymentPayload, 'paymentIntent'> & { paymentIntent: ResolversTypes['PaymentIntent'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReconcilePaymentInput: ReconcilePaymentInput;
  ReconcilePaymentPayload: ResolverTypeWrapper<Omit<ReconcilePaymentPayload, 'paymentIntent'> & { paymentIntent: ResolversTypes['PaymentIntent'] }>;
  RecordRefundInput: RecordRefundInput;
  RecordRefundPayload: ResolverTypeWrapper<Omit<RecordRefundPayload, 'paymentIntent' | 'refund'> & { paymentIntent: ResolversTypes['PaymentIntent'], refund: ResolversTypes['Refund'] }>;
  Refund: ResolverTypeWrapper<RefundMessage>;
  RefundMethod: RefundMethod;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentPayload: ResolverTypeWrapper<Omit<RefundPaymentPayload, 'paymentIntent' | 'refund'> & { paymentIntent: ResolversTypes['PaymentIntent'], refund: ResolversTypes['Refund'] }>;
  RefundStatus: RefundStatus;
  Reservation: ResolverTypeWrapper<EntityReference>;
  ResolvePaymentAttentionInput: ResolvePaymentAttentionInput;
  ResolvePaymentAttentionPayload: ResolverTypeWrapper<Omit<ResolvePaymentAttentionPayload, 'item'> & { item: ResolversTypes['PaymentAttention'] }>;
  RetryRefundInput: RetryRefundInput;
  RetryRefundPayload: ResolverTypeWrapper<Omit<RetryRefundPayload, 'paymentIntent' | 'refund'> & { paymentIntent: ResolversTypes['PaymentIntent'], refund: ResolversTypes['Refund'] }>;
  User: ResolverTypeWrapper<EntityReference>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CancelPaymentIntentInput: CancelPaymentIntentInput;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  CancelPaymentIntentPayload: Omit<CancelPaymentIntentPayload, 'paymentIntent'> & { paymentIntent: ResolversParentTypes['PaymentIntent'] };
  CardInput: CardInput;
  String: Scalars['String']['output'];
  CreatePaymentIntentInput: CreatePaymentIntentInput;
  CreatePaymentIntentPayload: Omit<CreatePaymentIntentPayload, 'paymentIntent'> & { paymentIntent: ResolversParentTypes['PaymentIntent'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Invoice: EntityReference;
  Money: MoneyMessage;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PaymentAttention: AttentionItemMessage;
  PaymentAttentionConnection: Omit<PaymentAttentionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentAttentionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PaymentAttention']> };
  PaymentAttentionEdge: Omit<PaymentAttentionEdge, 'node'> & { node: ResolversParentTypes['PaymentAttention'] };
  PaymentCard: PaymentCard;
  PaymentFailure: PaymentFailure;
  PaymentIntent: PaymentIntentMessage;
  PaymentIntentConnection: Omit<PaymentIntentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentIntentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PaymentIntent']> };
  PaymentIntentEdge: Omit<PaymentIntentEdge, 'node'> & { node: ResolversParentTypes['PaymentIntent'] };
  PaymentTransition: PaymentTransitionMessage;
  ProcessPaymentInput: ProcessPaymentInput;
  ProcessPaymentPayload: Omit<ProcessPaymentPayload, 'paymentIntent'> & { paymentIntent: ResolversParentTypes['PaymentIntent'] };
  Query: Record<PropertyKey, never>;
  ReconcilePaymentInput: ReconcilePaymentInput;
  ReconcilePaymentPayload: Omit<ReconcilePaymentPayload, 'paymentIntent'> & { paymentIntent: ResolversParentTypes['PaymentIntent'] };
  RecordRefundInput: RecordRefundInput;
  RecordRefundPayload: Omit<RecordRefundPayload, 'paymentIntent' | 'refund'> & { paymentIntent: ResolversParentTypes['PaymentIntent'], refund: ResolversParentTypes['Refund'] };
  Refund: RefundMessage;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentPayload: Omit<RefundPaymentPayload, 'paymentIntent' | 'refund'> & { paymentIntent: ResolversParentTypes['PaymentIntent'], refund: ResolversParentTypes['Refund'] };
  Reservation: EntityReference;
  ResolvePaymentAttentionInput: ResolvePaymentAttentionInput;
  ResolvePaymentAttentionPayload: Omit<ResolvePaymentAttentionPayload, 'item'> & { item: ResolversParentTypes['PaymentAttention'] };
  RetryRefundInput: RetryRefundInput;
  RetryRefundPayload: Omit<RetryRefundPayload, 'paymentIntent' | 'refund'> & { paymentIntent: ResolversParentTypes['PaymentIntent'], refund: ResolversParentTypes['Refund'] };
  User: EntityReference;
};

export type CancelPaymentIntentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelPaymentIntentPayload'] = ResolversParentTypes['CancelPaymentIntentPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
};

export type CreatePaymentIntentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePaymentIntentPayload'] = ResolversParentTypes['CreatePaymentIntentPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payments?: Resolver<ReadonlyArray<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelPaymentIntent?: Resolver<Maybe<ResolversTypes['CancelPaymentIntentPayload']>, ParentType, ContextType, RequireFields<MutationCancelPaymentIntentArgs, 'input'>>;
  createPaymentIntent?: Resolver<Maybe<ResolversTypes['CreatePaymentIntentPayload']>, ParentType, ContextType, RequireFields<MutationCreatePaymentIntentArgs, 'input'>>;
  processPayment?: Resolver<Maybe<ResolversTypes['ProcessPaymentPayload']>, ParentType, ContextType, RequireFields<MutationProcessPaymentArgs, 'input'>>;
  reconcilePayment?: Resolver<Maybe<ResolversTypes['ReconcilePaymentPayload']>, ParentType, ContextType, RequireFields<MutationReconcilePaymentArgs, 'input'>>;
  recordRefund?: Resolver<Maybe<ResolversTypes['RecordRefundPayload']>, ParentType, ContextType, RequireFields<MutationRecordRefundArgs, 'input'>>;
  refundPayment?: Resolver<Maybe<ResolversTypes['RefundPaymentPayload']>, ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'input'>>;
  resolvePaymentAttention?: Resolver<Maybe<ResolversTypes['ResolvePaymentAttentionPayload']>, ParentType, ContextType, RequireFields<MutationResolvePaymentAttentionArgs, 'input'>>;
  retryRefund?: Resolver<Maybe<ResolversTypes['RetryRefundPayload']>, ParentType, ContextType, RequireFields<MutationRetryRefundArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'PaymentIntent' | 'Refund', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentAttentionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentAttention'] = ResolversParentTypes['PaymentAttention']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['PaymentAttentionReason'], ParentType, ContextType>;
  refund?: Resolver<Maybe<ResolversTypes['Refund']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentAttentionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentAttentionConnection'] = ResolversParentTypes['PaymentAttentionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentAttentionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PaymentAttention']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentAttentionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentAttentionEdge'] = ResolversParentTypes['PaymentAttentionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentAttention'], ParentType, ContextType>;
};

export type PaymentCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentCard'] = ResolversParentTypes['PaymentCard']> = {
  brand?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  last4?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentFailure'] = ResolversParentTypes['PaymentFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentIntentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentIntent'] = ResolversParentTypes['PaymentIntent'], FederationReferenceType extends FederationReferenceTypes['PaymentIntent'] = FederationReferenceTypes['PaymentIntent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PaymentIntent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  capturedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  card?: Resolver<Maybe<ResolversTypes['PaymentCard']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['PaymentFailure']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['PaymentTransition']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refundableAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundedAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<ReadonlyArray<ResolversTypes['Refund']>, ParentType, ContextType>;
  reservation?: Resolver<Maybe<ResolversTypes['Reservation']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentIntentStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentIntentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentIntentConnection'] = ResolversParentTypes['PaymentIntentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentIntentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentIntentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentIntentEdge'] = ResolversParentTypes['PaymentIntentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
};

export type PaymentTransitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentTransition'] = ResolversParentTypes['PaymentTransition']> = {
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['PaymentFailure']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['PaymentIntentStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['PaymentIntentStatus'], ParentType, ContextType>;
};

export type ProcessPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProcessPaymentPayload'] = ResolversParentTypes['ProcessPaymentPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType, RequireFields<QueryPaymentIntentArgs, 'id'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentIntentConnection']>, ParentType, ContextType, Partial<QueryPaymentsArgs>>;
  paymentsNeedingAttention?: Resolver<Maybe<ResolversTypes['PaymentAttentionConnection']>, ParentType, ContextType, Partial<QueryPaymentsNeedingAttentionArgs>>;
};

export type ReconcilePaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconcilePaymentPayload'] = ResolversParentTypes['ReconcilePaymentPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
};

export type RecordRefundPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordRefundPayload'] = ResolversParentTypes['RecordRefundPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type RefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund'], FederationReferenceType extends FederationReferenceTypes['Refund'] = FederationReferenceTypes['Refund']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Refund']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['PaymentFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paidBackBy?: Resolver<Maybe<ResolversTypes['RefundMethod']>, ParentType, ContextType>;
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundPaymentPayload'] = ResolversParentTypes['RefundPaymentPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation'], FederationReferenceType extends FederationReferenceTypes['Reservation'] = FederationReferenceTypes['Reservation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Reservation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
};

export type ResolvePaymentAttentionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolvePaymentAttentionPayload'] = ResolversParentTypes['ResolvePaymentAttentionPayload']> = {
  item?: Resolver<ResolversTypes['PaymentAttention'], ParentType, ContextType>;
};

export type RetryRefundPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryRefundPayload'] = ResolversParentTypes['RetryRefundPayload']> = {
  paymentIntent?: Resolver<ResolversTypes['PaymentIntent'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  CancelPaymentIntentPayload?: CancelPaymentIntentPayloadResolvers<ContextType>;
  CreatePaymentIntentPayload?: CreatePaymentIntentPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Invoice?: InvoiceResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentAttention?: PaymentAttentionResolvers<ContextType>;
  PaymentAttentionConnection?: PaymentAttentionConnectionResolvers<ContextType>;
  PaymentAttentionEdge?: PaymentAttentionEdgeResolvers<ContextType>;
  PaymentCard?: PaymentCardResolvers<ContextType>;
  PaymentFailure?: PaymentFailureResolvers<ContextType>;
  PaymentIntent?: PaymentIntentResolvers<ContextType>;
  PaymentIntentConnection?: PaymentIntentConnectionResolvers<ContextType>;
  PaymentIntentEdge?: PaymentIntentEdgeResolvers<ContextType>;
  PaymentTransition?: PaymentTransitionResolvers<ContextType>;
  ProcessPaymentPayload?: ProcessPaymentPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReconcilePaymentPayload?: ReconcilePaymentPayloadResolvers<ContextType>;
  RecordRefundPayload?: RecordRefundPayloadResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundPaymentPayload?: RefundPaymentPayloadResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  ResolvePaymentAttentionPayload?: ResolvePaymentAttentionPayloadResolvers<ContextType>;
  RetryRefundPayload?: RetryRefundPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

