import {
  type DomainUnderTest,
  type GraphqlFailure,
  type StartDomainOptions,
  startDomain,
  testViewerTokenSecret,
} from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { createViewerTokens } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';
import { type ScriptedPeers, startScriptedPeers } from './scripted-peers.ts';

/** Secret of the webhooks that the sandbox sends to the domain under test. */
export const webhookSecret = 'a webhook secret for tests only, 32 characters or more';

/** Payments over real sockets, with scripted reservations and finance, and shortcuts for what must succeed. */
export interface PaymentsUnderTest extends DomainUnderTest {
  readonly peers: ScriptedPeers;
  createIntent(viewer: Viewer, input: Record<string, unknown>): Promise<Intent>;
  refuseIntent(code: string, viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlFailure>;
  /** Pays an intent with a card number. */
  pay(viewer: Viewer, paymentIntentId: string, number: string): Promise<Intent>;
  refusePayment(
    code: string,
    viewer: Viewer,
    paymentIntentId: string,
    number: string,
  ): Promise<GraphqlFailure>;
  refund(viewer: Viewer, input: Record<string, unknown>): Promise<void>;
}

/** A payment intent with the fields that the mutations below select. */
export type Intent = Record<string, unknown> & { readonly id: string };

/** A customer: pays for their own reservations. */
export const customer = userViewer(['payments:intent:create', 'reservations:reservation:create']);

/** A finance manager: sees, pays for and refunds everything of the organization. */
export const financeManager = userViewer(
  [
    'payments:intent:create',
    'payments:intent:read',
    'payments:intent:write',
    'payments:refund:write',
    'payments:attention:read',
    'payments:attention:write',
  ],
  { userId: 'finance-1', sessionId: 'session-2' },
);

const intentFields = `id status version amount { amount currency } refundedAmount { amount }
  refundableAmount { amount } failure { code message } card { brand last4 } providerReference
  refunds { id status amount { amount } reason } history { from to cause }`;

const createIntentMutation = `mutation($input: CreatePaymentIntentInput!) {
  createPaymentIntent(input: $input) { paymentIntent { ${intentFields} } } }`;

const payMutation = `mutation($input: ProcessPaymentInput!) {
  processPayment(input: $input) { paymentIntent { ${intentFields} } } }`;

/** Refunds a payment and selects the refund with its intent. */
export const refundMutation = `mutation($input: RefundPaymentInput!) {
  refundPayment(input: $input) {
    refund { id status amount { amount } failure { code } }
    paymentIntent { ${intentFields} } } }`;

/** Variables of {@link payMutation}. */
function cardPayment(paymentIntentId: string, number: string): Record<string, unknown> {
  return { input: { paymentIntentId, card: { number, expMonth: 12, expYear: 2099, cvc: '987' } } };
}

/** The whole domain over real sockets beside scripted peers. */
export async function startPayments(options: StartDomainOptions = {}): Promise<PaymentsUnderTest> {
  const peers = await startScriptedPeers(createViewerTokens(testViewerTokenSecret));
  const payments = await startDomain(domain, {
    ...options,
    peers: peers.addresses,
    environment: {
      ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: '300',
      ERP_PAYMENTS_WEBHOOK_SECRET: webhookSecret,
      ...options.environment,
    },
  });
  return {
    ...payments,
    peers,
    createIntent: async (viewer, input) => {
      const data = await payments.run<IntentPayload<'createPaymentIntent'>>(viewer, createIntentMutation, {
        input,
      });
      return data.createPaymentIntent.paymentIntent;
    },
    refuseIntent: (code, viewer, input) => payments.refuse(code, viewer, createIntentMutation, { input }),
    pay: async (viewer, paymentIntentId, number) => {
      const variables = cardPayment(paymentIntentId, number);
      const data = await payments.run<IntentPayload<'processPayment'>>(viewer, payMutation, variables);
      return data.processPayment.paymentIntent;
    },
    refusePayment: (code, viewer, paymentIntentId, number) =>
      payments.refuse(code, viewer, payMutation, cardPayment(paymentIntentId, number)),
    refund: async (viewer, input) => {
      await payments.run(viewer, refundMutation, { input });
    },
    close: async () => {
      await payments.close();
      await peers.close();
    },
  };
}

type IntentPayload<Field extends string> = Readonly<Record<Field, { readonly paymentIntent: Intent }>>;
