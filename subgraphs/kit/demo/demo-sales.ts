import { demoId } from '../values/uuid-v7.ts';
import { acme, type DemoOrganization, demoCustomer, demoUserByEmail, globex } from './demo-people.ts';

/**
 * Events and ticket sales of the demo data. Reservation n is paid by payment n; confirmed ones are billed by
 * invoice n. Reservations, payments and finance each store their side of these facts.
 */
interface DemoTicketType {
  readonly id: string;
  readonly name: string;
  /** Gross price in minor units of the organization's currency. */
  readonly priceMinorUnits: bigint;
  readonly capacity: number;
  readonly maxPerOrder: number;
}

/** An event of the demo data; its start is relative to the day on which the data is written. */
export interface DemoEvent {
  /** 1..6 */
  readonly number: number;
  readonly id: string;
  readonly organization: DemoOrganization;
  readonly name: string;
  readonly venue: string;
  readonly startsInDays: number;
  readonly status: 'DRAFT' | 'ON_SALE' | 'SOLD_OUT' | 'CLOSED';
  readonly waitingRoom: { readonly isEnabled: boolean; readonly admissionsPerMinute: number };
  readonly ticketTypes: readonly DemoTicketType[];
}

function demoEvent(
  number: number,
  organization: DemoOrganization,
  name: string,
  venue: string,
  startsInDays: number,
  status: DemoEvent['status'],
  ticketTypes: ReadonlyArray<readonly [name: string, priceMinorUnits: bigint, capacity: number]>,
  admissionsPerMinute = 0,
): DemoEvent {
  return {
    number,
    id: demoId('event', number),
    organization,
    name,
    venue,
    startsInDays,
    status,
    waitingRoom: { isEnabled: admissionsPerMinute > 0, admissionsPerMinute },
    ticketTypes: ticketTypes.map(([typeName, priceMinorUnits, capacity]) => ({
      id: demoId('ticket-type', `${number}:${typeName}`),
      name: typeName,
      priceMinorUnits,
      capacity,
      maxPerOrder: 8,
    })),
  };
}

/** The six events of the demo data, in every status. */
export const demoEvents: readonly DemoEvent[] = [
  demoEvent(1, acme, 'Harbour Jazz Night', 'Harbour Hall', 30, 'ON_SALE', [
    ['Standard', 3_900n, 400],
    ['Balcony', 5_900n, 120],
  ]),
  demoEvent(2, acme, 'Autumn Trade Fair', 'Exhibition Centre North', 55, 'ON_SALE', [
    ['Day pass', 2_500n, 2_000],
    ['Exhibitor', 19_900n, 150],
  ]),
  demoEvent(3, acme, 'Chamber Music Evening', 'Old Town Library', 14, 'SOLD_OUT', [['Seat', 4_500n, 12]]),
  demoEvent(
    4,
    acme,
    'Stadium Final',
    'Riverside Stadium',
    90,
    'ON_SALE',
    [
      ['Stand', 6_500n, 20_000],
      ['Grandstand', 12_000n, 4_000],
    ],
    600,
  ),
  demoEvent(5, acme, 'Spring Gala', 'Grand Hotel Ballroom', 150, 'DRAFT', [['Table seat', 25_000n, 300]]),
  demoEvent(6, globex, 'Globex Developer Day', 'Globex Campus', 40, 'ON_SALE', [['Attendee', 9_900n, 500]]),
];

/** The demo event with this number; throws outside 1..6. */
export function demoEventByNumber(number: number): DemoEvent {
  const event = demoEvents[number - 1];
  if (!event) throw new Error(`There is no demo event ${number}.`);
  return event;
}

/** A reservation of the demo data; the payments domain has the intent `paymentIntentId` for it. */
export interface DemoReservation {
  /** 1..30 */
  readonly number: number;
  readonly id: string;
  readonly paymentIntentId: string;
  readonly organization: DemoOrganization;
  readonly event: DemoEvent;
  readonly userId: string;
  /** CRM customer the tickets are for. */
  readonly customerId: string;
  readonly ticketType: DemoTicketType;
  readonly quantity: number;
  readonly totalMinorUnits: bigint;
  /** CANCELLED ones were paid and refunded; EXPIRED ones were never paid. */
  readonly status: 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
  readonly createdDaysAgo: number;
}

/** 1..22 confirmed (1..3 fill the sold-out event), 23..25 cancelled and refunded, 26..28 expired, 29..30 Globex, confirmed. */
export const demoReservations: readonly DemoReservation[] = Array.from({ length: 30 }, (_, index) => {
  const number = index + 1;
  const isGlobex = number >= 29;
  const event = demoEventByNumber(isGlobex ? 6 : number <= 3 ? 3 : 1 + (number % 2));
  const ticketType = event.ticketTypes[number % event.ticketTypes.length];
  if (!ticketType) throw new Error('A demo event has no ticket types.');
  const quantity = number <= 3 ? 4 : 1 + (number % 4);
  return {
    number,
    id: demoId('reservation', number),
    paymentIntentId: demoId('payment-intent', number),
    organization: event.organization,
    event,
    userId: demoUserByEmail(isGlobex ? 'customer@globex.example' : 'customer@acme.example').id,
    customerId: demoCustomer(isGlobex ? 6 + number : number).id,
    ticketType,
    quantity,
    totalMinorUnits: ticketType.priceMinorUnits * BigInt(quantity),
    status: number <= 22 || isGlobex ? 'CONFIRMED' : number <= 25 ? 'CANCELLED' : 'EXPIRED',
    createdDaysAgo: 31 - number,
  };
});
