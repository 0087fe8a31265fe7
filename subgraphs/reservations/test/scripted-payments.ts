import {
  PaymentFailed,
  PaymentRefunded,
  PaymentSucceeded,
} from '../../../proto/generated/erp/payments/v1/events.ts';
import {
  type PaymentIntent,
  PaymentsServiceService,
} from '../../../proto/generated/erp/payments/v1/payments.ts';
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { type ServiceCall, startGrpcServer } from '../../kit/grpc/grpc-server.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { requireOrganization } from '../../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../../kit/viewer/viewer-token.ts';

/** The payments service as reservations sees it: a real gRPC server whose answers depend on the card number. */
export interface ScriptedPayments {
  readonly address: string;
  /** Intents by id; tests may change them. */
  readonly intents: Map<string, PaymentIntent>;
  /** Names of the RPCs that were called, in order. */
  readonly calls: string[];
  /** The next call answers UNAVAILABLE. */
  failNext(): void;
  close(): Promise<void>;
}

/** Cards and what becomes of a payment with them. */
export const cards = {
  approved: { number: '4242424242424242', expMonth: 12, expYear: 2090, cvc: '123' },
  declined: { number: '4000000000000002', expMonth: 12, expYear: 2090, cvc: '123' },
  /** The answer is an intent that says FAILED instead of an error. */
  failed: { number: '4000000000009995', expMonth: 12, expYear: 2090, cvc: '123' },
  /** The provider did not say whether it captured. */
  unknown: { number: '4000000000000044', expMonth: 12, expYear: 2090, cvc: '123' },
  /** Captured, but the answer is lost. */
  lostReply: { number: '4000000000000051', expMonth: 12, expYear: 2090, cvc: '123' },
  malformed: { number: '1', expMonth: 12, expYear: 2090, cvc: '123' },
} as const;

/** What payments publishes when a payment was captured: of two tickets at 10 EUR, unless the payload says otherwise. */
export function paymentSucceeded(payload: Partial<PaymentSucceeded>, organizationId?: string): DomainEvent {
  const amount = { minorUnits: 2_000n, currency: 'EUR' };
  return sampleEvent(PaymentSucceeded, { amount, userId: 'anna', ...payload }, organizationId);
}

/** What payments publishes when money was given back. */
export function paymentRefunded(payload: Partial<PaymentRefunded>): DomainEvent {
  return sampleEvent(PaymentRefunded, { userId: 'anna', ...payload });
}

/** What payments publishes when a card was declined. */
export function paymentFailed(payload: Partial<PaymentFailed>): DomainEvent {
  return sampleEvent(PaymentFailed, { userId: 'anna', ...payload });
}

const price = { minorUnits: 1_000n, currencyCode: 'EUR' };

/** Intents are of one ticket at 10 EUR unless a test changes them. */
export async function startScriptedPayments(viewerTokens: ViewerTokens): Promise<ScriptedPayments> {
  const intents = new Map<string, PaymentIntent>();
  const calls: string[] = [];
  let isFailing = false;
  const change = (id: string, changes: Partial<PaymentIntent>): PaymentIntent => {
    const intent = intents.get(id);
    if (!intent) throw new DomainError('NOT_FOUND', 'There is no such intent.');
    const changed = { ...intent, ...changes };
    intents.set(id, changed);
    return changed;
  };
  const visible = ({ viewer }: ServiceCall): PaymentIntent[] => {
    requireOrganization(viewer);
    return [...intents.values()].filter(({ userId }) => viewer.kind === 'user' && userId === viewer.userId);
  };
  const process = (id: string, number: string): PaymentIntent => {
    switch (number) {
      case cards.approved.number:
        return change(id, { status: 'SUCCEEDED' });
      case cards.failed.number:
        return change(id, { status: 'FAILED', failure: { code: 'card_declined', message: 'Declined.' } });
      case cards.unknown.number:
        return change(id, { status: 'UNKNOWN' });
      case cards.lostReply.number:
        change(id, { status: 'SUCCEEDED' });
        throw new DomainError('UNAVAILABLE', 'The reply was lost.');
      case cards.malformed.number:
        throw new DomainError('BAD_USER_INPUT', 'Not a card number.', {
          fields: [{ path: 'card.number', message: 'Not a card number.' }],
        });
      default:
        change(id, { status: 'FAILED' });
        throw new DomainError('PAYMENT_DECLINED', 'The card was declined.');
    }
  };
  const handlers: Readonly<Record<string, (request: never, call: ServiceCall) => Promise<unknown>>> = {
    batchGetPaymentIntents: async ({ ids }: { ids: string[] }, call) => ({
      paymentIntents: visible(call).filter(({ id }) => ids.includes(id)),
    }),
    batchGetPaymentIntentsByReservation: async ({ reservationIds }: { reservationIds: string[] }, call) => ({
      paymentIntents: visible(call).filter(({ reservationId }) =>
        reservationIds.includes(reservationId ?? ''),
      ),
    }),
    createPaymentIntent: async ({ reservationId }: { reservationId: string }, { viewer }) => {
      const id = newId();
      const userId = viewer.kind === 'user' ? viewer.userId : '';
      intents.set(id, {
        id,
        reservationId,
        userId,
        amount: price,
        status: 'REQUIRES_CONFIRMATION',
        provider: 'scripted',
        refundedAmount: { ...price, minorUnits: 0n },
        refundableAmount: { ...price, minorUnits: 0n },
        createdAt: new Date(),
        updatedAt: new Date(),
        version: 1,
      });
      return { paymentIntent: intents.get(id) };
    },
    processPayment: async (request: { paymentIntentId: string; card: { number: string } }) => ({
      paymentIntent: process(request.paymentIntentId, request.card.number),
    }),
  };
  const unscripted = async (): Promise<never> => {
    throw new DomainError('UNAVAILABLE', 'The test has no answer for this.');
  };
  const server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      {
        definition: PaymentsServiceService,
        implementation: Object.fromEntries(
          Object.keys(PaymentsServiceService).map((name) => [
            name,
            (request: never, call: ServiceCall) => {
              calls.push(name);
              const handler = isFailing ? unscripted : (handlers[name] ?? unscripted);
              isFailing = false;
              return handler(request, call);
            },
          ]),
        ),
      },
    ],
    viewerTokens,
    logger: createLogger('scripted-payments', 'silent'),
    metrics: createPartMetrics('scripted-payments', { collectProcessMetrics: false }),
  });
  return {
    address: server.address,
    intents,
    calls,
    failNext: () => {
      isFailing = true;
    },
    close: () => server.close(),
  };
}
