import { setTimeout as pause } from 'node:timers/promises';
import {
  cancel,
  cancelIntent,
  cardOf,
  changeOffer,
  checkIn,
  confirm,
  look,
  openIntent,
  pay,
  purchase,
  refund,
  reserve,
  type Session,
} from './trader.ts';

/** Time a hold lasts in a run: long enough to pay, short enough to wait for its end. */
export const holdSeconds = 3;

type Scenario = (session: Session) => Promise<void>;

/** What people do, and the races they cause; the weight says how often. */
export const scenarios: ReadonlyArray<{ readonly weight: number; readonly act: Scenario }> = [
  { weight: 3, act: buyInOneCall },
  { weight: 3, act: payTwiceConcurrently },
  { weight: 3, act: cancelWhilePaying },
  { weight: 2, act: payAtTheLastMoment },
  { weight: 2, act: walkAway },
  { weight: 3, act: cancelWhileBeingRefunded },
  { weight: 2, act: refundManyTimes },
  { weight: 2, act: enterWhileCancelling },
  { weight: 2, act: enterWhileBeingRefunded },
  { weight: 2, act: payTheBillAgain },
  { weight: 1, act: changeTheOffer },
];

async function buyInOneCall(session: Session): Promise<void> {
  await purchase(session, cardOf(session.random, ['good', 'bad', 'odd']));
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
  const reservationId = await reserve(session);
  if (reservationId && session.random.chance(0.5)) await openIntent(session, { reservationId });
}

async function cancelWhileBeingRefunded(session: Session): Promise<void> {
  const { random, buyer, boxOffice } = session;
  const reservationId = await purchase(session, cardOf(random, ['good', 'good', 'refund']));
  const seen = reservationId && (await look(session, reservationId));
  if (!reservationId || !seen) return;
  const part = random.chance(0.5) ? { amount: '0.05', currency: seen.total.currency } : undefined;
  await Promise.all([
    cancel(session, buyer, reservationId),
    cancel(session, boxOffice, reservationId),
    ...(seen.payment ? [refund(session, seen.payment.id, part), refund(session, seen.payment.id, part)] : []),
  ]);
}

async function refundManyTimes(session: Session): Promise<void> {
  const { random } = session;
  const reservationId = await purchase(session, cardOf(random, ['good', 'refund']));
  const seen = reservationId && (await look(session, reservationId));
  const paymentId = seen && seen.payment?.id;
  if (!paymentId) return;
  const amounts = [seen.total, undefined, { amount: '0.06', currency: seen.total.currency }, undefined];
  await Promise.all(amounts.map((amount) => refund(session, paymentId, amount)));
}

async function enterWhileCancelling(session: Session): Promise<void> {
  const { random, buyer } = session;
  const reservationId = await purchase(session, cardOf(random, ['good']));
  const seen = reservationId && (await look(session, reservationId));
  const code = seen && seen.tickets[0]?.code;
  if (!reservationId || !code) return;
  await Promise.all([
    checkIn(session, code),
    pause(random.int(15)).then(() => cancel(session, buyer, reservationId)),
    checkIn(session, code),
  ]);
}

/** In parts that add up or in one, while a holder stands at the door. */
async function enterWhileBeingRefunded(session: Session): Promise<void> {
  const { random } = session;
  const reservationId = await purchase(session, cardOf(random, ['good', 'refund']));
  const seen = reservationId && (await look(session, reservationId));
  const paymentId = seen && seen.payment?.id;
  if (!paymentId) return;
  const enter = seen.tickets.map(({ code }) => pause(random.int(60)).then(() => checkIn(session, code)));
  if (random.chance(0.5)) await refund(session, paymentId, { amount: '0.05', currency: seen.total.currency });
  await Promise.all([
    refund(session, paymentId, undefined),
    ...(random.chance(0.7) ? enter : enter.slice(0, 1)),
  ]);
}

/** What was given back is due again: the bill itself is paid, while the reservation may be cancelled. */
async function payTheBillAgain(session: Session): Promise<void> {
  const { random, buyer } = session;
  const reservationId = await purchase(session, cardOf(random, ['good']));
  const seen = reservationId && (await look(session, reservationId));
  if (!reservationId || !seen || !seen.payment) return;
  await refund(session, seen.payment.id, random.chance(0.5) ? { ...seen.total, amount: '0.05' } : undefined);
  let bill = seen.invoice;
  for (let tries = 0; tries < 20 && (bill === null || bill.status === 'PAID'); tries += 1) {
    await pause(100);
    bill = (await look(session, reservationId))?.invoice ?? bill;
  }
  const intent = bill && (await openIntent(session, { invoiceId: bill.id }));
  if (!intent) return;
  await Promise.all([
    pay(session, intent, cardOf(random, ['good', 'odd'])),
    ...(random.chance(0.6)
      ? [pause(random.int(40)).then(() => cancel(session, buyer, reservationId))]
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
