import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import { canTransition } from '../../kit/values/transitions.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../service/dependencies.ts';
import { reconcilePayments } from '../service/jobs/reconcile-payments.ts';
import { type PaymentIntentStatus, paymentIntentTransitions } from '../service/model/payment-intent.ts';
import { paymentWebhook, refundWebhook } from '../service/sandbox/sandbox-webhook.ts';
import { signatureHeader, signWebhook } from '../service/sandbox/webhook-signature.ts';
import { cancelPaymentIntent } from '../service/use-cases/cancel-payment-intent.ts';
import { handleWebhook } from '../service/use-cases/handle-webhook.ts';
import { refundPayment } from '../service/use-cases/refund-payment.ts';
import { killedAfterProvider, lostBeforeProvider } from './crashing-process.ts';
import {
  benchSecret,
  callOf,
  managerCall,
  openPaymentsBench,
  organizationId,
  type PaymentsBench,
} from './payments-bench.ts';

/** One run: the service, and requests of killed processes that the provider has not received yet. */
interface Run {
  readonly bench: PaymentsBench;
  readonly id: string;
  readonly onTheWay: Array<() => Promise<unknown>>;
}

type Fate = 'lives' | 'killed-after-provider' | 'killed-before-provider';

type Step =
  | { readonly kind: 'pay'; readonly card: string; readonly fate: Fate; readonly parallel: number }
  | { readonly kind: 'refund'; readonly minorUnits: bigint; readonly fate: Fate }
  | { readonly kind: 'webhook'; readonly pick: number }
  | { readonly kind: 'late-arrival' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'reconcile' }
  | { readonly kind: 'pass'; readonly ms: number };

const cards = [
  '4242424242424242',
  '4000000000000002',
  '4000000000001026',
  '4000000000001034',
  '4000000000001067',
  '4000000000001075',
  '4000000000001083',
];
const fate = fc.constantFrom<Fate>('lives', 'lives', 'killed-after-provider', 'killed-before-provider');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('pay' as const),
    card: fc.constantFrom(...cards),
    fate,
    parallel: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('refund' as const), minorUnits: fc.bigInt({ min: 1n, max: 5_000n }), fate }),
  fc.record({ kind: fc.constant('webhook' as const), pick: fc.nat(50) }),
  fc.constant({ kind: 'late-arrival' as const }),
  fc.constant({ kind: 'cancel' as const }),
  fc.constant({ kind: 'reconcile' as const }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1_000, 10_000, 60_000) }),
);

/** Checks the promises about money over random behaviour of the provider, of clients and of our processes. */
describeOnEngines('the payments model', (engine) => {
  let bench: PaymentsBench;
  beforeAll(async () => {
    bench = await openPaymentsBench(await engine.emptyDatabase());
  });
  afterAll(() => bench.close());

  test('captures ≤ 1, refunds ≤ captured, and both sides agree in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { id } = await bench.openIntent();
        const run: Run = { bench, id, onTheWay: [] };
        for (const each of steps) {
          await take(run, each);
          await assertMoneyIsSafe(run);
        }
        for (const ms of [60_000, 60_000]) {
          bench.pass(ms);
          await reconcilePayments(bench.dependencies);
        }
        await arriveLate(run);
        await assertMoneyIsSafe(run);
        await assertSidesAgree(run);
      }),
      { numRuns: engine.kind === 'sqlite' ? 150 : 60 },
    );
  });
});

async function take(run: Run, each: Step): Promise<void> {
  const { bench, id } = run;
  switch (each.kind) {
    case 'pay': {
      const process = processOf(run, each.fate);
      await Promise.all(
        Array.from({ length: each.parallel }, () => tolerate(bench.pay(id, each.card, process))),
      );
      return;
    }
    case 'refund':
      await tolerate(
        refundPayment(processOf(run, each.fate), managerCall, {
          paymentIntentId: id,
          reason: 'test',
          amount: { minorUnits: each.minorUnits, currencyCode: 'EUR' },
        }),
      );
      return;
    case 'webhook':
      await sendSomeWebhook(run, each.pick);
      return;
    case 'late-arrival':
      await arriveLate(run);
      return;
    case 'cancel':
      await tolerate(cancelPaymentIntent(bench.dependencies, managerCall, { paymentIntentId: id }));
      return;
    case 'reconcile':
      await reconcilePayments(bench.dependencies);
      return;
    case 'pass':
      bench.pass(each.ms);
  }
}

