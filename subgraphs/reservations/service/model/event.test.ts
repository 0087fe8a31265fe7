import { expect, test } from '@jest/globals';
import { money } from '../../../kit/values/money.ts';
import { canTransition } from '../../../kit/values/transitions.ts';
import { assertOnSale, type Event, type EventLifecycle, eventStatus, eventTransitions } from './event.ts';
import { type ReservationStatus, reservationTransitions } from './reservation.ts';
import { type TicketStatus, ticketTransitions } from './ticket.ts';

const now = new Date('2030-01-01T00:00:00Z');

function event(changes: Partial<Event> = {}, available: readonly number[] = [1]): Event {
  return {
    id: 'event',
    organizationId: 'acme-org',
    name: 'Concert',
    description: undefined,
    venue: 'Hall',
    startsAt: new Date('2030-02-01T00:00:00Z'),
    onSaleAt: undefined,
    lifecycle: 'ON_SALE',
    currency: 'EUR',
    waitingRoom: { isEnabled: false, admissionsPerMinute: 0 },
    maxTicketsPerBuyer: undefined,
    ticketTypes: available.map((count, index) => ({
      id: `type-${index}`,
      eventId: 'event',
      name: 'Seat',
      price: money(1_000n, 'EUR'),
      capacity: 10,
      available: count,
      maxPerOrder: 8,
      version: 1,
    })),
    createdAt: now,
    updatedAt: now,
    version: 1,
    ...changes,
  };
}

test('an event on sale is sold out exactly while no kind of ticket is left', () => {
  expect(eventStatus(event({}, [0, 1]), now)).toBe('ON_SALE');
  expect(eventStatus(event({}, [0, 0]), now)).toBe('SOLD_OUT');
  expect(eventStatus(event({ lifecycle: 'DRAFT' }, [0]), now)).toBe('DRAFT');
  expect(eventStatus(event({ lifecycle: 'CLOSED' }, [0]), now)).toBe('CLOSED');
});

test('an event on sale is closed from the instant it starts, sold out or not; a draft stays one', () => {
  const startsAt = new Date('2030-02-01T00:00:00Z');
  const before = new Date(startsAt.getTime() - 1);
  expect([before, startsAt].map((instant) => eventStatus(event({}, [1]), instant))).toEqual([
    'ON_SALE',
    'CLOSED',
  ]);
  expect(eventStatus(event({}, [0]), startsAt)).toBe('CLOSED');
  expect(eventStatus(event({ lifecycle: 'DRAFT' }), startsAt)).toBe('DRAFT');
});

test.each([
  ['on sale', event(), undefined],
  ['a draft', event({ lifecycle: 'DRAFT' }), 'DRAFT'],
  ['closed', event({ lifecycle: 'CLOSED' }), 'CLOSED'],
  ['sold out', event({}, [0]), 'SOLD_OUT'],
  ['not on sale yet', event({ onSaleAt: new Date('2030-01-02T00:00:00Z') }), 'ON_SALE'],
  ['on sale since now', event({ onSaleAt: now }), undefined],
  ['started', event({ startsAt: now }), 'CLOSED'],
])('an event that is %s is sold or refused', (_, subject, currentState) => {
  const assertion = (): void => assertOnSale(subject, now);
  if (currentState === undefined) expect(assertion).not.toThrow();
  else
    expect(assertion).toThrow(
      expect.objectContaining({ code: 'CONFLICT', metadata: expect.objectContaining({ currentState }) }),
    );
});

test('the state machines allow exactly these transitions', () => {
  const legal = <State extends string>(table: Readonly<Record<State, readonly State[]>>): string[] => {
    const states = Object.keys(table) as State[];
    return states.flatMap((from) =>
      states.filter((to) => canTransition(table, from, to)).map((to) => `${from} → ${to}`),
    );
  };
  expect(legal<EventLifecycle>(eventTransitions)).toEqual([
    'DRAFT → ON_SALE',
    'DRAFT → CLOSED',
    'ON_SALE → CLOSED',
  ]);
  expect(legal<ReservationStatus>(reservationTransitions)).toEqual([
    'HELD → CONFIRMED',
    'HELD → CANCELLED',
    'HELD → EXPIRED',
    'CONFIRMED → CANCELLED',
  ]);
  expect(legal<TicketStatus>(ticketTransitions)).toEqual(['VALID → USED', 'VALID → VOID']);
});
