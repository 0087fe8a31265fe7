import { expect, test } from '@jest/globals';
import { canTransition } from '../../../kit/values/transitions.ts';
import {
  countingIntents,
  openTargetOf,
  type PaymentIntent,
  paymentIntentTransitions,
  refundableAmountOf,
} from './payment-intent.ts';

const intent: PaymentIntent = {
  id: 'p',
  organizationId: 'o',
  reservationId: 'r',
  invoiceId: undefined,
  userId: 'u',
  amount: { minorUnits: 1_000n, currency: 'EUR' },
  status: 'SUCCEEDED',
  provider: 'sandbox',
  providerReference: 'pay',
  failure: undefined,
  card: undefined,
  attempt: 1,
  attemptStartedAt: undefined,
  refundedMinorUnits: 100n,
  refundClaimedMinorUnits: 300n,
  capturedAt: undefined,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
};

test('the legal transitions, and no others', () => {
  const states: ReadonlyArray<PaymentIntent['status']> = [
    'REQUIRES_CONFIRMATION',
    'PROCESSING',
    'UNKNOWN',
    'SUCCEEDED',
    'FAILED',
    'CANCELLED',
  ];
  const legal = states.flatMap((from) =>
    states.filter((to) => canTransition(paymentIntentTransitions, from, to)).map((to) => `${from} → ${to}`),
  );
  expect(legal).toEqual([
    'REQUIRES_CONFIRMATION → PROCESSING',
    'REQUIRES_CONFIRMATION → CANCELLED',
    'PROCESSING → UNKNOWN',
    'PROCESSING → SUCCEEDED',
    'PROCESSING → FAILED',
    'UNKNOWN → SUCCEEDED',
    'UNKNOWN → FAILED',
    'FAILED → PROCESSING',
    'FAILED → CANCELLED',
  ]);
});

test('a reservation stays occupied when it is paid, an invoice does not', () => {
  expect(openTargetOf(intent)).toBe('reservation:r');
  expect(openTargetOf({ ...intent, status: 'CANCELLED' })).toBeUndefined();
  const ofInvoice = { ...intent, reservationId: undefined, invoiceId: 'i' };
  expect(openTargetOf(ofInvoice)).toBeUndefined();
  expect(openTargetOf({ ...ofInvoice, status: 'UNKNOWN' })).toBe('invoice:i');
});

test('pending refunds count against what can be refunded, and nothing can before the capture', () => {
  expect(refundableAmountOf(intent).minorUnits).toBe(700n);
  expect(refundableAmountOf({ ...intent, status: 'PROCESSING' }).minorUnits).toBe(0n);
});

test('of the intents of a reservation the paid one counts, otherwise the newest', () => {
  const cancelled = { ...intent, id: 'cancelled', status: 'CANCELLED' } as const;
  const failed = { ...intent, id: 'failed', status: 'FAILED', reservationId: 'other' } as const;
  const open = { ...intent, id: 'open', status: 'PROCESSING', reservationId: 'other' } as const;
  const counting = countingIntents([intent, cancelled, failed, open]);
  expect(counting.map(({ id }) => id)).toEqual(['p', 'open']);
  expect(countingIntents([])).toEqual([]);
});