/** The processes that sent these requests no longer wait for the answers. */
async function arriveLate({ onTheWay }: Run): Promise<void> {
  await Promise.allSettled(onTheWay.splice(0).map((request) => request()));
}

function processOf({ bench, onTheWay }: Run, fate: Fate): PaymentsDependencies {
  switch (fate) {
    case 'lives':
      return bench.dependencies;
    case 'killed-after-provider':
      return killedAfterProvider(bench);
    case 'killed-before-provider':
      return lostBeforeProvider(bench, (request) => onTheWay.push(request));
  }
}

/** Refusals and killed processes are expected; anything else is a bug. */
async function tolerate(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    const isExpected =
      (error instanceof DomainError && ['CONFLICT', 'PAYMENT_DECLINED'].includes(error.code)) ||
      (error instanceof Error && error.message === 'killed');
    if (!isExpected) throw error;
  });
}

/** Any event the sandbox could have sent about this intent, late, repeated and out of order. */
async function sendSomeWebhook({ bench, id }: Run, pick: number): Promise<void> {
  const { kysely } = bench.database;
  const payments = await kysely
    .selectFrom('sandbox_payments')
    .selectAll()
    .where('reference', '=', id)
    .where('status', 'in', ['captured', 'declined'])
    .execute();
  const refunds = await kysely
    .selectFrom('sandbox_refunds')
    .selectAll()
    .where('payment_id', 'in', (select) =>
      select.selectFrom('sandbox_payments').select('id').where('reference', '=', id),
    )
    .execute();
  const bodies = [
    ...payments.map((payment) => paymentWebhook(`evt_${payment.id}`, payment)),
    ...refunds.map((refund) => refundWebhook(`evt_${refund.id}`, refund)),
  ];
  const body = bodies[pick % Math.max(bodies.length, 1)];
  if (body === undefined) return;
  await handleWebhook(bench.dependencies, callOf(anonymousViewer), {
    provider: 'sandbox',
    body: Buffer.from(body),
    headers: { [signatureHeader]: signWebhook(benchSecret, body, bench.now()) },
  });
}

async function assertMoneyIsSafe({ bench, id }: Run): Promise<void> {
  const captures = await bench.captures(id);
  expect(captures.length).toBeLessThanOrEqual(1);
  const captured = captures.reduce((sum, capture) => sum + BigInt(capture.amount_minor), 0n);
  const refunded = await bench.refundedBySandbox(id);
  expect(refunded <= captured).toBe(true);
  const intent = await bench.findIntent(id);
  expect(intent.refundedMinorUnits <= intent.refundClaimedMinorUnits).toBe(true);
  expect(intent.refundClaimedMinorUnits <= intent.amount.minorUnits).toBe(true);
  if (intent.status === 'SUCCEEDED') expect(captures).toHaveLength(1);
  if (intent.status === 'CANCELLED' || intent.status === 'FAILED') expect(captures).toHaveLength(0);
}

async function assertSidesAgree({ bench, id }: Run): Promise<void> {
  const intent = await bench.findIntent(id);
  const captures = await bench.captures(id);
  expect(['REQUIRES_CONFIRMATION', 'SUCCEEDED', 'FAILED', 'CANCELLED']).toContain(intent.status);
  expect(intent.status === 'SUCCEEDED').toBe(captures.length === 1);
  expect(intent.providerReference).toBe(captures[0]?.id);
  expect(intent.refundedMinorUnits).toBe(await bench.refundedBySandbox(id));
  expect(intent.refundClaimedMinorUnits).toBe(intent.refundedMinorUnits);

  const refunds = await bench.stores.refunds.listByPaymentIntents({ organizationId }, [id]);
  expect(refunds.filter((refund) => refund.status === 'PENDING')).toEqual([]);
  const events = await bench.events(id);
  const count = (type: string): number => events.filter((event) => event === type).length;
  expect(count('payments.payment-succeeded.v1')).toBe(captures.length);
  expect(count('payments.payment-refunded.v1')).toBe(
    refunds.filter((refund) => refund.status === 'SUCCEEDED').length,
  );

  const history = await bench.stores.transitions.listByPaymentIntents({ organizationId }, [id]);
  let status: PaymentIntentStatus | undefined;
  for (const transition of history) {
    expect(transition.fromStatus).toBe(status);
    if (status) expect(canTransition(paymentIntentTransitions, status, transition.toStatus)).toBe(true);
    status = transition.toStatus;
  }
  expect(status).toBe(intent.status);
}
