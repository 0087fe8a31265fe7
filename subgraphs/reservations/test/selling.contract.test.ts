import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReservationsServiceService } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { codeOf } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import { type CallOptions, type ConnectedClient, createGrpcClient } from '../../kit/grpc/grpc-client.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import {
  availability,
  changeReservation,
  isAbout,
  publishedEvent,
  readReservation,
  refuseReservation,
  reserved,
  seats,
  type TestEvent,
} from './operations.ts';
import { paymentSucceeded } from './scripted-payments.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { createTestClock } from './test-clock.ts';
import { anna, bert, buyer, eventsManager } from './viewers.ts';

/** What the sale promises under any number of concurrent buyers and processes, on every database engine. */
describeOnEngines('the sale', (engine) => {
  let running: ReservationsUnderTest;
  let clients: ReadonlyArray<ConnectedClient<ReservationsServiceService>>;
  const clock = createTestClock();

  beforeAll(async () => {
    running = await startReservations({ engine, clock: clock.now });
    clients = running.instances.map(({ serviceAddress }) =>
      createGrpcClient(ReservationsServiceService, serviceAddress),
    );
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await running.close();
  });

  const callAs = async (viewer: Viewer): Promise<CallOptions> => ({
    viewerToken: await running.reservations.viewerTokens.sign(viewer),
    requestId: 'test',
    deadline: new Date(Date.now() + 60_000),
  });
  /** Each attempt goes to the next instance; resolves with the reservation's id or the error's code. */
  const attempt = async (
    index: number,
    viewer: Viewer,
    event: TestEvent,
    items: Array<{ ticketTypeId: string; quantity: number }>,
  ): Promise<{ readonly id?: string; readonly code?: string }> => {
    const client = clients[index % clients.length];
    try {
      const created = await client?.rpc.createReservation({ eventId: event.id, items }, await callAs(viewer));
      return { id: created?.reservation?.id };
    } catch (error: unknown) {
      return { code: error instanceof DomainError ? error.code : 'UNEXPECTED' };
    }
  };
  const instance = (index: number) => {
    const found = running.instances[index % running.instances.length];
    if (!found) throw new Error('There is no instance.');
    return found;
  };

  test('two hundred concurrent buyers get the hundred tickets there are, and not one more', async () => {
    const event = await publishedEvent(running.reservations, { ticketTypes: [seats(100)] });
    const ticketTypeId = event.ticketTypes[0]?.id ?? '';
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        attempt(index, buyer(`buyer-${index}`), event, [{ ticketTypeId, quantity: 1 }]),
      ),
    );
    expect(outcomes.filter(({ id }) => id !== undefined)).toHaveLength(100);
    expect(outcomes.filter(({ code }) => code === 'CONFLICT')).toHaveLength(100);
    expect(await availability(running.reservations, event)).toEqual({ status: 'SOLD_OUT', available: 0 });
  });

  test('orders of several kinds in any order neither deadlock nor oversell', async () => {
    const event = await publishedEvent(running.reservations, {
      ticketTypes: [seats(40, 'A'), seats(40, 'B'), seats(25, 'C')],
    });
    const ids = event.ticketTypes.map((type) => type.id);
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const order = index % 2 === 0 ? ids : ids.toReversed();
        return attempt(
          index,
          buyer(`buyer-${index}`),
          event,
          order.map((ticketTypeId) => ({ ticketTypeId, quantity: 1 })),
        );
      }),
    );
    expect(outcomes.filter(({ id }) => id !== undefined)).toHaveLength(25);
    expect(outcomes.filter(({ code }) => code === 'CONFLICT')).toHaveLength(35);
    const { data } = await running.reservations.query(
      eventsManager,
      'query($id: ID!) { event(id: $id) { ticketTypes { available } } }',
      { id: event.id },
    );
    expect(data).toEqual({
      event: { ticketTypes: [{ available: 15 }, { available: 15 }, { available: 0 }] },
    });
  });

  test('holds that were not paid come back exactly once, and the event is on sale again', async () => {
    const event = await publishedEvent(running.reservations, { ticketTypes: [seats(20)] });
    const held = await Promise.all(
      Array.from({ length: 10 }, (_, index) => reserved(instance(index), anna, event, 2)),
    );
    expect(await availability(running.reservations, event)).toEqual({ status: 'SOLD_OUT', available: 0 });
    clock.advance(599_000);
    await refuseReservation('CONFLICT', running.reservations, bert, event, 1);
    clock.advance(2_000);
    await Promise.all(held.map(({ id }) => running.events.until(isAbout('reservation-expired', id))));
    expect(await availability(running.reservations, event)).toEqual({ status: 'ON_SALE', available: 20 });
    for (const { id } of held) {
      expect(running.events.all.filter(isAbout('reservation-expired', id))).toHaveLength(1);
      expect(await readReservation(running.reservations, anna, id)).toMatchObject({ status: 'EXPIRED' });
    }
  });

  test('when payment and expiry happen at the same time, one of them takes effect, and a late payment is refunded exactly once', async () => {
    const event = await publishedEvent(running.reservations, {
      ticketTypes: [seats(40)],
      maxTicketsPerBuyer: 40,
    });
    const held = await Promise.all(
      Array.from({ length: 20 }, (_, index) => reserved(instance(index), anna, event, 2)),
    );
    clock.advance(601_000);
    // One payment after the other, each delivered twice: the expiry job starts somewhere in between.
    const outcomes: Array<{ readonly id: string; readonly confirmed: number; readonly refunded: number }> =
      [];
    for (const { id } of held) {
      const paid = { paymentIntentId: `pi-${id}`, reservationId: id };
      await running.bus.publish([paymentSucceeded(paid), paymentSucceeded(paid)]);
      outcomes.push(
        await waitUntil(`the end of ${id}`, async () => {
          const confirmed = running.events.all.filter(isAbout('reservation-confirmed', id)).length;
          const refunded = running.events.all.filter(isAbout('refund-requested', id)).length;
          return confirmed + refunded > 0 ? { id, confirmed, refunded } : undefined;
        }),
      );
    }
    for (const { id, confirmed, refunded } of outcomes) {
      expect(confirmed + refunded).toBe(1);
      expect(await readReservation(running.reservations, anna, id)).toMatchObject(
        confirmed === 1 ? { status: 'CONFIRMED' } : { status: 'EXPIRED', tickets: [] },
      );
    }
    const sold = 2 * outcomes.filter(({ confirmed }) => confirmed === 1).length;
    expect((await availability(running.reservations, event)).available).toBe(40 - sold);
  });

  test('of many concurrent cancellations one takes effect', async () => {
    const event = await publishedEvent(running.reservations, { ticketTypes: [seats(10)] });
    const { id } = await reserved(running.reservations, anna, event, 3);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        changeReservation(instance(index), anna, 'cancelReservation', { reservationId: id }),
      ),
    );
    expect(answers.map(codeOf).filter((code) => code === 'OK')).toHaveLength(1);
    expect(answers.map(codeOf).filter((code) => code === 'CONFLICT')).toHaveLength(7);
    expect((await availability(running.reservations, event)).available).toBe(10);
  });

  test('of many scans of one ticket at the same time, one is accepted', async () => {
    const event = await publishedEvent(running.reservations);
    const { id } = await reserved(running.reservations, anna, event, 2);
    const paid = { paymentIntentId: `pi-${id}`, reservationId: id };
    await running.bus.publish([paymentSucceeded(paid)]);
    await running.events.until(isAbout('reservation-confirmed', id));
    const reservation = await readReservation(running.reservations, anna, id);
    const code = reservation?.tickets[0]?.code.toLowerCase().replaceAll('-', ' ');
    const checkIn =
      'mutation($input: CheckInTicketInput!) { checkInTicket(input: $input) { ticket { status usedAt } } }';
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        instance(index).query(eventsManager, checkIn, { input: { code, eventId: event.id } }),
      ),
    );
    expect(answers.map(codeOf).filter((code) => code === 'OK')).toHaveLength(1);
    expect(answers.map(codeOf).filter((code) => code === 'CONFLICT')).toHaveLength(7);
    await running.events.until(isAbout('ticket-checked-in', id));
    expect(running.events.all.filter(isAbout('ticket-checked-in', id))).toHaveLength(1);
    // A reservation with a used ticket cannot be given back.
    const cancelled = await changeReservation(running.reservations, anna, 'cancelReservation', {
      reservationId: id,
    });
    expect(cancelled.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'USED' },
    });
  });
});
