import type { PaymentFailure } from '../model/payment-intent.ts';

/** What the sandbox provider does with a card. */
type CardBehaviour = ApproveBehaviour | DeclineBehaviour | TimeOutBehaviour | SettleLaterBehaviour;

/** Captures the amount. */
interface ApproveBehaviour {
  readonly kind: 'approve';
  /** `lost`: the connection breaks after the capture. `after-webhook`: the reply waits until the webhook is in. */
  readonly reply: 'sent' | 'lost' | 'after-webhook';
  /** How many times each webhook is sent. */
  readonly webhookDeliveries: number;
  /** What happens to refunds of this payment. */
  readonly refund: 'approve' | 'reject' | 'reply-lost';
}

/** Refuses with this failure. */
interface DeclineBehaviour {
  readonly kind: 'decline';
  readonly failure: PaymentFailure;
}

/** The request gets lost: the provider captures nothing and does not answer. */
interface TimeOutBehaviour {
  readonly kind: 'time-out';
}

/** Answers "pending" and captures after this time. */
interface SettleLaterBehaviour {
  readonly kind: 'settle-later';
  readonly afterMs: number;
}

/** A card number with the behaviour of the sandbox provider for it. */
export interface TestCard {
  /** Stable name, stored with the payment instead of the number. */
  readonly name: string;
  readonly number: string;
  readonly behaviour: CardBehaviour;
}

const approve: ApproveBehaviour = {
  kind: 'approve',
  reply: 'sent',
  webhookDeliveries: 1,
  refund: 'approve',
};

function decline(code: string, message: string): DeclineBehaviour {
  return { kind: 'decline', failure: { code, message } };
}

/** The documented test cards; any expiry in the future and any security code will do. */
export const testCards: readonly TestCard[] = [
  { name: 'approve-visa', number: '4242424242424242', behaviour: approve },
  { name: 'approve-mastercard', number: '5555555555554444', behaviour: approve },
  { name: 'approve-amex', number: '378282246310005', behaviour: approve },
  {
    name: 'declined',
    number: '4000000000000002',
    behaviour: decline('card_declined', 'The card was declined.'),
  },
  {
    name: 'insufficient-funds',
    number: '4000000000009995',
    behaviour: decline('insufficient_funds', 'The card has insufficient funds.'),
  },
  {
    name: 'expired-card',
    number: '4000000000000069',
    behaviour: decline('expired_card', 'The card has expired.'),
  },
  {
    name: 'incorrect-cvc',
    number: '4000000000000127',
    behaviour: decline('incorrect_cvc', 'The security code is not right.'),
  },
  {
    name: 'processing-error',
    number: '4000000000000119',
    behaviour: decline('processing_error', 'The card could not be processed. Try again.'),
  },
  { name: 'time-out', number: '4000000000001018', behaviour: { kind: 'time-out' } },
  { name: 'reply-lost', number: '4000000000001026', behaviour: { ...approve, reply: 'lost' } },
  {
    name: 'reply-and-webhook-lost',
    number: '4000000000001034',
    behaviour: { ...approve, reply: 'lost', webhookDeliveries: 0 },
  },
  {
    name: 'webhook-before-reply',
    number: '4000000000001042',
    behaviour: { ...approve, reply: 'after-webhook' },
  },
  { name: 'webhook-repeated', number: '4000000000001059', behaviour: { ...approve, webhookDeliveries: 3 } },
  { name: 'settles-later', number: '4000000000001067', behaviour: { kind: 'settle-later', afterMs: 3_000 } },
  { name: 'refund-rejected', number: '4000000000001075', behaviour: { ...approve, refund: 'reject' } },
  { name: 'refund-reply-lost', number: '4000000000001083', behaviour: { ...approve, refund: 'reply-lost' } },
];

const unknownCard: TestCard = {
  name: 'unknown',
  number: '',
  behaviour: decline('not_a_test_card', 'The sandbox takes test cards only.'),
};

/** The test card of a number; an unknown number gets the card that is declined. */
export function findTestCard(number: string): TestCard {
  return testCards.find((card) => card.number === number) ?? unknownCard;
}

/** The test card of a stored name; an unknown name gets the card that is declined. */
export function testCardByName(name: string): TestCard {
  return testCards.find((card) => card.name === name) ?? unknownCard;
}
