import type { Records } from './records.ts';

/** A payment intent and what the provider has of it. Amounts in minor units. */
export interface IntentRow {
  readonly id: string;
  readonly reservation_id: string | null;
  readonly invoice_id: string | null;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly refunded: number;
  readonly claimed: number;
  /** Times it became SUCCEEDED. */
  readonly successes: number;
  /** Sums of its refunds by status. */
  readonly refunds_pending: number;
  readonly refunds_succeeded: number;
  readonly refunds_failed: number;
  /** Sum of refunds that were given back by hand, not by the provider. */
  readonly refunds_by_hand: number;
  /** Refunds that an event asked for. */
  readonly refunds_by_event: number;
  /** What the provider's own ledger says. */
  readonly captures: number;
  readonly captured: number;
  readonly given_back: number;
}

/** All intents of one committed state, with their refunds and the provider's ledger. */
export function readIntents(records: Records): Promise<readonly IntentRow[]> {
  const sum = (status: string): string =>
    `(select cast(coalesce(sum(r.amount_minor), 0) as bigint) from refunds r
      where r.payment_intent_id = i.id and r.status = '${status}')`;
  const provider = (what: string): string =>
    `(select cast(coalesce(${what}, 0) as bigint) from sandbox_payments s where s.reference = i.id and s.status = 'captured')`;
  return records.read<IntentRow>(
    'payments',
    `select i.id, i.reservation_id, i.invoice_id, i.status, i.amount_minor as amount, i.currency,
       i.refunded_minor as refunded, i.refund_claimed_minor as claimed,
       (select count(*) from payment_transitions t
        where t.payment_intent_id = i.id and t.to_status = 'SUCCEEDED') as successes,
       ${sum('PENDING')} as refunds_pending, ${sum('SUCCEEDED')} as refunds_succeeded,
       ${sum('FAILED')} as refunds_failed,
       (select cast(coalesce(sum(r.amount_minor), 0) as bigint) from refunds r
        where r.payment_intent_id = i.id and r.status = 'SUCCEEDED' and r.paid_back_by is not null) as refunds_by_hand,
       (select count(*) from refunds r where r.payment_intent_id = i.id and r.request_key like 'event:%') as refunds_by_event,
       ${provider('count(*)')} as captures, ${provider('sum(s.amount_minor)')} as captured,
       ${provider('sum(s.refunded_minor)')} as given_back
     from payment_intents i`,
  );
}

/**
 * What must hold at every committed state: a payment succeeds once, refunds add up and stay within the capture, and the
 * provider has moved at least the money that we say: it is asked before its answer is written down.
 */
export function momentaryIntentViolations(intents: readonly IntentRow[]): readonly string[] {
  return intents.flatMap((intent) => {
    const isCaptured = intent.status === 'SUCCEEDED';
    return rules(intent, [
      [intent.successes === (isCaptured ? 1 : 0), 'succeeded more or less than once'],
      [intent.refunds_succeeded === intent.refunded, 'refunds do not add up'],
      [intent.refunds_succeeded + intent.refunds_pending === intent.claimed, 'another amount is reserved'],
      [intent.claimed <= (isCaptured ? intent.amount : 0), 'refunded more than captured'],
      [intent.captures <= 1, 'the provider captured more than once'],
      [!isCaptured || intent.captured === intent.amount, 'the provider captured another amount'],
      [intent.given_back >= intent.refunded - intent.refunds_by_hand, 'the provider has given back less'],
    ]);
  });
}

/** What must hold besides when nothing moves any more: every outcome is known, and the provider's ledger is ours. */
export function restingIntentViolations(intents: readonly IntentRow[]): readonly string[] {
  return intents.flatMap((intent) =>
    rules(intent, [
      [!['PROCESSING', 'UNKNOWN'].includes(intent.status), 'its outcome is never known'],
      [intent.refunds_pending === 0, 'a refund waits for ever'],
      [
        intent.captured === (intent.status === 'SUCCEEDED' ? intent.amount : 0),
        'the provider captured another amount',
      ],
      [
        intent.given_back === intent.refunded - intent.refunds_by_hand,
        'the provider gave another amount back',
      ],
    ]),
  );
}

function rules(
  intent: IntentRow,
  checks: ReadonlyArray<readonly [isRight: boolean, what: string]>,
): string[] {
  return checks.flatMap(([isRight, what]) => (isRight ? [] : [`intent: ${what} ${JSON.stringify(intent)}`]));
}
