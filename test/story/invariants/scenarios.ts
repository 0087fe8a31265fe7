import { setTimeout as pause } from 'node:timers/promises';
import { keepBooksTogether, keepOwnBooks, keepQuietBooks, keepTheBooksOfASale } from './book-scenarios.ts';
import { performInOrder, type Session } from './session.ts';
import {
  billOf,
  cancel,
  cancelIntent,
  cardOf,
  changeOffer,
  checkIn,
  confirm,
  openIntent,
  pay,
  purchase,
  refund,
  reserve,
  settleFailedRefunds,
} from './trader.ts';
import { withinDomain } from './views.ts';

/** Time a hold lasts in a run: long enough to pay, short enough to wait for its end. */
export const holdSeconds = 6;

/** What somebody does in a session. */
export type Scenario = (session: Session) => Promise<void>;

/** What people do, and the races they cause; the weight says how often in one round. */
export const scenarios: ReadonlyArray<{ readonly weight: number; readonly act: Scenario }> = [
  { weight: 2, act: buyInOneCall },
  { weight: 2, act: buyStepByStep },
  { weight: 2, act: payTwiceConcurrently },
  { weight: 3, act: cancelWhilePaying },
  { weight: 1, act: payAtTheLastMoment },
  { weight: 2, act: walkAway },
  { weight: 2, act: cancelWhileBeingRefunded },
  { weight: 2, act: refundManyTimes },
  { weight: 2, act: enterWhileCancelling },
  { weight: 2, act: enterWhileBeingRefunded },
  { weight: 1, act: payTheBillAgain },
  { weight: 1, act: changeTheOffer },
  { weight: 4, act: keepTheBooksOfASale },
  { weight: 3, act: keepBooksTogether },
  { weight: 3, act: keepOwnBooks },
  { weight: 1, act: keepQuietBooks },
];

async function buyInOneCall(session: Session): Promise<void> {
  await purchase(session, cardOf(session.random, ['good', 'bad', 'odd']));
}

async function buyStepByStep(session: Session): Promise<void> {
  const reservationId = await reserve(session);
  const intent = reservationId && (await openIntent(session, { reservationId }));
  if (!reservationId || !intent) return;
  await pay(session, intent, cardOf(session.random, ['good']));
  await confirm(session, reservationId);
}

async function payTwiceConcurrently(session: Session): Promise<void> {
  const { random } = session;
  const reservationId = await reserve(session);
  if (!reservationId) return;
  const intents = await Promise.all([1, 2, 3].map(() => openIntent(session, { reservationId })));
  const tries = intents
    .filter((id) => id !== undefined)
    .map((id) => pay(session, id, cardOf(random, ['good', 'bad', 'odd'])));
  await Promise.all([...tries, confirm(session, reservationId)]);
  // A refused card may be followed by a better one.
  const again = await openIntent(session, { reservationId });
  if (again) await pay(session, again, cardOf(random, ['good']));
}

async function cancelWhilePaying(session: Session): Promise<void> {
  const { random, buyer, boxOffice } = session;
  const reservationId = await reserve(session);
  const intent = reservationId && (await openIntent(session, { reservationId }));
  if (!reservationId || !intent) return;
  const waitMs = random.int(60);
  await Promise.all([
    pay(session, intent, cardOf(random, ['good', 'odd'])),
    pause(waitMs).then(() => cancel(session, random.chance(0.5) ? buyer : boxOffice, reservationId)),
    ...(random.chance(0.3) ? [cancelIntent(session, intent)] : []),
  ]);
}

/** Around the end of the hold, or with a capture that comes after it. */
async function payAtTheLastMoment(session: Session): Promise<void> {
  const { random } = session;
  const reservationId = await reserve(session);
  const intent = reservationId && (await openIntent(session, { reservationId }));
  if (!intent) return;
  if (random.chance(0.5)) await pause(holdSeconds * 1_000 - 700 + random.int(900));
  await pay(session, intent, cardOf(random, ['good', 'odd']));
}

async function walkAway(session: Session): Promise<void> {
  const [event] = session.events;
  const ticketTypeId = event?.ticketTypeIds[1];
  if (!event || !ticketTypeId) return;
  const reservationId = await reserve(session, { eventId: event.id, items: [{ ticketTypeId, quantity: 1 }] });
  if (reservationId && session.random.chance(0.5)) await openIntent(session, { reservationId });
}

