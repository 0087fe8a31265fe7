import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { money } from '../../kit/values/money.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { Event } from '../service/model/event.ts';
import { newWaitingEntry } from '../service/model/queue-entry.ts';
import type { Reservation } from '../service/model/reservation.ts';
import type { Ticket } from '../service/model/ticket.ts';
import { createStores, type ReservationsStores } from '../service/stores/stores.ts';
import type { ReservationsTables } from '../service/stores/tables.ts';

const now = new Date('2030-01-01T10:00:00.123Z');
const price = money(1_000n, 'EUR');

describeOnEngines('the reservations stores', (engine) => {
  let database: Database<ReservationsTables>;
  let stores: ReservationsStores;

  beforeAll(async () => {
    database = await openDatabase<ReservationsTables>({
      url: await engine.emptyDatabase(),
      schema: 'reservations',
    });
    await migrate(database, migrations);
    stores = createStores(database.kysely, database.engine, () => now);
  });
  afterAll(() => database.close());

  const anEvent = async (changes: Partial<Event> = {}): Promise<Event & { readonly typeId: string }> => {
    const id = newId();
    const typeId = newId();
    const event: Event = {
      id,
      organizationId: 'acme-org',
      name: 'Concert',
      description: undefined,
      venue: 'Hall',
      startsAt: now,
      onSaleAt: undefined,
      lifecycle: 'ON_SALE',
      currency: 'EUR',
      waitingRoom: { isEnabled: false, admissionsPerMinute: 0 },
      maxTicketsPerBuyer: undefined,
      ticketTypes: [
        {
          id: typeId,
          eventId: id,
          name: 'Seat',
          price,
          capacity: 3,
          available: 3,
          maxPerOrder: 8,
          version: 1,
        },
      ],
      createdAt: now,
      updatedAt: now,
      version: 1,
      ...changes,
    };
    await stores.events.insert([event]);
    return { ...event, typeId };
  };
  const aReservation = async (changes: Partial<Reservation> = {}): Promise<Reservation> => {
    const event = await anEvent();
    const reservation: Reservation = {
      id: newId(),
      organizationId: 'acme-org',
      eventId: event.id,
      userId: 'anna',
      customerId: undefined,
      status: 'HELD',
      items: [{ ticketTypeId: event.typeId, name: 'Seat', quantity: 2, unitPrice: price }],
      total: money(2_000n, 'EUR'),
      expiresAt: now,
      paymentIntentId: undefined,
      refundedMinorUnits: 0n,
      lastPaymentFailure: undefined,
      createdAt: now,
      updatedAt: now,
      confirmedAt: undefined,
      cancelledAt: undefined,
      version: 1,
      ...changes,
    };
    await stores.reservations.insert([reservation]);
    return reservation;
  };
  const aTicket = async ({ id: reservationId, eventId, items }: Reservation): Promise<Ticket> => {
    const ticket: Ticket = {
      id: newId(),
      organizationId: 'acme-org',
      reservationId,
      eventId,
      ticketTypeId: items[0]?.ticketTypeId ?? '',
      userId: 'anna',
      code: newId(),
      status: 'VALID',
      createdAt: now,
      usedAt: undefined,
    };
    await stores.tickets.insert([ticket]);
    return ticket;
  };
  const available = async ({ id }: Event): Promise<number | undefined> =>
    (await stores.ticketTypes.listByEvents([id]))[0]?.available;

  test('an event reads as it was written, with and without its optional parts', async () => {
    const { typeId: _bare, ...bare } = await anEvent();
    const { typeId: _full, ...full } = await anEvent({
      description: 'Loud.\nVery.',
      onSaleAt: new Date(now.getTime() - 1),
      waitingRoom: { isEnabled: true, admissionsPerMinute: 60 },
      maxTicketsPerBuyer: undefined,
    });
    expect(await stores.events.find('acme-org', bare.id)).toEqual(bare);
    expect(await stores.events.find('acme-org', full.id)).toEqual(full);
  });

  test('a reservation and its tickets read as they were written', async () => {
    const reservation = await aReservation({
      customerId: 'customer-1',
      status: 'CONFIRMED',
      paymentIntentId: 'pi-1',
      lastPaymentFailure: 'Declined.',
      confirmedAt: now,
      cancelledAt: now,
    });
    const scope = { organizationId: 'acme-org', userId: undefined };
    expect(await stores.reservations.findByIds(scope, [reservation.id, 'none'])).toEqual([reservation]);
    const ticket = await aTicket(reservation);
    expect(await stores.tickets.listByReservations(scope, [reservation.id])).toEqual([ticket]);
  });

  test('a place in a line reads as it was written, with and without an admission', async () => {
    const { id: eventId, organizationId } = await anEvent();
    const place = { organizationId, eventId, userId: 'anna', tokenHash: undefined };
    const waiting = newWaitingEntry({ ...place, id: newId() }, 1, now);
    await stores.queueEntries.insert([waiting]);
    expect(await stores.queueEntries.findByIds([waiting.id])).toEqual([waiting]);
    const admitted = {
      ...waiting,
      status: 'ADMITTED' as const,
      tokenHash: 'hash',
      admission: { id: newId(), expiresAt: now },
    };
    await stores.queueEntries.update(admitted);
    expect(await stores.queueEntries.findByIds([waiting.id])).toEqual([admitted]);
  });

  test('tickets are taken only while enough are left, and only at the price that was seen', async () => {
    const event = await anEvent();
    const take = (ticketTypeId: string, quantity: number, minorUnits = 1_000n) =>
      stores.ticketTypes.take('acme-org', { ticketTypeId, quantity }, minorUnits);
    expect(await take(event.typeId, 4)).toBe(false);
    expect(await take(event.typeId, 1, 999n)).toBe(false);
    expect(await take('none', 1)).toBe(false);
    expect(await available(event)).toBe(3);
    expect(await take(event.typeId, 3)).toBe(true);
    expect(await available(event)).toBe(0);
  });

  test('the database refuses more tickets than there are, whatever the code does', async () => {
    const event = await anEvent();
    const giveBack = (ticketTypeId: string) =>
      stores.ticketTypes.giveBack('acme-org', { ticketTypeId, quantity: 1 });
    await expect(giveBack(event.typeId)).rejects.toThrow(/constraint/i);
    await expect(giveBack('none')).rejects.toThrow('no ticket type');
    expect(await available(event)).toBe(3);
  });

  test('an organization changes nothing of another one', async () => {
    const other = 'globex-org';
    const event = await anEvent();
    const reservation = await aReservation();
    const ticket = await aTicket(reservation);
    const { events, reservations, ticketTypes, tickets, queueEntries } = stores;
    const notFound = expect.objectContaining({ code: 'NOT_FOUND' });
    expect(await events.update({ ...event, organizationId: other, name: 'Mine' })).toBe(false);
    const [type] = event.ticketTypes;
    if (!type) throw new Error('The event has a kind of ticket.');
    expect(await ticketTypes.update(other, { ...type, name: 'Mine' }, 0)).toBe(false);
    expect(await ticketTypes.take(other, { ticketTypeId: type.id, quantity: 1 }, 1_000n)).toBe(false);
    await expect(ticketTypes.giveBack(other, { ticketTypeId: type.id, quantity: 1 })).rejects.toThrow(
      'no ticket type',
    );
    await expect(reservations.lock(other, reservation.id)).rejects.toEqual(notFound);
    await expect(reservations.update({ ...reservation, organizationId: other })).rejects.toEqual(notFound);
    expect(await reservations.notePaymentFailure(other, reservation.id, 'Mine', now)).toBe(false);
    await expect(tickets.lockByCode(other, ticket.code)).rejects.toEqual(notFound);
    await expect(tickets.update({ ...ticket, organizationId: other })).rejects.toEqual(notFound);
    await tickets.voidByReservation(other, reservation.id);
    const { id: eventId, organizationId } = event;
    const holder = { userId: 'anna', tokenHash: undefined };
    const entry = newWaitingEntry({ id: newId(), organizationId, eventId, ...holder }, 1, now);
    const admitted = { ...entry, status: 'ADMITTED' as const, admission: { id: newId(), expiresAt: now } };
    await queueEntries.insert([admitted]);
    await queueEntries.expireOverdue(other, eventId, now);
    await expect(queueEntries.update({ ...admitted, organizationId: other })).rejects.toEqual(notFound);

    const scope = { organizationId, userId: undefined };
    expect(await events.find(organizationId, eventId)).toMatchObject({
      name: 'Concert',
      ticketTypes: [type],
    });
    expect(await reservations.findByIds(scope, [reservation.id])).toEqual([reservation]);
    expect(await tickets.findByIds(scope, [ticket.id])).toEqual([ticket]);
    expect(await queueEntries.findByIds([entry.id])).toEqual([admitted]);
  });
});
