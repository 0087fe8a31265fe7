import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import type { EventRecorder } from '../../../test/harness/event-recorder.ts';
import { assertMissing, type DomainUnderTest, refusalOf } from '../../../test/harness/start-domain.ts';
import { systemClock } from '../../kit/values/clock.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import {
  availability,
  changeReservation,
  createEvent,
  isAbout,
  publishedEvent,
  readReservation,
  refuseChange,
  refuseReservation,
  reserve,
  reserved,
  seats,
} from './operations.ts';
import { paymentFailed, paymentSucceeded } from './scripted-payments.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { anna, bert, eventsManager, outsider } from './viewers.ts';

/** What reservations promise, on every database engine. */
describeOnEngines('reservations', (engine) => {
  let running: ReservationsUnderTest;
  let reservations: DomainUnderTest;
  let events: EventRecorder;

  beforeAll(async () => {
    // With the system's clock the database's time decides on PostgreSQL, as in production.
    running = await startReservations({ engine, clock: systemClock });
    ({ reservations, events } = running);
  });
  afterAll(() => running.close());

  test('a reservation holds tickets for ten minutes at the price of the moment', async () => {
    const event = await publishedEvent(reservations);
    const before = Date.now();
    const answer = await reserve(reservations, anna, event, 2);
    const after = Date.now();
    expect(answer.data).toMatchObject({
      createReservation: {
        reservation: {
          status: 'HELD',
          total: { amount: '20.00', currency: 'EUR' },
          items: [{ name: 'Seat', quantity: 2, unitPrice: { amount: '10.00' } }],
          tickets: [],
        },
      },
    });
    const held = answer.data as { createReservation: { reservation: { id: string; expiresAt: string } } };
    const { id, expiresAt } = held.createReservation.reservation;
    expect(Date.parse(expiresAt) - before).toBeGreaterThanOrEqual(600_000);
    expect(Date.parse(expiresAt) - after).toBeLessThanOrEqual(600_000);
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 98 });

    const priced =
      'mutation($input: UpdateTicketTypeInput!) { updateTicketType(input: $input) { event { id } } }';
    const price = { amount: '99.00', currency: 'EUR' };
    const repriced = await reservations.query(eventsManager, priced, {
      input: { ticketTypeId: event.ticketTypes[0]?.id, price },
    });
    expect(repriced.errors).toEqual([]);
    for (const changes of [{ price: null }, { name: null }, { capacity: null }, { name: ' ' }])
      await reservations.refuse('BAD_USER_INPUT', eventsManager, priced, {
        input: { ticketTypeId: event.ticketTypes[0]?.id, ...changes },
      });
    const kept = 'query($id: ID!) { event(id: $id) { ticketTypes { name price { amount } capacity } } }';
    expect((await reservations.query(eventsManager, kept, { id: event.id })).data).toMatchObject({
      event: {
        ticketTypes: [{ name: event.ticketTypes[0]?.name, price: { amount: '99.00' }, capacity: 100 }],
      },
    });
    const total = await reservations.query(
      anna,
      'query($id: ID!) { reservation(id: $id) { total { amount } } }',
      { id },
    );
    expect(total.data).toEqual({ reservation: { total: { amount: '20.00' } } });
    expect((await events.until(isAbout('reservation-held', id))).data).toEqual({
      reservationId: id,
      eventId: event.id,
      eventName: 'Concert',
      userId: 'anna',
      total: { minorUnits: '2000', currency: 'EUR' },
    });
  });

  test('a payment turns the hold into tickets, once, whatever is delivered again', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    const paid = paymentSucceeded({
      paymentIntentId: `pi-${id}`,
      reservationId: id,
    });
    await reservations.bus.publish([paid]);
    const confirmed = await events.until(isAbout('reservation-confirmed', id));
    const first = await readReservation(reservations, anna, id);
    expect(first).toMatchObject({ status: 'CONFIRMED', tickets: [{ status: 'VALID' }, { status: 'VALID' }] });
    expect(confirmed.data).toEqual({
      reservationId: id,
      eventId: event.id,
      eventName: 'Concert',
      userId: 'anna',
      paymentIntentId: `pi-${id}`,
      total: { minorUnits: '2000', currency: 'EUR' },
      items: [
        {
          ticketTypeId: event.ticketTypes[0]?.id,
          name: 'Seat',
          quantity: 2,
          unitPrice: { minorUnits: '1000', currency: 'EUR' },
        },
      ],
      ticketCodes: first?.tickets.map(({ code }) => code),
    });

    // The same fact under a new event id, as after a restore of the payments service, and a marker behind it.
    const again = { ...paid, id: `${paid.id}-again` };
    const marker = await reserved(reservations, bert, event, 2);
    const markerPaid = paymentSucceeded({
      paymentIntentId: `pi-${marker.id}`,
      reservationId: marker.id,
    });
    await reservations.bus.publish([again, markerPaid]);
    await events.until(isAbout('reservation-confirmed', marker.id));
    expect(events.all.filter(isAbout('reservation-confirmed', id))).toHaveLength(1);
    expect(events.all.filter(isAbout('refund-requested', id))).toHaveLength(0);
    expect(await readReservation(reservations, anna, id)).toEqual(first);
    expect((await availability(reservations, event)).available).toBe(96);
  });

  test('a second payment of the same reservation is asked back once', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    const pay = (paymentIntentId: string) => paymentSucceeded({ paymentIntentId, reservationId: id });
    await reservations.bus.publish([pay(`first-${id}`), pay(`second-${id}`), pay(`second-${id}`)]);
    const refund = await events.until(isAbout('refund-requested', id));
    expect(refund.data).toEqual({
      reservationId: id,
      paymentIntentId: `second-${id}`,
      userId: 'anna',
      amount: { minorUnits: '2000', currency: 'EUR' },
      reason: 'The reservation was already paid.',
    });
    expect(await readReservation(reservations, anna, id)).toMatchObject({ status: 'CONFIRMED' });
  });

  test('a payment of another amount confirms nothing and is asked back', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    const paid = paymentSucceeded({
      paymentIntentId: `pi-${id}`,
      reservationId: id,
      amount: { minorUnits: 1n, currency: 'EUR' },
    });
    await reservations.bus.publish([paid]);
    expect((await events.until(isAbout('refund-requested', id))).data).toMatchObject({
      amount: { minorUnits: '1', currency: 'EUR' },
    });
    expect(await readReservation(reservations, anna, id)).toMatchObject({ status: 'HELD', tickets: [] });
  });

  test('a failed payment leaves the hold and is noted with its reason', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    const failed = paymentFailed({
      paymentIntentId: `pi-${id}`,
      reservationId: id,
      failure: { code: 'card_declined', message: 'The card was declined.' },
    });
    await reservations.bus.publish([failed]);
    await events.until(isAbout('reservation-payment-failed', id));
    expect(await readReservation(reservations, anna, id)).toMatchObject({
      status: 'HELD',
      lastPaymentFailure: 'The card was declined.',
    });
  });

  test('an event about a payment of another organization does nothing here', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    const foreign = paymentSucceeded(
      {
        paymentIntentId: 'pi-x',
        reservationId: id,
      },
      'globex-org',
    );
    const own = paymentFailed({
      paymentIntentId: 'pi-y',
      reservationId: id,
      failure: { code: 'x', message: 'Marker.' },
    });
    await reservations.bus.publish([foreign, own]);
    await events.until(isAbout('reservation-payment-failed', id));
    expect(await readReservation(reservations, anna, id)).toMatchObject({ status: 'HELD' });
  });

  test('cancelling a hold gives the tickets back, and only once', async () => {
    const event = await publishedEvent(reservations, { ticketTypes: [seats(2)] });
    const { id, version } = await reserved(reservations, anna, event, 2);
    expect(await availability(reservations, event)).toEqual({ status: 'SOLD_OUT', available: 0 });
    const stale = await changeReservation(reservations, anna, 'cancelReservation', {
      reservationId: id,
      expectedVersion: version + 1,
    });
    expect(stale.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { expectedVersion: String(version + 1), currentVersion: String(version) },
    });
    const input = { reservationId: id, expectedVersion: version };
    const cancelled = await changeReservation(reservations, anna, 'cancelReservation', input);
    expect(cancelled.data).toMatchObject({ cancelReservation: { reservation: { status: 'CANCELLED' } } });
    expect(await availability(reservations, event)).toEqual({ status: 'ON_SALE', available: 2 });
    const again = await changeReservation(reservations, anna, 'cancelReservation', { reservationId: id });
    expect(again.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'CANCELLED', requestedState: 'CANCELLED' },
    });
    expect((await availability(reservations, event)).available).toBe(2);
    await events.until(isAbout('reservation-cancelled', id));
    expect(events.all.filter(isAbout('refund-requested', id))).toHaveLength(0);
  });

  test('cancelling a paid reservation voids the tickets and asks for the money back once', async () => {
    const event = await publishedEvent(reservations, { ticketTypes: [seats(5)] });
    const { id } = await reserved(reservations, anna, event, 2);
    const paid = paymentSucceeded({
      paymentIntentId: `pi-${id}`,
      reservationId: id,
    });
    await reservations.bus.publish([paid]);
    await events.until(isAbout('reservation-confirmed', id));
    const cancelled = await changeReservation(reservations, anna, 'cancelReservation', {
      reservationId: id,
      reason: 'Ill.',
    });
    expect(cancelled.data).toMatchObject({
      cancelReservation: {
        reservation: { status: 'CANCELLED', tickets: [{ status: 'VOID' }, { status: 'VOID' }] },
      },
    });
    expect((await availability(reservations, event)).available).toBe(5);
    expect((await events.until(isAbout('refund-requested', id))).data).toMatchObject({
      paymentIntentId: `pi-${id}`,
      amount: { minorUnits: '2000', currency: 'EUR' },
      reason: 'Ill.',
    });
    // The payment's event once more, late and under a new id: the refund has been asked for already.
    const late = paymentSucceeded({
      paymentIntentId: `pi-${id}`,
      reservationId: id,
    });
    const marker = await reserved(reservations, bert, event, 1);
    const markerFailed = paymentFailed({
      paymentIntentId: 'pi-m',
      reservationId: marker.id,
      failure: { code: 'x', message: 'Marker.' },
    });
    await reservations.bus.publish([late, markerFailed]);
    await events.until(isAbout('reservation-payment-failed', marker.id));
    expect(events.all.filter(isAbout('refund-requested', id))).toHaveLength(1);
  });

  test('a payment that comes after the cancellation is asked back', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    await changeReservation(reservations, anna, 'cancelReservation', { reservationId: id });
    const paid = paymentSucceeded({
      paymentIntentId: `pi-${id}`,
      reservationId: id,
    });
    await reservations.bus.publish([paid]);
    expect((await events.until(isAbout('refund-requested', id))).data).toMatchObject({
      reason: 'The reservation had been cancelled before the payment arrived.',
    });
    expect(await readReservation(reservations, anna, id)).toMatchObject({ status: 'CANCELLED', tickets: [] });
  });

  test.each([
    ['no tickets at all', [], 'items'],
    ['zero tickets', [{ quantity: 0 }], 'items.0.quantity'],
    ['a negative number', [{ quantity: -1 }], 'items.0.quantity'],
    ['more than an order may have', [{ quantity: 9 }], 'items.0.quantity'],
    ['more than an order may have, in two items', [{ quantity: 5 }, { quantity: 5 }], 'items.1.quantity'],
  ])('%s are refused as bad input', async (_, items, path) => {
    const event = await publishedEvent(reservations);
    const answer = await reserve(reservations, anna, event, 1, {
      items: items.map((item) => ({ ...item, ticketTypeId: event.ticketTypes[0]?.id })),
    });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    expect((await availability(reservations, event)).available).toBe(100);
  });

  test('two items are held together or not at all', async () => {
    const event = await publishedEvent(reservations, { ticketTypes: [seats(10, 'Stalls'), seats(1, 'Box')] });
    const [stalls, box] = event.ticketTypes;
    const answer = await reserve(reservations, anna, event, 1, {
      items: [
        { ticketTypeId: stalls?.id, quantity: 3 },
        { ticketTypeId: box?.id, quantity: 2 },
      ],
    });
    expect(answer.errors[0]).toMatchObject({
      message: 'Box has only 1 ticket left.',
      extensions: { code: 'CONFLICT', metadata: { ticketTypeId: box?.id, available: '1' } },
    });
    expect((await availability(reservations, event)).available).toBe(10);
  });

  test('a draft, an unknown event and a ticket type of another event do not exist for buyers', async () => {
    const draft = await createEvent(reservations);
    const event = await publishedEvent(reservations);
    const foreignType = { items: [{ ticketTypeId: draft.ticketTypes[0]?.id, quantity: 1 }] };
    await refuseReservation('NOT_FOUND', reservations, anna, draft, 1);
    await refuseReservation('NOT_FOUND', reservations, anna, { ...event, id: 'none' }, 1);
    await refuseReservation('NOT_FOUND', reservations, anna, event, 1, foreignType);
    await refuseReservation('NOT_FOUND', reservations, outsider, event, 1);
  });

  test('buyers see and change their own reservations, the box office those of the organization, other viewers none', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 1);
    expect(await readReservation(reservations, anna, id)).toMatchObject({ id });
    expect(await readReservation(reservations, eventsManager, id)).toMatchObject({ id });
    expect(await readReservation(reservations, bert, id)).toBeNull();
    expect(await readReservation(reservations, outsider, id)).toBeNull();
    const input = { reservationId: id };
    for (const viewer of [bert, outsider])
      await refuseChange('NOT_FOUND', reservations, viewer, 'cancelReservation', input);
    const cancelled = await changeReservation(reservations, eventsManager, 'cancelReservation', input);
    expect(cancelled.errors).toEqual([]);

    const list = '{ reservations(first: 100) { nodes { id user { id } } } }';
    const seen = async (viewer: typeof anna): Promise<string[]> => {
      const { data } = await reservations.query(viewer, list);
      const { nodes } = (data as { reservations: { nodes: Array<{ user: { id: string } }> } }).reservations;
      return [...new Set(nodes.map((node) => node.user.id))].sort();
    };
    expect(await seen(anna)).toEqual(['anna']);
    expect(await seen(eventsManager)).toEqual(['anna', 'bert']);
    expect(await seen(outsider)).toEqual([]);
  });

  test('anonymous viewers and viewers without the permission cannot reserve', async () => {
    const event = await publishedEvent(reservations);
    await refuseReservation('UNAUTHENTICATED', reservations, anonymousViewer, event, 1);
    await refuseReservation('FORBIDDEN', reservations, { ...anna, permissions: [] }, event, 1);
  });

  test('a ticket is accepted once at its event, by its code, and not after it was given back', async () => {
    const event = await publishedEvent(reservations);
    const { id } = await reserved(reservations, anna, event, 2);
    const paid = { paymentIntentId: `pi-${id}`, reservationId: id };
    await reservations.bus.publish([paymentSucceeded(paid)]);
    await events.until(isAbout('reservation-confirmed', id));
    const tickets = (await readReservation(reservations, anna, id))?.tickets ?? [];
    const checkIn = (viewer: typeof anna, input: Record<string, unknown>) =>
      reservations.query(
        viewer,
        'mutation($input: CheckInTicketInput!) { checkInTicket(input: $input) { ticket { id status } } }',
        { input },
      );
    const code = tickets[0]?.code;
    refusalOf(await checkIn(anna, { code }), 'FORBIDDEN');
    refusalOf(await checkIn(outsider, { code }), 'NOT_FOUND');
    refusalOf(await checkIn(eventsManager, { code: 'ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ' }), 'NOT_FOUND');
    refusalOf(await checkIn(eventsManager, { code: ' ' }), 'BAD_USER_INPUT');
    refusalOf(await checkIn(eventsManager, { code, eventId: 'another' }), 'CONFLICT');
    const ticketsOf = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Ticket { code } } }';
    const ticket = { __typename: 'Ticket', id: tickets[0]?.id };
    const r = [ticket];
    expect((await reservations.query(anna, ticketsOf, { r })).data).toEqual({ _entities: [{ code }] });
    assertMissing(await reservations.query(bert, ticketsOf, { r }), { 0: ticket });
    await changeReservation(reservations, anna, 'cancelReservation', { reservationId: id });
    expect((await checkIn(eventsManager, { code })).errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'VOID', requestedState: 'USED' },
    });
  });

  test('only a viewer who may read customers reserves for one, who must exist and not be archived', async () => {
    const event = await publishedEvent(reservations);
    const forCustomer = { customerId: 'customer-1' };
    await refuseReservation('FORBIDDEN', reservations, anna, event, 1, forCustomer);
    const unknown = { customerId: 'customer-9' };
    await refuseReservation('NOT_FOUND', reservations, eventsManager, event, 1, unknown);
    const archived = { customerId: 'customer-2' };
    await refuseReservation('CONFLICT', reservations, eventsManager, event, 1, archived);
    const { id } = await reserved(reservations, eventsManager, event, 1, forCustomer);
    const answer = await reservations.query(
      eventsManager,
      'query($id: ID!) { reservation(id: $id) { user { id } customer { id } } }',
      { id },
    );
    expect(answer.data).toEqual({ reservation: { user: { id: 'manager' }, customer: { id: 'customer-1' } } });
  });
});