async function cancelWhileBeingRefunded(session: Session): Promise<void> {
  const { random, buyer, boxOffice } = session;
  const seen = await purchase(session, cardOf(random, ['good', 'good', 'refund']));
  if (!seen) return;
  const payment = seen.later_payment;
  const part = random.chance(0.5) ? { amount: '0.05', currency: seen.total.currency } : undefined;
  await Promise.all([
    cancel(session, buyer, seen.id),
    cancel(session, boxOffice, seen.id),
    ...(payment ? [refund(session, payment.id, part), refund(session, payment.id, part)] : []),
  ]);
}

async function refundManyTimes(session: Session): Promise<void> {
  const { random } = session;
  const seen = await purchase(session, cardOf(random, ['good', 'refund']));
  const paymentId = seen?.later_payment?.id;
  if (!seen || !paymentId) return;
  const cents = { amount: '0.02', currency: seen.total.currency };
  const input = { paymentIntentId: paymentId, amount: cents, reason: 'Goodwill' };
  const selection = `refund { ${withinDomain.refund} } paymentIntent { ${withinDomain.payment} }`;
  const step = { name: 'refundPayment', input, selection } as const;
  await performInOrder(session, session.finance, [step, step], 'none');
  const amounts = [seen.total, undefined, { amount: '0.06', currency: seen.total.currency }, undefined];
  await Promise.all(amounts.map((amount) => refund(session, paymentId, amount)));
  await settleFailedRefunds(session, paymentId);
}

async function enterWhileCancelling(session: Session): Promise<void> {
  const { random, buyer } = session;
  const seen = await purchase(session, cardOf(random, ['good']));
  const code = seen?.tickets[0]?.code;
  if (!seen || !code) return;
  await Promise.all([
    checkIn(session, code),
    pause(random.int(15)).then(() => cancel(session, buyer, seen.id)),
    checkIn(session, code),
  ]);
}

/** In parts that add up or in one, while a holder stands at the door. */
async function enterWhileBeingRefunded(session: Session): Promise<void> {
  const { random } = session;
  const seen = await purchase(session, cardOf(random, ['good', 'refund']));
  const paymentId = seen?.later_payment?.id;
  if (!seen || !paymentId) return;
  const enter = seen.tickets.map(({ code }) => pause(random.int(60)).then(() => checkIn(session, code)));
  if (random.chance(0.5)) await refund(session, paymentId, { amount: '0.05', currency: seen.total.currency });
  await Promise.all([
    refund(session, paymentId, undefined),
    ...(random.chance(0.7) ? enter : enter.slice(0, 1)),
  ]);
}

/** The bill of what was given back in part is paid once more, while the reservation may be cancelled. */
async function payTheBillAgain(session: Session): Promise<void> {
  const { random, buyer } = session;
  const seen = await purchase(session, cardOf(random, ['good']));
  if (!seen?.later_payment) return;
  await refund(
    session,
    seen.later_payment.id,
    random.chance(0.5) ? { ...seen.total, amount: '0.05' } : undefined,
  );
  let bill = await billOf(session, seen.id);
  for (let tries = 0; tries < 20 && !bill; tries += 1) {
    await pause(100);
    bill = await billOf(session, seen.id);
  }
  const intent = bill && (await openIntent(session, { invoiceId: bill.id }));
  if (!intent) return;
  await Promise.all([
    pay(session, intent, cardOf(random, ['good', 'odd'])),
    ...(random.chance(0.6)
      ? [pause(random.int(40)).then(() => cancel(session, buyer, seen.id))]
      : [pay(session, intent, cardOf(random, ['good']))]),
  ]);
}

/** The organizer changes capacity and price while people buy. */
async function changeTheOffer(session: Session): Promise<void> {
  const { random } = session;
  const [inEuro] = session.events;
  const ticketTypeId = inEuro && random.pick(inEuro.ticketTypeIds);
  if (!ticketTypeId) return;
  await Promise.all([
    changeOffer(session, ticketTypeId, { capacity: 1 + random.int(50) }),
    changeOffer(session, ticketTypeId, { capacity: 1 + random.int(50) }),
    changeOffer(session, ticketTypeId, { price: { amount: `${1 + random.int(99)}.11`, currency: 'EUR' } }),
  ]);
}
