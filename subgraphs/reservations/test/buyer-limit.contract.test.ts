import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { dataOf } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import {
  changeReservation,
  isAbout,
  publishedEvent,
  readReservation,
  refuseReservation,
  reserve,
  reserved,
  seats,
} from './operations.ts';
import { paymentRefunded, paymentSucceeded } from './scripted-payments.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { createTestClock } from './test-clock.ts';
import { anna, bert, buyer, eventsManager } from './viewers.ts';

/** How many tickets one buyer gets, on every database engine. */
describeOnEngines('the limit of a buyer', (engine) => {
  const clock = createTestClock();
  let running: ReservationsUnderTest;
  beforeAll(async () => {
    running = await startReservations({
      engine,
      clock: clock.now,
      environment: { ERP_RESERVATIONS_MAX_TICKETS_PER_BUYER: '5' },
    });
  });
  afterAll(() => running.close());

  const limitOf = async (id: string): Promise<number> =>
    dataOf<{ event: { maxTicketsPerBuyer: number } }>(
      await running.reservations.query(anna, 'query($id: ID!) { event(id: $id) { maxTicketsPerBuyer } }', {
        id,
      }),
    ).event.maxTicketsPerBuyer;
  const refusal = {
    code: 'CONFLICT',
    metadata: { reason: 'BUYER_LIMIT', limit: '5', taken: expect.any(String) },
  };

  test('holds and orders of one event count together; other buyers and other events do not', async () => {
    const event = await publishedEvent(running.reservations);
    const other = await publishedEvent(running.reservations);
    expect(await limitOf(event.id)).toBe(5);
    await reserved(running.reservations, anna, event, 3);
    const { extensions } = await refuseReservation('CONFLICT', running.reservations, anna, event, 3);
    expect(extensions).toMatchObject({ ...refusal, metadata: { limit: '5', taken: '3' } });
    await reserved(running.reservations, anna, event, 2);
    await refuseReservation('CONFLICT', running.reservations, anna, event, 1);
    await reserved(running.reservations, bert, event, 5);
    await reserved(running.reservations, anna, other, 5);
  });

  test('twenty orders of one buyer at the same time stay within the limit, over all processes', async () => {
    const event = await publishedEvent(running.reservations);
    const carla = buyer('carla');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        reserve(running.instances[index % running.instances.length] ?? running.reservations, carla, event, 1),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(5);
    for (const { errors } of answers) if (errors[0]) expect(errors[0].extensions).toMatchObject(refusal);
  });

  test('cancelled, expired and refunded tickets can be bought again', async () => {
    const event = await publishedEvent(running.reservations);
    const dora = buyer('dora');
    const cancelled = await reserved(running.reservations, dora, event, 5);
    await changeReservation(running.reservations, dora, 'cancelReservation', { reservationId: cancelled.id });
    const expired = await reserved(running.reservations, dora, event, 5);
    clock.advance(601_000);
    await running.events.until(isAbout('reservation-expired', expired.id));
    const { id } = await reserved(running.reservations, dora, event, 2);
    const payment = { paymentIntentId: `pi-${id}`, reservationId: id, userId: 'dora' };
    await running.bus.publish([paymentSucceeded(payment)]);
    await running.events.until(isAbout('reservation-confirmed', id));
    await refuseReservation('CONFLICT', running.reservations, dora, event, 4);
    await running.bus.publish([
      paymentRefunded({ ...payment, amount: { minorUnits: 2_000n, currency: 'EUR' } }),
    ]);
    await waitUntil('the refund', async () =>
      (await readReservation(running.reservations, dora, id))?.status === 'CANCELLED' ? true : undefined,
    );
    await reserved(running.reservations, dora, event, 5);
  });

  test('an event sets its own limit, and null takes it back', async () => {
    const event = await publishedEvent(running.reservations, {
      maxTicketsPerBuyer: 7,
      ticketTypes: [seats(100)],
    });
    expect(await limitOf(event.id)).toBe(7);
    await reserved(running.reservations, anna, event, 7);
    const change = (maxTicketsPerBuyer: number | null) =>
      running.reservations.query(
        eventsManager,
        'mutation($input: UpdateEventInput!) { updateEvent(input: $input) { event { maxTicketsPerBuyer } } }',
        { input: { eventId: event.id, maxTicketsPerBuyer } },
      );
    expect((await change(null)).data).toEqual({ updateEvent: { event: { maxTicketsPerBuyer: 5 } } });
    await refuseReservation('CONFLICT', running.reservations, anna, event, 1);
    expect((await change(0)).errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'maxTicketsPerBuyer' }],
    });
  });

  test('the box office sells in its own name without the limit, to a customer within it', async () => {
    const event = await publishedEvent(running.reservations);
    await reserved(running.reservations, eventsManager, event, 8);
    const customerId = 'customer-1';
    await reserved(running.reservations, eventsManager, event, 5, { customerId });
    await refuseReservation('CONFLICT', running.reservations, eventsManager, event, 1, { customerId });
  });
});
