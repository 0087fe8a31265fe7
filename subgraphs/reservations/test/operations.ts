import {
  type DomainUnderTest,
  dataOf,
  type GraphqlAnswer,
  type GraphqlFailure,
  refusalOf,
} from '../../../test/harness/start-domain.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { eventsManager } from './viewers.ts';

/** Operations that the tests of reservations share, and what they answer. */
export interface TestEvent {
  readonly id: string;
  readonly ticketTypes: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

/** What the tests read of a reservation. */
export interface TestReservation {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly tickets: ReadonlyArray<{ readonly id: string; readonly code: string; readonly status: string }>;
}

/** What a test says about an event; the rest has plausible values. */
export interface NewTestEvent {
  readonly name?: string;
  readonly startsAt?: string;
  readonly onSaleAt?: string;
  readonly ticketTypes?: ReadonlyArray<{
    readonly name: string;
    readonly price: { readonly amount: string; readonly currency: string };
    readonly capacity: number;
    readonly maxPerOrder?: number;
  }>;
  readonly waitingRoom?: { readonly enabled: boolean; readonly admissionsPerMinute: number };
  readonly maxTicketsPerBuyer?: number;
}

/** Far enough ahead for every clock the tests use. */
export const startsAt = '2099-06-01T19:00:00.000Z';

/** One kind of ticket at 10 EUR. */
export function seats(capacity: number, name = 'Seat', amount = '10.00', maxPerOrder = 8) {
  return { name, price: { amount, currency: 'EUR' }, capacity, maxPerOrder };
}

/** Creates an event as the events manager. */
export async function createEvent(domain: DomainUnderTest, event: NewTestEvent = {}): Promise<TestEvent> {
  const answer = await domain.query(
    eventsManager,
    'mutation($input: CreateEventInput!) { createEvent(input: $input) { event { id ticketTypes { id name } } } }',
    { input: { name: 'Concert', venue: 'Hall', startsAt, ticketTypes: [seats(100)], ...event } },
  );
  return dataOf<{ createEvent: { event: TestEvent } }>(answer).createEvent.event;
}

/** Creates an event and puts it on sale. */
export async function publishedEvent(domain: DomainUnderTest, event: NewTestEvent = {}): Promise<TestEvent> {
  const created = await createEvent(domain, event);
  const answer = await domain.query(
    eventsManager,
    'mutation($input: PublishEventInput!) { publishEvent(input: $input) { event { status } } }',
    { input: { eventId: created.id } },
  );
  dataOf(answer);
  return created;
}

const reservationFields =
  'reservation { id status version expiresAt total { amount currency } items { name quantity unitPrice { amount } } tickets { id code status } }';

/** The raw answer of createReservation for a number of tickets of the event's first kind. */
export function reserve(
  domain: DomainUnderTest,
  viewer: Viewer,
  event: TestEvent,
  quantity: number,
  extra: Record<string, unknown> = {},
): Promise<GraphqlAnswer> {
  const items = [{ ticketTypeId: event.ticketTypes[0]?.id, quantity }];
  return domain.query(
    viewer,
    `mutation($input: CreateReservationInput!) { createReservation(input: $input) { ${reservationFields} } }`,
    { input: { eventId: event.id, items, ...extra } },
  );
}

/** The error of createReservation, which must be refused with this code. */
export async function refuseReservation(
  code: string,
  ...attempt: Parameters<typeof reserve>
): Promise<GraphqlFailure> {
  return refusalOf(await reserve(...attempt), code);
}

/** A reservation that must succeed. */
export async function reserved(
  domain: DomainUnderTest,
  viewer: Viewer,
  event: TestEvent,
  quantity: number,
  extra: Record<string, unknown> = {},
): Promise<TestReservation> {
  const answer = await reserve(domain, viewer, event, quantity, extra);
  return dataOf<{ createReservation: { reservation: TestReservation } }>(answer).createReservation
    .reservation;
}

/** The raw answer of a mutation on one reservation. */
export function changeReservation(
  domain: DomainUnderTest,
  viewer: Viewer,
  mutation: 'confirmReservation' | 'cancelReservation',
  input: Record<string, unknown>,
): Promise<GraphqlAnswer> {
  const type = mutation === 'confirmReservation' ? 'ConfirmReservationInput' : 'CancelReservationInput';
  return domain.query(
    viewer,
    `mutation($input: ${type}!) { ${mutation}(input: $input) { ${reservationFields} } }`,
    { input },
  );
}

/** The error of a mutation on one reservation, which must be refused with this code. */
export async function refuseChange(
  code: string,
  ...attempt: Parameters<typeof changeReservation>
): Promise<GraphqlFailure> {
  return refusalOf(await changeReservation(...attempt), code);
}

/** A reservation as the viewer sees it; null when it is not visible. */
export async function readReservation(
  domain: DomainUnderTest,
  viewer: Viewer,
  id: string,
): Promise<(TestReservation & { readonly lastPaymentFailure: string | null }) | null> {
  const answer = await domain.query(
    viewer,
    'query($id: ID!) { reservation(id: $id) { id status version lastPaymentFailure tickets { id code status } } }',
    { id },
  );
  return dataOf<{ reservation: (TestReservation & { lastPaymentFailure: string | null }) | null }>(answer)
    .reservation;
}

/** Number of tickets of the event's first kind that are for sale, and the event's status. */
export async function availability(
  domain: DomainUnderTest,
  event: TestEvent,
): Promise<{ readonly status: string; readonly available: number }> {
  const answer = await domain.query(
    eventsManager,
    'query($id: ID!) { event(id: $id) { status ticketTypes { available } } }',
    { id: event.id },
  );
  const found = dataOf<{ event: { status: string; ticketTypes: Array<{ available: number }> } }>(
    answer,
  ).event;
  return { status: found.status, available: found.ticketTypes[0]?.available ?? -1 };
}

/** Whether an event is of this type of reservations, without prefix and version, and about the aggregate. */
export function isAbout(type: string, subject: string): (event: DomainEvent) => boolean {
  return (event) => event.type === `erp.reservations.${type}.v1` && event.subject === subject;
}
