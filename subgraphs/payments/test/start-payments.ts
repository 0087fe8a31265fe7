import {
  type DomainUnderTest,
  type GraphqlAnswer,
  type StartDomainOptions,
  startDomain,
  testViewerTokenSecret,
} from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { createViewerTokens } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';
import { type ScriptedPeers, startScriptedPeers } from './scripted-peers.ts';

export const webhookSecret = 'a webhook secret for tests only, 32 characters or more';

/** Payments over real sockets, with scripted reservations and finance. */
export interface PaymentsUnderTest extends DomainUnderTest {
  readonly peers: ScriptedPeers;
  createIntent(viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlAnswer>;
  pay(viewer: Viewer, paymentIntentId: string, number: string): Promise<GraphqlAnswer>;
  refund(viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlAnswer>;
}

/** A customer: pays for their own reservations. */
export const customer = userViewer(['payments:intent:create', 'reservations:reservation:create']);

/** A finance manager: sees, pays for and refunds everything of the organization. */
export const financeManager = userViewer(
  ['payments:intent:create', 'payments:intent:read', 'payments:intent:write', 'payments:refund:write'],
  { userId: 'finance-1', sessionId: 'session-2' },
);

const intentFields = `id status version amount { amount currency } refundedAmount { amount }
  refundableAmount { amount } failure { code message } card { brand last4 } providerReference
  refunds { id status amount { amount } reason } history { from to cause }`;

export async function startPayments(options: StartDomainOptions = {}): Promise<PaymentsUnderTest> {
  const peers = await startScriptedPeers(createViewerTokens(testViewerTokenSecret));
  const started = await startDomain(domain, {
    ...options,
    peers: peers.addresses,
    environment: {
      ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: '300',
      ERP_PAYMENTS_WEBHOOK_SECRET: webhookSecret,
      ...options.environment,
    },
  });
  return {
    ...started,
    peers,
    createIntent: (viewer, input) =>
      started.query(
        viewer,
        `mutation($input: CreatePaymentIntentInput!) {
          createPaymentIntent(input: $input) { paymentIntent { ${intentFields} } } }`,
        { input },
      ),
    pay: (viewer, paymentIntentId, number) =>
      started.query(
        viewer,
        `mutation($input: ProcessPaymentInput!) {
          processPayment(input: $input) { paymentIntent { ${intentFields} } } }`,
        { input: { paymentIntentId, card: { number, expMonth: 12, expYear: 2099, cvc: '987' } } },
      ),
    refund: (viewer, input) =>
      started.query(
        viewer,
        `mutation($input: RefundPaymentInput!) {
          refundPayment(input: $input) {
            refund { id status amount { amount } failure { code } }
            paymentIntent { ${intentFields} } } }`,
        { input },
      ),
    close: async () => {
      await started.close();
      await peers.close();
    },
  };
}

/** The payment intent a mutation answered with. Fails when it answered errors. */
export function intentOf(answer: GraphqlAnswer): Record<string, unknown> & { readonly id: string } {
  if (answer.errors.length > 0) throw new Error(`Unexpected errors: ${JSON.stringify(answer.errors)}`);
  const payload = Object.values(answer.data ?? {})[0] as { paymentIntent: { id: string } };
  return payload.paymentIntent;
}
