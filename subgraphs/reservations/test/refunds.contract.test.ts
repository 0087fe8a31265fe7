import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import type { EventRecorder } from '../../../test/harness/event-recorder.ts';
import type { DomainUnderTest } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import { systemClock } from '../../kit/values/clock.ts';
import {
  availability,
  isAbout,
  publishedEvent,
  readReservation,
  refuseChange,
  reserved,
  seats,
  type TestEvent,
  type TestReservation,
} from './operations.ts';
import { paymentRefunded, paymentSucceeded } from './scripted-payments.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { anna, eventsManager } from './viewers.ts';

/** What money that goes back does to tickets, on every database engine. */
describeOnEngines('refunds', (engine) => {
  let running: ReservationsUnderTest;
  let reservations: DomainUnderTest;
  let events: EventRecorder;

  beforeAll(async () => {
    running = await startReservations({ engine, clock: systemClock });
    ({ reservations, events } = running);
  });
  afterAll(() => running.close());

  /** Two tickets at 10 EUR of three there are, paid. */
  const bought = async (): Promise<{ readonly event: TestEvent; readonly reservation: TestReservation }> => {
    const event = await publishedEvent(reservations, { ticketTypes: [seats(3)] });
    const { id } = await reserved(reservations, anna, event, 2);
    await reservations.bus.publish([paymentSucceeded({ paymentIntentId: `pi-${id}`, reservationId: id })]);
    await events.until(isAbout('reservation-confirmed', id));
    return { event, reservation: await read(id) };
  };
  const read = async (id: string): Promise<TestReservation> => {
    const reservation = await readReservation(reservations, anna, id);
    if (!reservation) throw new Error('The reservation is gone.');
    return reservation;
  };
  const refund = (reservationId: string, minorUnits: bigint, paymentIntentId = `pi-${reservationId}`) =>
    reservations.bus.publish([
      paymentRefunded({ paymentIntentId, reservationId, amount: { minorUnits, currency: 'EUR' } }),
    ]);
  const checkIn = (code: string | undefined) =>
    reservations.query(
      eventsManager,
      'mutation($input: CheckInTicketInput!) { checkInTicket(input: $input) { ticket { status } } }',
      { input: { code } },
    );
  const statuses = ({ tickets }: TestReservation) => tickets.map(({ status }) => status).toSorted();
  /** Resolves when everything that was published before has been consumed. */
  const drained = async (): Promise<void> => {
    const { id } = await reserved(reservations, anna, await publishedEvent(reservations), 2);
    await reservations.bus.publish([paymentSucceeded({ paymentIntentId: `pi-${id}`, reservationId: id })]);
    await events.until(isAbout('reservation-confirmed', id));
  };

  test('a refund in full voids the tickets, cancels the reservation and puts the tickets on sale again', async () => {
    const { event, reservation } = await bought();
    await refund(reservation.id, 2_000n);
    const cancelled = await events.until(isAbout('reservation-cancelled', reservation.id));
    expect(cancelled.data).toMatchObject({ eventId: event.id, userId: 'anna' });
    const after = await read(reservation.id);
    expect(after).toMatchObject({ status: 'CANCELLED', tickets: [{ status: 'VOID' }, { status: 'VOID' }] });
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 3 });
    const refused = await checkIn(after.tickets[0]?.code);
    expect(refused.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'VOID', requestedState: 'USED' },
    });
    const voided = await events.until(isAbout('tickets-voided', reservation.id));
    expect(voided.data).toMatchObject({
      userId: 'anna',
      eventName: 'Concert',
      ticketCodes: reservation.tickets.map(({ code }) => code),
      reason: 'The payment was refunded.',
    });
    // The money is on its way back already: it is not asked for a second time.
    await drained();
    expect(events.all.filter(isAbout('refund-requested', reservation.id))).toEqual([]);
  });

  test('a refund of a part leaves the tickets; parts that add up take them back, once each', async () => {
    const { event, reservation } = await bought();
    const part = paymentRefunded({
      paymentIntentId: `pi-${reservation.id}`,
      reservationId: reservation.id,
      amount: { minorUnits: 1_000n, currency: 'EUR' },
    });
    await reservations.bus.publish([part, part]);
    await drained();
    expect(await read(reservation.id)).toMatchObject({
      status: 'CONFIRMED',
      tickets: [{ status: 'VALID' }, { status: 'VALID' }],
    });
    await refund(reservation.id, 999n);
    await drained();
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 1 });
    await refund(reservation.id, 1n);
    await events.until(isAbout('reservation-cancelled', reservation.id));
    expect(statuses(await read(reservation.id))).toEqual(['VOID', 'VOID']);
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 3 });
  });

  test('used tickets remain sold when the money goes back; the unused ones are for sale again', async () => {
    const { event, reservation } = await bought();
    expect((await checkIn(reservation.tickets[0]?.code)).errors).toEqual([]);
    await refund(reservation.id, 2_000n);
    await events.until(isAbout('tickets-voided', reservation.id));
    const after = await read(reservation.id);
    expect(after.status).toBe('CONFIRMED');
    expect(statuses(after)).toEqual(['USED', 'VOID']);
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 2 });
    expect(events.all.filter(isAbout('reservation-cancelled', reservation.id))).toEqual([]);
    await refuseChange('CONFLICT', reservations, eventsManager, 'cancelReservation', {
      reservationId: reservation.id,
    });
  });

  test('a refund and a check-in at the same time: the ticket is used or void, and the capacity fits', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { event, reservation } = await bought();
      const entered = reservation.tickets.map(({ code }) => checkIn(code));
      await refund(reservation.id, 2_000n);
      const answers = await Promise.all(entered);
      const used = answers.filter(({ errors }) => errors.length === 0).length;
      await waitUntil('the refund', async () =>
        statuses(await read(reservation.id)).includes('VALID') ? undefined : true,
      );
      await drained();
      const after = await read(reservation.id);
      expect(statuses(after).filter((status) => status === 'USED')).toHaveLength(used);
      expect(after.status).toBe(used > 0 ? 'CONFIRMED' : 'CANCELLED');
      expect((await availability(reservations, event)).available).toBe(3 - used);
    }
  });

  test('the refund of another payment, for example a second one, leaves the tickets', async () => {
    const { event, reservation } = await bought();
    await refund(reservation.id, 2_000n, 'pi-second');
    await drained();
    expect(await read(reservation.id)).toMatchObject({ status: 'CONFIRMED' });
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 1 });
  });
});
